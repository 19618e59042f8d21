package visible

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// marks returns what the page says about the story by properties of schema.org
// on its visible elements, as microdata ("microdata:articleSection") and RDFa
// ("rdfa:articleSection"), and by the classes of hAtom ("hatom:entry-title").
// Authors and dates are read where bylines and stamps are.
func marks(at *place) []claim.Claim {
	var out []claim.Claim
	for i := range at.p.Elems {
		e := &at.p.Elems[i]
		source, f := property(e)
		if f == "" || e.Hidden || e.Count.Words > maxMarked || !at.ofStory(int32(i)) || at.foreign(int32(i)) {
			continue
		}
		for _, value := range at.values(int32(i), f) {
			out = append(out, claim.Claim{Field: f, Value: value, Source: source, Elem: int32(i)})
		}
	}
	return out
}

// values are what a marked element says: its content attribute, each of its
// links where it holds a list of keywords, or else its text.
func (at *place) values(i int32, f claim.Field) (list []string) {
	e := &at.p.Elems[i]
	if content := page.Attr(e.Node, "content"); content != "" {
		return []string{page.Collapse(content)}
	}
	for j := i + 1; j < e.End && f == claim.Tag; j++ {
		if at.p.Elems[j].Tag == atom.A {
			list = append(list, at.p.ElemText(j))
		}
	}
	if len(list) > 0 {
		return list
	}
	return []string{at.p.ElemText(at.named(i))}
}

// maxMarked is how many words a marked value has at most: a description.
const maxMarked = 120

// marked are the properties of schema.org, in lower case, that say something
// about a story on an element of their own.
var marked = map[string]claim.Field{
	"headline": claim.Title, "articlesection": claim.Category, "keywords": claim.Tag, "description": claim.Description,
	"publisher": claim.SiteName,
}

// property is the property an element holds, as source and field; zero for none.
func property(e *page.Elem) (claim.Source, claim.Field) {
	for i := range e.Node.Attr {
		a := &e.Node.Attr[i]
		switch a.Key {
		case "itemprop":
			if name, f := propertyIn(a.Val); f != "" {
				return claim.Microdata.Named(name), f
			}
		case "property":
			if name, f := propertyIn(a.Val); f != "" {
				return claim.RDFa.Named(name), f
			}
		case "class":
			if strings.Contains(a.Val, "entry-title") {
				return claim.HAtom.Named("entry-title"), claim.Title
			}
		}
	}
	return claim.Source{}, ""
}

// propertyIn is the first of several properties that says something.
func propertyIn(value string) (string, claim.Field) {
	for name := range strings.FieldsSeq(value) {
		name = name[strings.LastIndexAny(name, ":/#")+1:]
		if f := marked[strings.ToLower(name)]; f != "" {
			return name, f
		}
	}
	return "", ""
}

// ofStory tells whether the thing that element i is a property of is a story
// or a page: not a product, a person or an organisation.
func (at *place) ofStory(i int32) bool {
	for j := at.p.Elems[i].Parent; j >= 0; j = at.p.Elems[j].Parent {
		n := at.p.Elems[j].Node
		typ := page.Attr(n, "itemtype") + page.Attr(n, "typeof")
		if typ != "" || page.HasAttr(n, "itemscope") {
			return strings.HasSuffix(typ, "Article") || strings.HasSuffix(typ, "Posting") || strings.HasSuffix(typ, "Page") ||
				strings.HasSuffix(typ, "CreativeWork") || strings.HasSuffix(typ, "Report")
		}
	}
	return true
}

// named is the element inside i that holds the name of the thing i is; i
// itself where there is none.
func (at *place) named(i int32) int32 {
	for j := i + 1; j < at.p.Elems[i].End; j++ {
		if n := at.p.Elems[j].Node; page.Attr(n, "itemprop") == "name" || page.Attr(n, "property") == "name" {
			return j
		}
	}
	return i
}

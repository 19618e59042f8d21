package rules

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// Site is the rules for one host. Where several find a field, the first has it.
type Site []*rule

// Found is what the rules of a site found on a page.
type Found struct {
	Removed map[*html.Node]bool // what is to be read as if it were not there
	Body    []*html.Node        // the elements that hold the story, in the order of the page
	Values  map[claim.Field][]Value
}

// Value is one value of a field.
type Value struct {
	Node *html.Node // the element that was found
	Attr string     // the value of the attribute that was asked for; "": the text counts
}

// Find looks for all that the rules name in a document, which it leaves as it
// is. Elements that are removed, and those inside them, are not found.
func (s Site) Find(doc *html.Node) Found {
	if len(s) == 0 {
		return Found{}
	}
	root := goquery.NewDocumentFromNode(doc).Selection
	f := Found{Removed: make(map[*html.Node]bool), Values: make(map[claim.Field][]Value)}
	for _, r := range s {
		for _, sel := range r.Remove {
			for _, n := range sel.nodes(root) {
				f.Removed[n] = true
			}
		}
	}
	for _, r := range s {
		if f.Body == nil {
			f.Body = f.kept(r.Body.nodes(root))
		}
		for field, sel := range r.fields() {
			if f.Values[field] == nil {
				f.Values[field] = sel.values(f.kept(sel.nodes(root)))
			}
		}
	}
	return f
}

// nodes are the elements that a selector finds, in the order of the page.
func (s selector) nodes(root *goquery.Selection) []*html.Node {
	if s.match == nil {
		return nil
	}
	return root.FindMatcher(s.match).Nodes
}

// values are what the selector asks for of elements. One without the attribute
// has none.
func (s selector) values(nodes []*html.Node) (out []Value) {
	for _, n := range nodes {
		v := Value{Node: n}
		if s.attribute != "" {
			if v.Attr = strings.TrimSpace(goquery.NewDocumentFromNode(n).AttrOr(s.attribute, "")); v.Attr == "" {
				continue
			}
		}
		out = append(out, v)
	}
	return out
}

// kept are the elements that are not removed and stand in none that is.
func (f Found) kept(nodes []*html.Node) (out []*html.Node) {
	for _, n := range nodes {
		at := n
		for at != nil && !f.Removed[at] {
			at = at.Parent
		}
		if at == nil {
			out = append(out, n)
		}
	}
	return out
}

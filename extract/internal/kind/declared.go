package kind

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// declared sees what a page says it is: by its OpenGraph type, the schema types
// of its JSON-LD and microdata, the system that made it and the classes of its
// body element.
func (l *look) declared(e *evidence) {
	e.add("og:type", l.openGraph())
	schema := 0
	for _, c := range l.Claims.Of(claim.Type) {
		if c.Source.Kind == claim.JSONLD {
			schema += seeType(e, "json-ld", c.Value)
		}
	}
	for i := range l.p.Elems {
		if t := page.Attr(l.p.Elems[i].Node, "itemtype"); t != "" {
			seeType(e, "microdata", t[strings.LastIndexByte(t, '/')+1:])
		}
	}
	if schema == 0 {
		e.add("json-ld", "no type of page")
	}
	l.system(e)
	l.bodyClasses(e)
}

func (l *look) openGraph() string {
	c, ok := l.Claims.From(claim.Type, claim.Meta.Named("og:type"))
	if !ok {
		return "none"
	}
	v, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(c.Value)), ".") // product.item
	switch v {
	case "article", "website", "blog", "product", "video", "profile", "object":
		return v
	}
	return "other"
}

// seeType sees a schema type, by the family it belongs to, and returns how many
// it saw.
func seeType(e *evidence, where, name string) int {
	if family, ok := typeFamilies[name]; ok {
		e.family(where, family)
		return 1
	}
	return 0
}

// system sees what made the page, by the families of systems.
func (l *look) system(e *evidence) {
	for _, m := range l.p.Metas {
		if m.Name != "generator" {
			continue
		}
		name := strings.ToLower(m.Content)
		for _, s := range systems {
			if strings.HasPrefix(name, s.prefix) {
				e.family("system", s.family)
			}
		}
	}
}

// bodyClasses sees what the body element's classes call the page.
func (l *look) bodyClasses(e *evidence) {
	for i := range min(3, len(l.p.Elems)) {
		n := l.p.Elems[i].Node
		if n.DataAtom != atom.Body {
			continue
		}
		for class := range strings.FieldsSeq(page.Attr(n, "class")) {
			if family, ok := bodyFamilies[class]; ok {
				e.family("body class", family)
			}
		}
	}
}

package visible

import (
	"strings"
	"unicode"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// isStamp tells elements that say, by their tag, attributes or class, that
// they hold a date.
func isStamp(e *page.Elem) bool {
	return e.Tag == atom.Time || e.Hints.Any(page.Date) || e.Tag == atom.Abbr && page.HasAttr(e.Node, "title") ||
		page.HasAttr(e.Node, "property")
}

// machine claims the date that an element holds for programs.
func (r *stampReader) machine(i int32) {
	e := &r.p.Elems[i]
	source, field := markup(e)
	value := attribute(e)
	switch {
	case value == "" && source == (claim.Source{}):
		return
	case value == "":
		value = r.p.ElemText(i)
	case source == (claim.Source{}):
		source = claim.Visible.Named("time")
	}
	if field == "" {
		field = r.labelOf(i)
	}
	r.add(field, value, source, i, e.First)
}

// attribute is the value of the attribute that gives an element's date.
func attribute(e *page.Elem) string {
	for _, key := range [...]string{"datetime", "content", "title"} {
		if v := page.Attr(e.Node, key); strings.ContainsFunc(v, unicode.IsDigit) {
			return v
		}
	}
	return ""
}

// properties are the words of schema.org and Dublin Core for dates.
var properties = map[string]claim.Field{
	"datepublished": claim.Published, "datecreated": claim.Published, "uploaddate": claim.Published, "date": claim.Published,
	"issued": claim.Published, "created": claim.Published, "published": claim.Published, "pubdate": claim.Published,
	"datemodified": claim.Modified, "modified": claim.Modified,
}

// markup tells by which markup an element says what date it holds, and which;
// zero where it does not.
func markup(e *page.Elem) (source claim.Source, f claim.Field) {
	for _, in := range [...]struct {
		key  string
		kind claim.Kind
	}{{"itemprop", claim.Microdata}, {"property", claim.RDFa}} {
		for name := range strings.FieldsSeq(page.Attr(e.Node, in.key)) {
			name = name[strings.LastIndexAny(name, ":/#")+1:]
			if f, ok := properties[strings.ToLower(name)]; ok {
				return in.kind.Named(name), f
			}
		}
	}
	if page.HasAttr(e.Node, "pubdate") { // of HTML's drafts
		return claim.Source{}, claim.Published
	}
	return claim.Source{}, styled(e)
}

// styled tells which date an element's class says it holds. hAtom marks the
// date of any entry with "updated", and with "published" where it has both.
func styled(e *page.Elem) claim.Field {
	class := strings.ToLower(page.Attr(e.Node, "class"))
	switch {
	case strings.Contains(class, "publish"), strings.Contains(class, "pubdate"):
		return claim.Published
	case strings.Contains(class, "modified"), strings.Contains(class, "updated"):
		return claim.Modified
	}
	return ""
}

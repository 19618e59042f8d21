package visible

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// apart is the text of some leaves inside element i, with " | " between those
// that a reader sees apart or that the page names apart: lines, links, and
// elements that have a class. A reader of "Posted by Ada in Boats" knows from
// the two links that "Ada in Boats" is no name.
//
// It ends before what only says where the story is filed.
func (r *bylineReader) apart(from, to, i int32) string {
	var b strings.Builder
	last := int32(-1)
	for l := from; l < to; l++ {
		leaf := r.p.Leaves[l]
		unit := r.unit(leaf.Elem, i)
		if text := page.Collapse(leaf.Node.Data); leaf.Node.DataAtom == 0 && text != "" {
			switch {
			case unit != last && b.Len() > 0 && filingWords[strings.ToLower(strings.Trim(text, " ·|•-–:"))]:
				return b.String()
			case b.Len() > 0 && unit != last:
				b.WriteString(" | ")
			case b.Len() > 0:
				b.WriteByte(' ')
			}
			b.WriteString(text)
		}
		last = unit
		if leaf.Node.DataAtom == atom.Br {
			last = -1
		}
	}
	return b.String()
}

// unit is the nearest element around a leaf that sets its text apart; i where
// none inside i does. Parts of a name in elements of their own stay together.
func (r *bylineReader) unit(leaf, i int32) int32 {
	for j := leaf; j > i; j = r.p.Elems[j].Parent {
		e := &r.p.Elems[j]
		class := page.Attr(e.Node, "class")
		if e.Tag == atom.A || e.Tag == atom.Time || class != "" && !namePart(class) || !isPart(e.Tag) {
			return j
		}
	}
	return i
}

// namePart tells the classes of the given and the family name.
func namePart(class string) bool {
	for _, word := range [...]string{"first", "last", "given", "family"} {
		if strings.Contains(class, word) {
			return true
		}
	}
	return false
}

// filingWords are those between an author and a section.
var filingWords = map[string]bool{
	"in": true, "under": true, "filed under": true, "posted in": true, "unter": true, "en": true, "dans": true, "på": true,
}

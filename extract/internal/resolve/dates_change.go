package resolve

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

// sortOut takes dates without a label for changes where the metadata or a
// label elsewhere knows them as such and there is an earlier one for the
// publication. But a day printed alone beside the headline is the one that the
// page gives its reader for the story, whatever the metadata calls it: on two
// of three such pages in the development sets people took it for that.
func (ws testimony) sortOut(p *page.Page) {
	for i := range ws {
		w := &ws[i]
		if w.kind == printed && w.Field == claim.Published && w.Source != claim.Visible.Named("published") &&
			ws.knownAs(claim.Modified, w) && !ws.knownAs(claim.Published, w) && ws.publishedBefore(w) &&
			(!ws.standsAlone(w) || styledAsChange(p, w.Elem)) {
			w.Field = claim.Modified
		}
	}
}

// standsAlone tells whether the day of w is printed near the headline and no
// label calls it a change.
func (ws testimony) standsAlone(w *witness) bool {
	alone := false
	for i := range ws {
		v := &ws[i]
		if v.kind != printed || !v.SameDay(w.Date) {
			continue
		}
		if v.Source == claim.Visible.Named("updated") {
			return false
		}
		alone = alone || v.Source == claim.Visible.Named("date") && v.Type == claim.AtHead && w.Type == claim.AtHead
	}
	return alone
}

// styledAsChange tells whether the class of an element, of one in it or of the
// two around it says that it holds the date of a change. Alone that says
// little, since hAtom calls every date of an entry "updated".
func styledAsChange(p *page.Page, i int32) bool {
	if i < 0 {
		return false
	}
	for k := i; k < p.Elems[i].End; k++ {
		if saysChange(p, k) {
			return true
		}
	}
	for range 2 {
		if i = p.Elems[i].Parent; i < 0 {
			return false
		}
		if saysChange(p, i) {
			return true
		}
	}
	return false
}

func saysChange(p *page.Page, i int32) bool {
	class := strings.ToLower(page.Attr(p.Elems[i].Node, "class"))
	return strings.Contains(class, "updated") || strings.Contains(class, "modified")
}

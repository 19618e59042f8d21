package visible

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// How many lines from the story a date is still said to stand at its head or
// its end.
const (
	headLines = 12
	endLines  = 10
)

// where names the place of a date in element i and a line; "" where it is not
// of this story.
func (at *place) where(i, line int32) string {
	offside := false
	for ; i >= 0; i = at.p.Elems[i].Parent {
		e := &at.p.Elems[i]
		switch {
		case at.headline >= 0 && at.p.Within(at.headline, i), e.First <= at.start && at.end <= e.Last, e.Tag == atom.Body:
			i = 0
		case e.Hints.Any(page.Comments), ofOthers(e):
			return ""
		case e.Hidden, e.Tag == atom.Nav, e.Tag == atom.Footer && e.First > at.end, e.Tag == atom.Aside,
			e.Hints.Any(page.Nav | page.Aside | page.Widget | page.Popup | page.Consent | page.Ad | page.Signup | page.Legal):
			offside = true
		}
	}
	switch {
	case offside:
	case line >= at.head-headLines && line <= at.start+1:
		return claim.AtHead
	case line > at.start && line < at.end:
		return claim.InBody
	case line >= at.end && line < at.end+endLines:
		return claim.AtEnd
	}
	return claim.Elsewhere
}

// ofOthers tells what holds other stories: it is styled as that, holds more
// than a date and an author, and a part of it links to them.
func ofOthers(e *page.Elem) bool {
	return e.Hints.Any(page.Related|page.Card|page.Product|page.Pager|page.List) &&
		e.Count.Words > maxStampWords && e.Count.LinkDensity() > 0.2
}

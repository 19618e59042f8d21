package visible

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/dates"
	"github.com/tearsheet-news/tearsheet/extract/internal/names"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// How many lines from the story a date is still said to stand at its head or
// its end.
const (
	headLines = 12
	endLines  = 10

	headlineWords = 5 // fewer are a name or a section
)

// where names the place of a date in element i and a line; "" where it is not
// of this story.
func (at *place) where(i, line int32) string {
	date := i
	offside, boxed := false, false
	for ; i >= 0; i = at.p.Elems[i].Parent {
		e := &at.p.Elems[i]
		switch {
		case at.headline >= 0 && at.p.Within(at.headline, i), e.First <= at.start && at.end <= e.Last, e.Tag == atom.Body:
			i = 0
		case e.Hints.Any(page.Comments) && e.First >= at.start, at.ofOthers(i, date):
			return "" // before the story, "comment" names a kind of story
		case e.Hidden, e.Tag == atom.Nav, e.Tag == atom.Footer && e.First > at.end, e.Tag == atom.Aside,
			(e.Hints &^ at.kind).Any(page.Nav | page.Popup | page.Consent | page.Ad | page.Signup | page.Legal):
			offside = true
		case (e.Hints &^ at.kind).Any(page.Aside | page.Widget):
			offside, boxed = offside || !e.Hints.Any(page.Styled), true
		}
	}
	switch {
	case offside:
	case line >= at.head-headLines && (line <= at.start+1 || line < at.second && line <= at.start+headLines):
		if boxed {
			return claim.Boxed
		}
		return claim.AtHead
	case line > at.start && line < at.end:
		return claim.InBody
	case line >= at.end && line < at.end+endLines:
		return claim.AtEnd
	}
	return claim.Elsewhere
}

// ofOthers tells whether element i, around a date, is styled as holding other
// stories and links to one by its headline.
func (at *place) ofOthers(i, date int32) bool {
	e := &at.p.Elems[i]
	if !e.Hints.Any(page.Related|page.Card|page.Product|page.Pager|page.List) || e.Hints.Any(page.Author) || e.Count.LinkChars == 0 {
		return false
	}
	for k := i; k < e.End; k++ {
		link := &at.p.Elems[k]
		if link.Tag != atom.A {
			continue
		}
		words := link.Count.Words
		if at.p.Within(date, k) {
			words -= at.p.Elems[date].Count.Words
		}
		if words >= headlineWords && !ofTheStory(at.p.ElemText(k)) {
			return true
		}
	}
	return false
}

// ofTheStory tells the text of a link that is no headline: a byline or a date.
func ofTheStory(text string) bool {
	byline, _ := names.Byline(text)
	_, dated := dates.First(text, dates.Context{})
	return byline != "" || dated
}

package visible

import (
	"strings"
	"unicode"

	"github.com/tearsheet-news/tearsheet/extract/internal/body"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// place tells where on the page the story stands, in lines. A line is a
// segment; what stands a few lines from the story is likely about it.
type place struct {
	p        *page.Page
	headline int32 // element; -1 where none was found
	head     int32 // line of the headline; start where there is none
	start    int32 // lines of the body: start up to end
	end      int32
	second   int32     // line of the body's second paragraph: its first may be a standfirst above the byline
	kind     page.Hint // what the parts that hold the story are named for
}

// placeOf finds the headline of a story and with it the story's place.
func placeOf(p *page.Page, b body.Body) *place {
	at := &place{p: p, headline: -1}
	if n := len(b.Kept); n > 0 {
		at.start, at.second, at.end = b.Kept[0], b.Kept[min(1, n-1)], b.Kept[n-1]+1
	}
	at.headline = at.findHeadline()
	at.head = at.start
	if at.headline >= 0 {
		at.head = p.Elems[at.headline].First
		at.start, at.end = max(at.start, at.head), max(at.end, at.head+1)
		p.Up(at.headline, func(i int32) bool {
			at.kind |= p.Elems[i].Hints & (page.Signup | page.Ad | page.Legal)
			return true
		})
	}
	return at
}

// findHeadline returns the heading that says most of what the title element
// says; among those that say nothing of it, the lowest one of first rank above
// the body.
func (at *place) findHeadline() int32 {
	best, bestScore := int32(-1), 0
	for i := range at.p.Elems {
		e := &at.p.Elems[i]
		if e.Hidden || e.Count.Words < 1 || e.Count.Words > 50 || !isHeading(e) {
			continue
		}
		s := at.headlineScore(int32(i))
		if s > bestScore || s == bestScore && s > 0 && e.First <= at.start {
			best, bestScore = int32(i), s
		}
	}
	return best
}

func isHeading(e *page.Elem) bool {
	switch e.Tag {
	case atom.H1, atom.H2, atom.H3:
		return true
	case atom.Div, atom.P, atom.Span:
		return e.Hints.Any(page.Headline)
	}
	return false
}

func (at *place) headlineScore(i int32) int {
	e := &at.p.Elems[i]
	score := 0
	if e.Tag == atom.H1 {
		score = 3
		if e.First <= at.start {
			score++
		}
	}
	if n := shared(at.p.Title, at.p.ElemText(i)); n > 3 {
		score += n
	}
	return score
}

// shared is how many bytes of a heading the title element says, too: all of
// them, or the larger half of its words that both begin with. A heading may go
// on with a count of comments, and a dash in one be a hyphen in the other.
func shared(title, heading string) int {
	if strings.Contains(title, heading) {
		return len(heading)
	}
	said, words := wordsOf(title), wordsOf(heading)
	n, same := 0, 0
	for n < min(len(said), len(words)) && said[n] == words[n] {
		same += len(words[n]) + 1
		n++
	}
	if n < fewWords || 2*n <= len(words) {
		return 0
	}
	return same
}

// fewWords in common are a name, of the site or of a series.
const fewWords = 4

// wordsOf cuts a text at all that is neither letter nor digit.
func wordsOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// distance is how many lines element i stands from the story: 0 between its
// headline and its end.
func (at *place) distance(i int32) int32 {
	line := at.p.Elems[i].First
	switch {
	case line < at.head:
		return at.head - line
	case line >= at.end:
		return line - at.end + 1
	}
	return 0
}

// elsewhere are the parts of a page that speak about other stories or about
// the site.
const elsewhere = page.Related | page.Comments | page.Card | page.Widget | page.Popup | page.Consent | page.Login |
	page.Ad | page.Signup | page.Pager | page.Product | page.Bio

// foreign tells whether element i stands in a part of the page that does not
// speak about the story. What holds the headline or the body does.
func (at *place) foreign(i int32) bool {
	for ; i >= 0; i = at.p.Elems[i].Parent {
		e := &at.p.Elems[i]
		switch {
		case at.headline >= 0 && at.p.Within(at.headline, i), e.First <= at.start && at.end <= e.Last, e.Tag == atom.Body:
			return false
		case e.Hidden, e.Hints.Any(elsewhere):
			return true
		case (e.Tag == atom.Nav || e.Hints.Any(page.Nav)) && !e.Hints.Any(page.Breadcrumb):
			return true
		}
	}
	return false
}

// hinted tells whether element i or one of the three around it has a hint. What
// holds more than a few words, or the headline, is about more than i.
func (at *place) hinted(i int32, h page.Hint) bool {
	for n := 0; n < 4 && i >= 0 && i != at.headline; n++ {
		e := &at.p.Elems[i]
		if e.Count.Words > 60 || at.headline >= 0 && at.p.Within(at.headline, i) {
			return false
		}
		if e.Hints.Any(h) {
			return true
		}
		i = e.Parent
	}
	return false
}

// inProse tells whether element i is a few words of a longer line that is not
// all links: a sentence that mentions something, not a label.
func (at *place) inProse(i int32) bool {
	e := &at.p.Elems[i]
	if int(e.First) >= len(at.p.Segments) {
		return false
	}
	c := at.p.Segments[e.First].Count
	return c.Words > 12 && c.LinkDensity() < 0.5
}

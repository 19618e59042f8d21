package body

import (
	"strings"
	"unicode/utf8"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// lede keeps what stands between the headline and the root and speaks for
// itself: the sentence or two that many sites print in the article's header.
// Where no headline stands above the root, it takes more evidence.
func (c *choice) lede() {
	const (
		enough = -1.5
		reach  = 40 // segments above the root in which the headline is looked for
		near   = 8  // segments above the root where none is
	)
	first := c.p.Elems[c.root].First
	for i := c.h1Above(first, reach) + 1; i > 0 && i < first; i++ {
		if c.scores[i] > enough && c.introduces(i) {
			c.set(i, true, "lede")
		}
	}
	for i := range first {
		if c.sums(i) {
			c.set(i, true, "lede: the page's description")
		}
	}
	for i := max(0, first-near); i < first; i++ {
		if c.scores[i] > keepAbove && c.leads(i) {
			c.set(i, true, "scores above the root")
		}
	}
}

// sums tells whether a segment is what the page's data gives as its description,
// printed for the reader to see.
func (c *choice) sums(i int32) bool {
	g := &c.p.Segments[i]
	return g.Count.Words >= 8 && g.Count.LinkChars == 0 && !c.s.hidden(g) && c.rank(i) == 0 && c.s.summed.bucket(c.s.texts[i]) == 3
}

// h1Above is the headline, or else the nearest segment of a heading of first
// rank, above segment first, at most reach away; -1 where there is none.
func (c *choice) h1Above(first, reach int32) int32 {
	if h := c.s.h1; h >= first-reach && h < first {
		return h
	}
	for i := first - 1; i >= max(0, first-reach); i-- {
		if c.rank(i) == 1 {
			return i
		}
	}
	return -1
}

// leads tells whether a segment above the root that scored as story does can be
// its first: the features know more about it than a rule, but for what
// repeats the headline or is hidden.
func (c *choice) leads(i int32) bool {
	g := &c.p.Segments[i]
	return !c.s.hidden(g) && g.Count.Words >= 8 && g.Count.LinkDensity() < 0.3 && c.rank(i) != 1 && !c.dated(i) && !c.isHeadline(c.s.texts[i])
}

// introduces tells whether a segment above the root reads like a sentence of
// the story rather than a caption or a line about author and date.
func (c *choice) introduces(i int32) bool {
	g := &c.p.Segments[i]
	if c.s.hidden(g) || g.Count.Words < 8 || g.Count.LinkChars > 0 || g.Count.Stops == 0 || c.rank(i) > 0 || c.dated(i) {
		return false
	}
	const other = page.Caption | page.Author | page.Date | page.Bio | page.Media | page.Related | page.Ad | page.Share
	e := &c.p.Elems[g.Elem]
	up := &c.p.Elems[max(e.Parent, 0)]
	return !(e.Hints | up.Hints).Any(other) && e.Tag != atom.Figcaption && up.Tag != atom.Figcaption
}

// dated tells whether a segment is mostly a date: one character in ten is a
// digit.
func (c *choice) dated(i int32) bool {
	text := c.p.Text(&c.p.Segments[i])
	digits := strings.Count(text, "0")
	for d := '1'; d <= '9'; d++ {
		digits += strings.Count(text, string(d))
	}
	return digits*10 > utf8.RuneCountInString(text)
}

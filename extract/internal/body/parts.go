package body

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// parts keeps or removes whole what a reader takes for one thing: a list, a
// listing, a quotation. The weights judge its lines one by one, and short ones
// look like boilerplate even where those around them are story.
func (c *choice) parts() {
	for i := c.root + 1; i < c.p.Elems[c.root].End; i++ {
		e := &c.p.Elems[i]
		switch {
		case c.s.holds(i):
			continue
		case isPart(e.Tag):
			c.part(i)
		case page.IsPost(e.Node):
			c.post(i)
		default:
			continue
		}
		i = e.End - 1
	}
}

func isPart(tag atom.Atom) bool {
	switch tag {
	case atom.Ul, atom.Ol, atom.Dl, atom.Pre:
		return true
	}
	return false
}

// wayBack is how many characters a link may have without leading away: an arrow or
// a number, from a note back to its place in the story.
const wayBack = 3

// part decides on one: as most of it was judged, and where the judgement is
// divided, for what stands in the flow of the story.
func (c *choice) part(i int32) {
	e := &c.p.Elems[i]
	lines, kept, linked := 0, 0, 0
	var all page.Count
	for s := e.First; s < e.Last; s++ {
		if c.p.Segments[s].Count.Words == 0 || c.s.hidden(&c.p.Segments[s]) {
			continue
		}
		lines++
		all.Add(c.p.Segments[s].Count)
		kept += yes(c.keep[s])
		linked += yes(c.p.Segments[s].Count.LinkChars > wayBack)
	}
	switch {
	case kept == lines:
	case 3*kept >= 2*lines && 3*linked <= lines && all.LinkDensity() < 0.3, c.inFlow(i, false) && all.LinkDensity() < 0.3 && 2*linked <= lines:
		c.setPart(e, true)
	case 3*kept < lines && kept > 0:
		c.setPart(e, false)
	}
}

// post keeps a post of another site that stands in the flow of the story, if it
// has words of its own and not only a button to see it.
func (c *choice) post(i int32) {
	const shortest = 4 // words
	e := &c.p.Elems[i]
	said := int32(0)
	for s := e.First; s < e.Last; s++ {
		if g := &c.p.Segments[s]; g.Count.LinkDensity() < 0.5 {
			said += g.Count.Words
		}
	}
	if said >= shortest && !c.isCalled(e.Parent, elsewhere&^page.Share) && // is-provider-twitter
		c.amid(e.First, e.Last, c.outer(i)) {
		c.setPart(e, true)
	}
}

// outer is the outermost element around i that holds nothing else.
func (c *choice) outer(i int32) int32 {
	for up := c.s.parent(i); up > c.root && c.p.Elems[up].First == c.p.Elems[i].First && c.p.Elems[up].Last == c.p.Elems[i].Last; up = c.s.parent(i) {
		i = up
	}
	return c.s.parent(i)
}

// amid tells whether the segments from first up to end stand between kept ones
// inside element parent, or at its start or end.
func (c *choice) amid(first, end, parent int32) bool {
	before, after := c.kin(first-1, -1, parent), c.kin(end, 1, parent)
	return (before >= 0 || after >= 0) && (before < 0 || c.keep[before]) && (after < 0 || c.keep[after])
}

func (c *choice) setPart(e *page.Elem, keep bool) {
	for s := e.First; s < e.Last; s++ {
		if g := &c.p.Segments[s]; g.Count.Words > 0 && !c.s.hidden(g) {
			c.set(s, keep, "as the part that it is in")
		}
	}
}

// elsewhere are the hints of what stands in a story without being of it.
const elsewhere = page.Nav | page.Footer | page.Aside | page.Comments | page.Share | page.Related | page.Ad | page.Signup | page.Author | page.Tags |
	page.Card | page.Paywall | page.Consent | page.Login | page.Product | page.Pager | page.Rating | page.Breadcrumb | page.Bio | page.Tool | page.Toc

// headings keeps those that stand in the flow of the story over something that
// was kept.
func (c *choice) headings() {
	for i := range c.keep {
		g := &c.p.Segments[i]
		if c.keep[i] || g.Count.Words == 0 || g.Count.LinkChars > 0 || c.s.hidden(g) || c.rank(int32(i)) < 2 || !c.p.Within(g.Elem, c.root) {
			continue
		}
		if i+1 < len(c.keep) && c.keep[i+1] && c.p.Segments[i+1].Count.Words > 0 && c.rank(int32(i+1)) == 0 && phrase(c.s.texts[i]) == 0 && c.inFlow(g.Elem, true) {
			c.set(int32(i), true, "heading of what is kept")
		}
	}
}

// isElsewhere tells whether something around element i that does not hold most of
// the page's prose is called something else than story.
func (c *choice) isElsewhere(i int32) bool { return c.isCalled(i, elsewhere) }

func (c *choice) isCalled(i int32, set page.Hint) bool {
	for ; i >= 0 && !c.s.holds(i); i = c.p.Elems[i].Parent {
		if c.p.Elems[i].Hints.Any(set) {
			return true
		}
	}
	return false
}

// inFlow tells whether element i stands in the flow of the story: behind text of
// it, before more of it or at its end, with nothing around that is called
// something else. Where wide is set, the text before may stand outside of the
// element around i.
func (c *choice) inFlow(i int32, wide bool) bool {
	if c.isElsewhere(i) {
		return false
	}
	e := &c.p.Elems[i]
	parent := e.Parent
	before := c.kin(e.First-1, -1, parent)
	for wide && before < 0 && parent > c.root && !c.s.holds(parent) {
		parent = c.p.Elems[parent].Parent
		before = c.kin(e.First-1, -1, parent)
	}
	after := c.kin(e.Last, 1, parent)
	return before >= 0 && c.keep[before] && (after < 0 || c.keep[after])
}

// kin is the nearest segment with words from s on, in the direction of step,
// that is inside element parent; -1 where there is none. A heading that was not
// kept goes with what is below it.
func (c *choice) kin(s, step, parent int32) int32 {
	for ; s >= c.p.Elems[parent].First && s < c.p.Elems[parent].Last; s += step {
		if c.p.Segments[s].Count.Words > 0 && (c.rank(s) == 0 || c.keep[s]) {
			return s
		}
	}
	return -1
}

package body

import "github.com/tearsheet-news/tearsheet/extract/internal/page"

// between keeps short lines that stand between lines of the story and look like
// one of those: the "No." of an interview, a verse, a break between two scenes.
func (c *choice) between() {
	e := &c.p.Elems[c.root]
	looks := make(map[look]int) // of what is kept, and how often others recur
	for i := e.First; i < e.Last; i++ {
		if g := &c.p.Segments[i]; g.Count.Words > 0 && g.Count.LinkChars == 0 {
			looks[c.s.looks[i][2]] += 1 + recurs*yes(c.keep[i])
		}
	}
	for i := e.First; i < e.Last; i++ {
		if c.keep[i] || !c.canBeLine(i, looks) {
			continue
		}
		end := i + 1
		for end < e.Last && c.p.Segments[end].Elem != c.p.Segments[i].Elem && c.sameParent(i, end) && !c.keep[end] && c.canBeLine(end, looks) {
			end++
		}
		if c.amongKept(i, end) {
			for ; i < end; i++ {
				c.set(i, true, "between lines of the story")
			}
		}
		i = end - 1
	}
}

// recurs is how often lines of one look stand in a story that has them.
const recurs = 3

func (c *choice) sameParent(i, k int32) bool {
	return c.s.parent(c.p.Segments[i].Elem) == c.s.parent(c.p.Segments[k].Elem)
}

// canBeLine tells a segment that nothing but its score speaks against.
func (c *choice) canBeLine(i int32, looks map[look]int) bool {
	g := &c.p.Segments[i]
	if g.Break {
		return true
	}
	if c.why[i] != "" || g.Count.Words == 0 || g.Count.LinkChars > 0 || g.Images > 0 || i > 0 && c.p.Segments[i-1].Images > 0 {
		return false
	}
	hints, _ := c.s.inner(g)
	return !hints.Any(elsewhere|page.Caption|page.Date|page.MetaLine|page.Legal|page.Poll) && !c.s.hidden(g) && c.rank(i) == 0 &&
		looks[c.s.looks[i][2]] >= recurs && phrase(c.s.texts[i]) == 0 && !isDay(c.s.texts[i])
}

// amongKept tells whether the segments from first up to end stand between two
// that are kept, all in one element, or at the head of the one with most prose.
func (c *choice) amongKept(first, end int32) bool {
	parent := c.s.parent(c.p.Segments[first].Elem)
	before, after := c.kin(first-1, -1, parent), c.kin(end, 1, parent)
	for before < 0 && after < 0 && parent > c.root && !c.s.holds(parent) { // they are all that the parent holds
		parent = c.s.parent(parent)
		before, after = c.kin(first-1, -1, parent), c.kin(end, 1, parent)
	}
	return (before < 0 && parent == c.s.home || before >= 0 && c.keep[before]) && after >= 0 && c.keep[after] && !c.isElsewhere(parent)
}

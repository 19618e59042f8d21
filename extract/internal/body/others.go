package body

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// others removes what stands outside the article that has the headline in it,
// where that article has much of what was kept: the next stories, which many
// sites append to the one that was asked for, so that the page never ends.
func (c *choice) others() {
	const much = 3 // a third
	if c.s.h1 < 0 {
		return
	}
	a := c.p.Closest(c.p.Segments[c.s.h1].Elem, func(e *page.Elem) bool { return e.Tag == atom.Article })
	if a <= c.root || much*c.keptWords(a) < c.keptWords(c.root) {
		return
	}
	c.root = a
	for i := range c.keep {
		if !c.p.Within(c.p.Segments[i].Elem, a) {
			c.set(int32(i), false, "outside the article of the headline")
		}
	}
}

// keptWords counts the words inside an element that are kept so far.
func (c *choice) keptWords(e int32) int32 {
	n := int32(0)
	for i := c.p.Elems[e].First; i < c.p.Elems[e].Last; i++ {
		if c.keep[i] {
			n += c.p.Segments[i].Count.Words
		}
	}
	return n
}

package body

import "github.com/tearsheet-news/tearsheet/extract/internal/page"

// comments removes what readers wrote: the parts inside the root that are called
// comments and hold less of what was kept than stands outside of them. Where
// they hold more, the story itself is called so, or the comments are the story.
func (c *choice) comments() {
	for i := c.root + 1; i < c.p.Elems[c.root].End; i++ {
		e := &c.p.Elems[i]
		if !e.Hints.Any(page.Comments) || e.First == e.Last {
			continue
		}
		if inside := c.keptWords(i); inside > 0 && 2*inside < c.keptWords(c.root) {
			for s := e.First; s < e.Last; s++ {
				c.set(s, false, "comments")
			}
		}
		i = e.End - 1
	}
}

package body

import "strings"

// ending removes short lines at the end of the story that begin as a credit, an
// invitation or a notice does ("Source: Northern Tide Mirror"). In the middle
// such a line may be part of the story; at its end it hardly ever is.
func (c *choice) ending() {
	const longest = 10 // words
	for i := int32(len(c.keep) - 1); i >= 0; i-- {
		words := c.p.Segments[i].Count.Words
		if !c.keep[i] || words == 0 {
			continue
		}
		if !strings.ContainsFunc(c.s.texts[i], isWord) {
			c.set(i, false, "ends the story: no word")
			continue
		}
		n := phrase(c.s.texts[i])
		if words > longest || n == 0 || c.rank(i) > 0 {
			return
		}
		c.set(i, false, "ends the story: "+phraseNames[n])
	}
}

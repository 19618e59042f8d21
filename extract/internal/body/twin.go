package body

// twins removes what was said before, where much of the story is said twice:
// a page that holds it once for wide screens and once for narrow ones. A single
// paragraph may well repeat, in a changelog, a song or a text that fills space.
func (c *choice) twins() {
	const (
		shortest = 10 // words of a paragraph that does not repeat by chance
		much     = 7  // a seventh of the story's words
		several  = 2  // paragraphs that differ
	)
	seen := make(map[string]int)
	var again []int32
	all, twice, differ := int32(0), int32(0), 0
	for i, keep := range c.keep {
		n := c.p.Segments[i].Count.Words
		if !keep {
			continue
		}
		all += n
		if n < shortest {
			continue
		}
		text := c.s.texts[i]
		switch seen[text]++; seen[text] {
		case 1:
			continue
		case 2:
			differ++
		}
		again = append(again, int32(i))
		twice += n
	}
	if much*twice < all || differ < several {
		return
	}
	for _, i := range again {
		c.set(i, false, "said before")
	}
}

package body

// twins removes what was said before, where much of the story is said twice:
// a page that holds it once for wide screens and once for narrow ones. Single
// paragraphs may well repeat, in a changelog or a song.
func (c *choice) twins() {
	const (
		shortest = 10 // words of a paragraph that does not repeat by chance
		much     = 7  // a seventh of the story's words
	)
	seen := make(map[string]bool)
	var again []int32
	all, twice := int32(0), int32(0)
	for i, keep := range c.keep {
		n := c.p.Segments[i].Count.Words
		if !keep {
			continue
		}
		all += n
		if n < shortest {
			continue
		}
		if seen[c.s.texts[i]] {
			again = append(again, int32(i))
			twice += n
		}
		seen[c.s.texts[i]] = true
	}
	if much*twice < all {
		return
	}
	for _, i := range again {
		c.set(i, false, "said before")
	}
}

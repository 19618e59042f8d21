package body

import "strings"

// headline removes the headline where the story's own container starts with it
// again: the record has it as its title.
func (c *choice) headline() {
	const reach = 4 // kept segments; further down the words are a caption's or a quote
	seen := 0
	for i, keep := range c.keep {
		if !keep {
			continue
		}
		if seen++; seen > reach {
			return
		}
		if c.isHeadline(c.s.texts[i]) {
			c.set(int32(i), false, "repeated headline")
		}
	}
}

// isHeadline tells a text that is what the h1 says or the title element begins
// with, with at most a line about author and date below it.
func (c *choice) isHeadline(text string) bool {
	const (
		shortest = 12 // bytes; a shorter text may start a title by chance
		line     = 60 // bytes of the line below
	)
	first, rest, _ := strings.Cut(text, "\n")
	if len(first) < shortest || len(rest) > line {
		return false
	}
	if c.s.h1 >= 0 && strings.EqualFold(first, c.s.texts[c.s.h1]) {
		return true
	}
	title := c.p.Title
	return len(title) >= len(first) && strings.EqualFold(title[:len(first)], first)
}

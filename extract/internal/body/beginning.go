package body

import (
	"strings"
	"unicode"

	"github.com/tearsheet-news/tearsheet/extract/internal/dates"
)

// beginning removes lines at the start of the story that tell a day and little
// else ("Updated: 5 May 2024"): the line under the headline.
// Further down a day may head an entry of a diary or a ticker.
func (c *choice) beginning() {
	const longest = 8 // words
	for i, keep := range c.keep {
		words := c.p.Segments[i].Count.Words
		if !keep || words == 0 {
			continue
		}
		if words > longest || c.rank(int32(i)) > 0 || !isDay(c.s.texts[i]) {
			return
		}
		c.set(int32(i), false, "day of publication")
	}
}

// isDay tells a text that is little more than a date.
func isDay(text string) bool {
	const others = 28 // letters beside the date: a label, a name, "No comments"
	if !strings.ContainsFunc(text, unicode.IsDigit) || strings.HasSuffix(text, ".") {
		return false
	}
	f, ok := dates.First(text, dates.Context{})
	if !ok {
		return false
	}
	letters := 0
	for _, r := range text[:f.Start] + text[f.End:] {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters <= others
}

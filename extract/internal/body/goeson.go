package body

import "strings"

// prepositions begin the lines of authors and of what is about them, and as many
// paragraphs.
var prepositions = []string{"about ", "by ", "von ", "par ", "por "}

// goesOn keeps paragraphs in the flow of the story that were taken for a line
// about its author for nothing but their first word: "About 300 people came …".
func (c *choice) goesOn() {
	const paragraph = 20 // words, which no such line has without a link
	for i := range c.keep {
		g := &c.p.Segments[i]
		if c.keep[i] || g.Count.Words < paragraph || g.Count.LinkChars > 0 || g.Count.Stops == 0 || c.s.hidden(g) ||
			!c.p.Within(g.Elem, c.root) || phraseNames[phrase(c.s.texts[i])] != "about author" {
			continue
		}
		first, _, _ := strings.Cut(strings.ToLower(c.s.texts[i]), " ")
		for _, p := range prepositions {
			if first+" " == p && !strings.HasPrefix(strings.ToLower(c.s.texts[i]), "about the author") && c.inFlow(g.Elem, false) {
				c.set(int32(i), true, "goes on with the story")
			}
		}
	}
}

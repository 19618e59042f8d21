package dates

import "strings"

// A gap is what stands between a day and its time of day.
type gap struct {
	end  int
	iso  bool // it is the T of ISO 8601
	led  bool // it holds a word that leads to a time
	half half
}

// maxGap is the most steps of spaces, marks and words in a gap. "(Wed) at
// around" takes nine.
const maxGap = 10

// gapAt reads the gap that begins at byte i.
func (r *clocks) gapAt(i int) gap {
	g := gap{end: i}
	for range maxGap {
		c, size := runeAt(r.text, g.end)
		switch {
		case size == 0:
			return g
		case isSpace(c):
			g.end = skipSpace(r.text, g.end)
		case strings.ContainsRune(gapMarks, c):
			g.end += size
		case !isLetter(c) || !r.gapWord(&g):
			return g
		}
	}
	return g
}

// gapWord takes the next word into the gap, if it may stand there.
func (r *clocks) gapWord(g *gap) bool {
	w := wordAt(r.text, g.end)
	key := string(w.key())
	switch {
	case key == "t" && w.end < len(r.text) && r.text[w.end] >= '0' && r.text[w.end] <= '9':
		g.iso = true
	case halves[key] != noHalf:
		g.half = halves[key]
	case leadWords[key]:
		g.led = true
	case !gapWords[key] && !weekdays[key]:
		return false
	}
	g.end = w.end
	return true
}

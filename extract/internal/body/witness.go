package body

import (
	"strings"
	"unicode"
)

// Told is what others tell of the story.
type Told struct {
	Story   string // its text by the page's data; "" where that has none
	Summary string // the page's summaries of it, one after another

	// Other asks another extractor for the texts of the text nodes that it takes
	// for the story. It is asked only in doubt; nil means nobody is.
	Other func() map[string]bool
}

// minTold is how long, in bytes, a story has to be to bear witness; shorter
// ones are summaries.
const minTold = 200

// witness is a text of the page's data, by its runs of three words.
type witness struct {
	runs map[uint64]bool // nil: there is no witness
}

func newWitness(text string, shortest int) *witness {
	w := &witness{}
	if len(text) < shortest {
		return w
	}
	w.runs = make(map[uint64]bool, len(text)/6)
	eachRun(text, func(h uint64) { w.runs[h] = true })
	return w
}

// eachRun calls f with a hash of each three words in a row.
func eachRun(text string, f func(uint64)) {
	var last [2]uint64
	n := 0
	for word := range strings.FieldsFuncSeq(text, notWord) {
		h := fnv64(0, word)
		if n++; n > 2 {
			f((last[0]*31+last[1])*31 + h)
		}
		last[0], last[1] = last[1], h
	}
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func notWord(r rune) bool { return !isWord(r) }

// bucket tells how much of a text the witness has: buckets of gTold.
func (w *witness) bucket(text string) int {
	if w.runs == nil {
		return 0
	}
	hit, all := 0, 0
	eachRun(text, func(h uint64) {
		all++
		if w.runs[h] {
			hit++
		}
	})
	switch {
	case all == 0:
		return 0
	case hit*3 > all*2:
		return 3
	case hit*4 > all:
		return 2
	}
	return 1
}

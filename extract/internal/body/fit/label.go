package main

import (
	"strings"
	"unicode"
)

// truth is what the gold record tells of a segment.
type truth struct {
	story  bool
	weight float32 // how much it counts; 0 where the record leaves it open
}

// label sets the truth of each segment from the gold body, or from the pieces
// of text that must and must not be found.
func (e *example) label() {
	e.truth = make([]truth, len(e.page.Segments))
	switch {
	case e.gold.Body != nil:
		e.labelByBody()
	case len(e.gold.With) > 0:
		e.labelByPieces()
	}
}

// labelByBody takes a segment as story when most of its words stand in the
// body, in runs of four. What only stands in optional paragraphs is left open.
func (e *example) labelByBody() {
	must, all, lines := e.runs()
	for i := range e.truth {
		w := words(e.page.Text(&e.page.Segments[i]))
		if len(w) == 0 {
			continue
		}
		t := &e.truth[i]
		t.weight = weightOf(len(w))
		if len(w) < runLength {
			text := strings.Join(w, " ")
			t.story = lines[text]
			if !t.story && all[text] {
				t.weight *= 0.3
			}
			continue
		}
		switch found := covered(w, all); {
		case covered(w, must) > 0.6:
			t.story = true
		case found > 0.6:
			t.weight = 0
		case found > 0.3:
			t.weight *= 0.3
		}
	}
}

// runs are the runs of words of the paragraphs that must be found and of all,
// and the lines of the body.
func (e *example) runs() (must, all, lines map[string]bool) {
	must, all, lines = map[string]bool{}, map[string]bool{}, map[string]bool{}
	optional := map[int]bool{}
	for _, group := range e.gold.BodyOptional {
		for _, i := range group {
			optional[i] = true
		}
	}
	var mustWords, allWords []string
	for i, paragraph := range strings.Split(*e.gold.Body, "\n\n") {
		for line := range strings.SplitSeq(paragraph, "\n") {
			lines[strings.Join(words(line), " ")] = true
		}
		w := words(paragraph)
		if !optional[i] {
			mustWords = append(mustWords, w...)
		}
		allWords = append(allWords, w...)
	}
	addRuns(mustWords, must)
	addRuns(allWords, all)
	return must, all, lines
}

// labelByPieces takes the few segments that hold a piece of text that must, or
// must not, be found; the others are left open.
func (e *example) labelByPieces() {
	const weight = 6
	for i := range e.truth {
		text := squeeze(e.page.Text(&e.page.Segments[i]))
		for _, piece := range e.gold.Without {
			if piece = squeeze(piece); len(piece) > 5 && strings.Contains(text, piece) {
				e.truth[i] = truth{false, weight}
			}
		}
		for _, piece := range e.gold.With {
			if piece = squeeze(piece); len(piece) > 12 && strings.Contains(text, piece) {
				e.truth[i] = truth{true, weight}
			}
		}
	}
}

// runLength is how many words in a row are compared.
const runLength = 4

func addRuns(w []string, set map[string]bool) {
	for i := range w {
		for n := 1; n <= runLength && i+n <= len(w); n++ {
			set[strings.Join(w[i:i+n], " ")] = true
		}
	}
}

// covered is the share of words that stand in a run of the set.
func covered(w []string, set map[string]bool) float64 {
	count, last := 0, -1
	for i := 0; i+runLength <= len(w); i++ {
		if set[strings.Join(w[i:i+runLength], " ")] {
			count += i + runLength - max(i, last)
			last = i + runLength
		}
	}
	return float64(count) / float64(len(w))
}

// weightOf lets long paragraphs count more, but not by their words: a page is
// read by its paragraphs.
func weightOf(words int) float32 {
	switch {
	case words > 40:
		return 3
	case words > 8:
		return 1.5
	}
	return 1
}

func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' })
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

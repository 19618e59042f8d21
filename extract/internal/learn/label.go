package learn

import (
	"strings"
	"unicode"

	"github.com/tearsheet-news/tearsheet/extract/internal/corpus"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

// truth is what the gold record tells of a segment.
type truth struct {
	story  bool
	weight float32 // how much it counts; 0 where the record leaves it open
}

// label tells the truth of each segment from the gold body, or from the pieces
// of text that must and must not be found.
func label(g *corpus.Gold, p *page.Page) []truth {
	l := &labeller{g, p, make([]truth, len(p.Segments))}
	switch {
	case g.Body != "":
		l.byBody()
	case len(g.With) > 0:
		l.byPieces()
	}
	return l.truth
}

type labeller struct {
	gold  *corpus.Gold
	page  *page.Page
	truth []truth // by segment
}

// byBody takes a segment as story when most of its words stand in the
// body, in runs of four. What only stands in optional paragraphs is left open.
func (l *labeller) byBody() {
	must, all, lines := l.runs()
	for i := range l.truth {
		w := words(l.page.Text(&l.page.Segments[i]))
		if len(w) == 0 {
			continue
		}
		t := &l.truth[i]
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
func (l *labeller) runs() (must, all, lines map[string]bool) {
	must, all, lines = map[string]bool{}, map[string]bool{}, map[string]bool{}
	optional := map[int]bool{}
	for _, group := range l.gold.BodyOptional {
		for _, i := range group {
			optional[i] = true
		}
	}
	var mustWords, allWords []string
	for i, paragraph := range strings.Split(l.gold.Body, "\n\n") {
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

// byPieces takes the few segments that hold a piece of text that must, or
// must not, be found; the others are left open.
func (l *labeller) byPieces() {
	const weight = 6
	for i := range l.truth {
		text := squeeze(l.page.Text(&l.page.Segments[i]))
		for _, piece := range l.gold.Without {
			if piece = squeeze(piece); len(piece) > 5 && strings.Contains(text, piece) {
				l.truth[i] = truth{false, weight}
			}
		}
		for _, piece := range l.gold.With {
			if piece = squeeze(piece); len(piece) > 12 && strings.Contains(text, piece) {
				l.truth[i] = truth{true, weight}
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

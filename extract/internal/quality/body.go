package quality

import (
	"strings"
	"unicode"

	"github.com/tearsheet-news/tearsheet/extract/internal/corpus"
)

// body is precision and recall of a text by shingles, against that one of the
// texts that gold accepts which suits it best. The measure is that of the
// article extraction benchmark of Scrapinghub (2020).
func body(g *corpus.Gold, text string) (precision, recall float64) {
	found := shingles(text)
	best := -1.0
	for _, want := range accepted(g) {
		p, r := compare(shingles(want), found)
		if f1 := harmonic(max(p, 0), max(r, 0)); f1 > best {
			best, precision, recall = f1, p, r
		}
	}
	return precision, recall
}

// compare is precision and recall of one page; noScore where there is nothing
// to be precise about, or to recall.
func compare(want, found map[string]int) (precision, recall float64) {
	common, nWant, nFound := 0, total(want), total(found)
	for s, n := range want {
		common += min(n, found[s])
	}
	precision, recall = noScore, noScore
	if nFound > 0 {
		precision = float64(common) / float64(nFound)
	}
	if nWant > 0 {
		recall = float64(common) / float64(nWant)
	}
	return precision, recall
}

func total(bag map[string]int) (sum int) {
	for _, n := range bag {
		sum += n
	}
	return sum
}

// shingles counts the runs of four words of a text; a shorter text is one run.
func shingles(text string) map[string]int {
	const size = 4
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_' })
	bag := map[string]int{}
	for i := 0; i < max(1, len(words)-size+1) && len(words) > 0; i++ {
		bag[strings.Join(words[i:min(i+size, len(words))], " ")]++
	}
	return bag
}

// maxChoices is how many groups are tried one by one; of more, all or none.
const maxChoices = 4

// accepted are the texts that are right: gold's body without any choice of its
// optional paragraphs. Fewer left out come first.
func accepted(g *corpus.Gold) []string {
	n := len(g.BodyOptional)
	if n == 0 {
		return []string{g.Body}
	}
	if n > maxChoices {
		return []string{without(g, 0), without(g, 1<<n-1)}
	}
	var texts []string
	for size := range n + 1 {
		for choice := range 1 << n {
			if ones(choice) == size {
				texts = append(texts, without(g, choice))
			}
		}
	}
	return texts
}

func ones(choice int) (n int) {
	for ; choice > 0; choice >>= 1 {
		n += choice & 1
	}
	return n
}

// without is gold's body without the groups whose bits are set in choice.
func without(g *corpus.Gold, choice int) string {
	gone := map[int]bool{}
	for i, group := range g.BodyOptional {
		for _, paragraph := range group {
			gone[paragraph] = gone[paragraph] || choice>>i&1 == 1
		}
	}
	var kept []string
	for i, paragraph := range strings.Split(g.Body, "\n\n") {
		if !gone[i] {
			kept = append(kept, paragraph)
		}
	}
	return strings.Join(kept, "\n\n")
}

// counts are the pieces of all pages that were rightly found, wrongly found and
// missed, as Trafilatura's evaluation counts them.
type counts struct{ right, wrong, missed int }

func (c *counts) add(g *corpus.Gold, text string) {
	text = oneLine(text)
	for _, piece := range g.With {
		if strings.Contains(text, oneLine(piece)) {
			c.right++
		} else {
			c.missed++
		}
	}
	for _, piece := range g.Without {
		if strings.Contains(text, oneLine(piece)) {
			c.wrong++
		}
	}
}

func (c counts) f1() float64 {
	return 2 * float64(c.right) / float64(max(1, 2*c.right+c.wrong+c.missed))
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

package body

import "github.com/tearsheet-news/tearsheet/extract/internal/page"

const (
	// scoreCap bounds what one word can count: a long paragraph that is surely
	// story must not outvote three that probably are.
	scoreCap = 3

	// aversion is how much of a negative score counts against the element
	// around it, as a rule. What scores below zero is left out anyway; it only has to
	// keep the root from growing over a sidebar for the sake of one sentence.
	// 0.15 is the best of 0.05 to 1 on the pages of the corpus.
	aversion = 0.15
)

// findRoot is the element whose segments together speak most for being the
// story; -1 where none does. Of equals the innermost wins.
func findRoot(p *page.Page, scores []float64, aversion float64) int32 {
	sums := make([]float64, len(p.Elems))
	for i := range p.Segments {
		s := &p.Segments[i]
		v := max(-scoreCap, min(scoreCap, scores[i])) * float64(s.Count.Words+1)
		if v < 0 {
			v *= aversion
		}
		sums[s.Elem] += v
	}
	best := int32(-1)
	for i := int32(len(p.Elems) - 1); i > 0; i-- {
		if best < 0 || sums[i] > sums[best] {
			best = i
		}
		sums[p.Elems[i].Parent] += sums[i]
	}
	if best < 0 || sums[best] <= 0 {
		return -1
	}
	return best
}

package body

import (
	"cmp"
	"math"
	"slices"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// The groups that the second look adds: scores of the first.
const (
	gOwn = iota
	gBefore1
	gAfter1
	gBefore2
	gAfter2
	gMean1
	gMean2
	gMean3
	gMean4
	gRoot
	gUnder
	gList
	gOwnMean
	gBetween
	gTagOwn
	gLevel
	gOwnLevel
)

var scoreNames = []string{"none", "<-4", "<-2", "<-1", "<0", "<1", "<2", "<4", "4+"}

var secondGroups = []group{
	gOwn:      {"score", scoreNames},
	gBefore1:  {"score before", scoreNames},
	gAfter1:   {"score after", scoreNames},
	gBefore2:  {"score two before", scoreNames},
	gAfter2:   {"score two after", scoreNames},
	gMean1:    {"mean of parent", scoreNames},
	gMean2:    {"mean of grandparent", scoreNames},
	gMean3:    {"mean of great-grandparent", scoreNames},
	gMean4:    {"mean four up", scoreNames},
	gRoot:     {"root", []string{"before it", "after it", "in it"}},
	gUnder:    {"score under heading", scoreNames},
	gList:     {"mean of list", scoreNames},
	gOwnMean:  {"score and mean of parent", cross(scoreNames, scoreNames)},
	gBetween:  {"score before and after", cross(scoreNames, scoreNames)},
	gTagOwn:   {"tag and score", cross(tagNames, scoreNames)},
	gLevel:    {"score above the page's prose", scoreNames},
	gOwnLevel: {"score and that of the page's prose", cross(scoreNames, scoreNames)},
}

// The features of the second look are numbered behind those of the first.
var secondBase, secondSize = func() ([]int32, int32) {
	bases, size := numbering(secondGroups)
	for i := range bases {
		bases[i] += firstSize
	}
	return bases, size + firstSize
}()

func scoreBucket(v float64) int { return 1 + bucket(v, -4, -2, -1, 0, 1, 2, 4) }

// context is what the scores of the first look tell about the places of a page.
type context struct {
	p      *page.Page
	scores []float64
	sum    []float64 // by element: scores inside, times words
	words  []float64 // by element: words inside, as they count for sum
	root   int32
	level  float64 // what the best of the page's prose scores
}

// longest is how many words of a segment count for a mean.
const longest = 30

func newContext(p *page.Page, scores []float64, root int32) *context {
	c := &context{p: p, scores: scores, root: root, sum: make([]float64, len(p.Elems)), words: make([]float64, len(p.Elems))}
	for i := range p.Segments {
		g := &p.Segments[i]
		w := float64(min(g.Count.Words+1, longest))
		c.sum[g.Elem] += max(-5, min(5, scores[i])) * w
		c.words[g.Elem] += w
	}
	for i := len(p.Elems) - 1; i > 0; i-- {
		up := p.Elems[i].Parent
		c.sum[up] += c.sum[i]
		c.words[up] += c.words[i]
	}
	return c
}

func (c *context) mean(e int32) int {
	if e < 0 || c.words[e] == 0 {
		return 0
	}
	return scoreBucket(c.sum[e] / c.words[e])
}

func (c *context) score(i int) int {
	if i < 0 || i >= len(c.scores) {
		return 0
	}
	return scoreBucket(c.scores[i])
}

// secondLook adds to what the first saw what its scores tell.
func (s *survey) secondLook(first Seen, scores []float64, root int32) Seen {
	c := newContext(s.p, scores, root)
	c.level = s.level(scores)
	all := make(Seen, len(first))
	flat := make([]int32, 0, 72*len(first))
	for i := range first {
		start := len(flat)
		flat = append(flat, first[i]...)
		flat = c.observe(i, flat)
		all[i] = flat[start:len(flat):len(flat)]
	}
	return all
}

func (c *context) observe(i int, out []int32) []int32 {
	put := func(g, bin int) { out = append(out, secondBase[g]+int32(bin)) }
	e := c.p.Segments[i].Elem
	put(gOwn, c.score(i))
	put(gBefore1, c.score(i-1))
	put(gAfter1, c.score(i+1))
	put(gBefore2, c.score(i-2))
	put(gAfter2, c.score(i+2))
	parent := c.p.Elems[e].Parent
	for k, up := 0, parent; k < 4; k++ {
		put(gMean1+k, c.mean(up))
		if up >= 0 {
			up = c.p.Elems[up].Parent
		}
	}
	put(gRoot, c.towardsRoot(int32(i)))
	switch c.p.Elems[e].Tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5:
		put(gUnder, c.score(i+1))
	}
	if l := c.p.Closest(e, func(e *page.Elem) bool { return e.Tag == atom.Ul || e.Tag == atom.Ol }); l >= 0 {
		put(gList, c.mean(l))
	}
	n := len(scoreNames)
	put(gOwnMean, c.score(i)*n+c.mean(parent))
	put(gBetween, c.score(i-1)*n+c.score(i+1))
	put(gTagOwn, tagBucket(&c.p.Elems[e])*n+c.score(i))
	put(gLevel, scoreBucket(c.scores[i]-c.level))
	put(gOwnLevel, c.score(i)*n+scoreBucket(c.level))
	return out
}

func (c *context) towardsRoot(i int32) int {
	switch {
	case c.root < 0:
		return 1
	case i < c.p.Elems[c.root].First:
		return 0
	case i >= c.p.Elems[c.root].Last:
		return 1
	}
	return 2
}

// bestSentence is the highest score of a sentence without links that can be
// seen; as high as can be where there is none.
func (s *survey) bestSentence(scores []float64) float64 {
	best := math.Inf(-1)
	for i := range s.p.Segments {
		if g := &s.p.Segments[i]; g.Count.Words >= 3 && g.Count.Stops > 0 && g.Count.LinkChars == 0 && !s.hidden(g) {
			best = max(best, scores[i])
		}
	}
	if math.IsInf(best, -1) {
		return math.Inf(1)
	}
	return best
}

// level is the score that a quarter of the page's prose exceeds, by words; 0
// where there is no prose. A page on which all scores are low still has a story:
// it is built of parts that on other pages are none.
func (s *survey) level(scores []float64) float64 {
	var prose []int
	for i := range s.p.Segments {
		if s.isProse(&s.p.Segments[i]) {
			prose = append(prose, i)
		}
	}
	slices.SortFunc(prose, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
	words := float32(0)
	for _, i := range prose {
		if words += float32(s.p.Segments[i].Count.Words); words >= s.total/4 {
			return scores[i]
		}
	}
	return 0
}

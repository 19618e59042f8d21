package body

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html"
)

// Below these a judgement is in doubt. On the pages of the corpus one in
// thirty is, and most of the stories that were missed are among them.
const (
	sureEnough = 1.0
	longEnough = 40 // words

	certain = 4 * sureEnough // of what the caller knows
)

// InDoubt tells whether the page's data may know the story better: little was
// found, nothing that looks much like a story, or mostly teasers of other pages.
func (b Body) InDoubt() bool {
	return b.Root < 0 || b.Sure < sureEnough || b.Words < longEnough || 2*b.Teasers > b.Words
}

// shaky tells whether a second opinion is worth its cost, which is that of all
// the rest: little looks like a story, or the hypotheses differ much.
func (c *choice) shaky(all []*choice) bool {
	const (
		sure  = 1.5
		words = 120
		like  = 0.6
	)
	b := c.body()
	return b.Sure < sure || b.Words < words || 2*b.Teasers > b.Words || len(all) > 1 && c.mostLike(all) < like
}

// otherOpinion is the hypothesis of another extractor, given as the texts of
// text nodes; nil where it has none.
func (s *survey) otherOpinion(texts map[string]bool, scores []float64) *choice {
	c := newChoice(s, scores, 0)
	c.by = []string{second}
	var kept []int32
	for i := range s.p.Segments {
		g := &s.p.Segments[i]
		if g.Count.Words > 0 && held(s.p, g, texts) && g.Count.LinkDensity() < 0.5 && !c.furniture(i) {
			c.set(int32(i), true, "second opinion")
			kept = append(kept, int32(i))
		}
	}
	if len(kept) == 0 {
		return nil
	}
	c.root = around(s.p, kept)
	c.rules()
	return c
}

// Given is a body that the caller knows.
func Given(p *page.Page, kept []int32) Body {
	b := Body{Root: -1, Kept: kept, Sure: certain}
	for _, i := range kept {
		b.Words += int(p.Segments[i].Count.Words)
	}
	if len(kept) > 0 {
		b.Root = around(p, kept)
	}
	return b
}

// furniture tells a word or two that do not look like story: who else found the
// story may have taken its markers and buttons for paragraphs.
func (c *choice) furniture(i int) bool {
	const longest = 2 // words
	return c.p.Segments[i].Count.Words <= longest && c.scores[i] < -1
}

// held tells whether all words of a segment are in texts.
func held(p *page.Page, s *page.Segment, texts map[string]bool) bool {
	for _, l := range p.Leaves[s.Leaf0:s.Leaf1] {
		if l.Node.Type == html.TextNode && !texts[l.Node.Data] && len(l.Node.Data) > 3 {
			return false
		}
	}
	return true
}

// around is the innermost element that holds all of the segments.
func around(p *page.Page, segments []int32) int32 {
	root := p.Segments[segments[0]].Elem
	for _, i := range segments[1:] {
		for root > 0 && !p.Within(p.Segments[i].Elem, root) {
			root = p.Elems[root].Parent
		}
	}
	return root
}

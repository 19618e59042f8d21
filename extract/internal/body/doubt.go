package body

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/trace"
	"golang.org/x/net/html"
)

// Below these a judgement is in doubt. On the pages of the corpus one in
// thirty is, and most of the stories that were missed are among them.
const (
	sureEnough = 1.0
	longEnough = 40 // words

	certain = 4 * sureEnough // of what the caller knows
)

// InDoubt tells whether a second opinion is worth its cost: little was found,
// nothing that looks much like a story, or mostly teasers of other pages.
func (b Body) InDoubt() bool {
	return b.Root < 0 || b.Sure < sureEnough || b.Words < longEnough || 2*b.Teasers > b.Words
}

// Consider weighs what another extractor found, given as the texts of text
// nodes, and returns the body to use: the other one where it holds clearly
// more of what can be story.
func (b Body) Consider(p *page.Page, texts map[string]bool, log *trace.Log) Body {
	const clearly = 1.5
	other := Body{Root: b.Root}
	for i := range p.Segments {
		s := &p.Segments[i]
		if s.Count.Words > 0 && held(p, s, texts) && s.Count.LinkDensity() < 0.5 && !b.furniture(i, s) {
			other.Kept = append(other.Kept, int32(i))
			other.Words += int(s.Count.Words)
		}
	}
	if float64(other.Words) < clearly*float64(b.Words) || other.Words == 0 {
		return b
	}
	other.Root = around(p, other.Kept)
	log.Elem("body", "keep", "second opinion", other.Root)
	return other
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
func (b Body) furniture(i int, s *page.Segment) bool {
	const longest = 2 // words
	return i < len(b.scores) && s.Count.Words <= longest && b.scores[i] < -1
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

package body

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// look stands for how an element looks, as far as its tag and class tell. The
// paragraphs of a story look alike, and other than what is put between them.
type look uint64

// fnv64 hashes with FNV-1a (draft-eastlake-fnv), which, unlike the hashes of
// the standard library, is the same in each process.
func fnv64(h uint64, text string) uint64 {
	if h == 0 {
		h = 14695981039346656037
	}
	for i := 0; i < len(text); i++ {
		h = (h ^ uint64(text[i])) * 1099511628211
	}
	return h
}

func (s *survey) findStyles() {
	s.looks = make([][3]look, len(s.p.Segments))
	s.styles = make(map[look]float32)
	memo := make([]look, len(s.p.Elems))
	of := func(e int32) look {
		if e < 0 {
			return 0
		}
		if memo[e] == 0 {
			n := s.p.Elems[e].Node
			memo[e] = look(fnv64(fnv64(0, n.Data), page.Attr(n, "class")))
		}
		return memo[e]
	}
	for i := range s.p.Segments {
		g := &s.p.Segments[i]
		parent := s.parent(g.Elem)
		a, b, c := of(g.Elem), of(parent), of(s.parent(parent))
		s.looks[i] = [3]look{a, b*31 + 7, (a*31+b)*31 + c}
		if s.isProse(g) {
			for _, l := range s.looks[i] {
				s.styles[l] += float32(g.Count.Words)
			}
		}
	}
}

func (s *survey) parent(e int32) int32 {
	if e < 0 {
		return -1
	}
	return s.p.Elems[e].Parent
}

// findCards counts, for each element, how many siblings that look the same and
// hold links any element around it has: teasers come in rows.
func (s *survey) findCards() {
	type row struct {
		parent int32
		look   uint64
	}
	s.cards = make([]int8, len(s.p.Elems))
	rows := make([]row, len(s.p.Elems))
	count := make(map[row]int)
	for i := range s.p.Elems {
		e := &s.p.Elems[i]
		if canBeCard(e) {
			rows[i] = row{e.Parent, fnv64(fnv64(0, e.Node.Data), page.Attr(e.Node, "class"))}
			count[rows[i]]++
		}
	}
	for i := 1; i < len(s.p.Elems); i++ {
		n := int8(0)
		if rows[i].look != 0 {
			n = cardBucket(count[rows[i]])
		}
		s.cards[i] = max(n, s.cards[s.p.Elems[i].Parent])
	}
}

// canBeCard tells an element that holds something to click on and is not part
// of running text.
func canBeCard(e *page.Elem) bool {
	switch e.Tag {
	case atom.P, atom.Span, atom.A, atom.Tr, atom.Td:
		return false
	}
	return e.Count.Words >= 3 && e.Count.LinkDensity() >= 0.25
}

func cardBucket(n int) int8 {
	switch {
	case n >= 6:
		return 3
	case n >= 3:
		return 2
	case n == 2:
		return 1
	}
	return 0
}

// Package body finds the segments of a page that are its story.
package body

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/trace"
	"golang.org/x/net/html/atom"
)

// Body is what was found.
type Body struct {
	Root int32   // the element that holds the story; -1 where there is none
	Kept []int32 // its segments, in reading order
}

// Find finds the story.
func Find(p *page.Page, log *trace.Log) Body {
	root := choose(p)
	b := Body{Root: root}
	if root < 0 {
		return b
	}
	e := &p.Elems[root]
	for i := e.First; i < e.Last; i++ {
		s := &p.Segments[i]
		if worth(p, s) > 0 || s.Images > 0 && s.Count.Chars == 0 {
			b.Kept = append(b.Kept, i)
		} else {
			log.Segment("body", "remove", "worth", s)
		}
	}
	return b
}

func choose(p *page.Page) int32 {
	sums := make([]float64, len(p.Elems))
	for i := range p.Segments {
		sums[p.Segments[i].Elem] += worth(p, &p.Segments[i])
	}
	best := int32(-1)
	for i := len(p.Elems) - 1; i > 0; i-- {
		if best < 0 || sums[i] >= sums[best] {
			best = int32(i)
		}
		sums[p.Elems[i].Parent] += sums[i]
	}
	return best
}

const bad = page.Nav | page.Footer | page.Aside | page.Comments | page.Share | page.Related | page.Ad | page.Signup | page.Consent | page.Popup

func worth(p *page.Page, s *page.Segment) float64 {
	c := s.Count
	w := float64(c.Chars) * (1 - 2*c.LinkDensity())
	if c.Words < 8 && c.Stops == 0 {
		w -= 20
	}
	for i := s.Elem; i > 1; i = p.Elems[i].Parent {
		e := &p.Elems[i]
		if e.Hidden || e.Tag == atom.Nav || e.Tag == atom.Footer || e.Tag == atom.Aside || e.Tag == atom.Form && e.Count.Chars < 1000 {
			return -float64(c.Chars)/2 - 10
		}
		if e.Hints.Any(bad) && !e.Hints.Any(page.Body|page.Main|page.Story) {
			return -float64(c.Chars)/2 - 10
		}
	}
	return w
}

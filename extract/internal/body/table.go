package body

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// tables keeps or removes a table of data as a whole: its cells are too short
// to be judged alone, and half a table says the wrong thing.
func (c *choice) tables() {
	const (
		enough  = -1 // cells look like boilerplate even in a story's table,
		between = -3 // and numbers alone between its paragraphs even more so
	)
	for i := c.root; i < c.p.Elems[c.root].End; i++ {
		t := &c.p.Elems[i]
		if t.Tag != atom.Table || t.Last-t.First < 4 {
			continue
		}
		least := float64(enough)
		if c.betweenKept(t) {
			least = between
		}
		if mean, ok := c.tableMean(t); ok {
			for s := t.First; s < t.Last; s++ {
				c.set(s, mean > least, "table")
			}
		}
	}
}

// betweenKept tells whether a table without links stands between segments that
// are kept, all three in one element.
func (c *choice) betweenKept(t *page.Elem) bool {
	kept := func(i int32) bool {
		return i >= 0 && int(i) < len(c.keep) && c.keep[i] && c.p.Within(c.p.Segments[i].Elem, t.Parent)
	}
	return kept(t.First-1) && kept(t.Last) && t.Count.LinkDensity() < 0.1
}

// tableMean is the mean score of a table's cells; false for a table that only
// lays out paragraphs.
func (c *choice) tableMean(t *page.Elem) (float64, bool) {
	sum, words, paragraphs := 0.0, 0.0, 0
	for s := t.First; s < t.Last; s++ {
		n := c.p.Segments[s].Count.Words
		if n > 40 {
			paragraphs++
		}
		w := float64(min(n, 10))
		sum += max(-4, min(4, c.scores[s])) * w
		words += w
	}
	return sum / max(words, 1), paragraphs < 2 && words > 0
}

package body

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// tables keeps or removes a table of data as a whole: its cells are too short
// to be judged alone, and half a table says the wrong thing. One in the flow of
// the story is part of it, whatever its cells look like.
func (c *choice) tables() {
	const (
		enough = -1 // cells look like boilerplate even in a story's table,
		inFlow = -3 // and a quotation in a frame even more so
	)
	for i := c.root; i < c.p.Elems[c.root].End; i++ {
		t := &c.p.Elems[i]
		if t.Tag != atom.Table || t.Last-t.First < 4 {
			continue
		}
		if mean, ok := c.tableMean(t); ok {
			keep := mean > enough || mean > inFlow && c.inFlow(i, false) || c.isGrid(i) && c.inFlow(i, true)
			for s := t.First; s < t.Last; s++ {
				c.set(s, keep, "table")
			}
		}
	}
}

// isGrid tells a table of rows with as many cells each, in which hardly a cell
// holds more than a line. Others lay out a page.
func (c *choice) isGrid(t int32) bool {
	rows, wide, cells, full := 0, make(map[int]int), 0, 0
	var row int
	for i := t + 1; i < c.p.Elems[t].End; i++ {
		switch e := &c.p.Elems[i]; e.Tag {
		case atom.Table, atom.Ul, atom.Ol, atom.Form, atom.H1, atom.H2, atom.H3, atom.Input:
			return false
		case atom.Tr:
			wide[row]++
			rows, row = rows+1, 0
		case atom.Td, atom.Th:
			row++
			cells++
			full += yes(e.Last-e.First > 2 || e.Count.Words > 40)
		}
	}
	wide[row]++
	most := 0
	for n, times := range wide {
		if n > 1 {
			most = max(most, times)
		}
	}
	return rows > 1 && 3*most >= 2*rows && 10*full <= cells && c.p.Elems[t].Count.LinkDensity() < 0.8
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

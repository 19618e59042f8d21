package page_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// FuzzNew states what every stage relies on:
//
//   - Elements stand in document order, and what is inside one is a range.
//   - Segments follow one another, and each leaf is in at most one of them.
//   - A block element's count is that of the segments inside it, which are
//     those that First and Last tell.
//   - The pieces of a segment are its text.
func FuzzNew(f *testing.F) {
	files, err := filepath.Glob("../../../testdata/pages/*/page.html")
	if err != nil || len(files) == 0 {
		f.Fatalf("no pages to begin with: %v", err)
	}
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(content))
	}
	f.Add(`<p>a<a><div>b</a>c<br><br>d<template id="P:1"></template><table>e<tr><td>f</table><div hidden id="S:1">g<p>h</div>`)
	f.Fuzz(func(t *testing.T, content string) {
		p := layOut(t, content)
		checkElems(t, p)
		checkSegments(t, p)
	})
}

func checkElems(t *testing.T, p *page.Page) {
	for i := range p.Elems {
		e := &p.Elems[i]
		if e.Parent >= int32(i) || e.End <= int32(i) || e.First > e.Last || e.Leaf0 > e.Leaf1 {
			t.Fatalf("element %d: parent %d, end %d, segments %d to %d, leaves %d to %d", i, e.Parent, e.End, e.First, e.Last, e.Leaf0, e.Leaf1)
		}
		if e.Parent < 0 {
			continue
		}
		if up := &p.Elems[e.Parent]; e.End > up.End || e.Leaf0 < up.Leaf0 || e.Leaf1 > up.Leaf1 || up.Hidden && !e.Hidden {
			t.Fatalf("element %d is not inside its parent %d", i, e.Parent)
		}
	}
}

func checkSegments(t *testing.T, p *page.Page) {
	inside := make([]page.Count, len(p.Elems))
	last := int32(0)
	for i := range p.Segments {
		s := &p.Segments[i]
		if s.Leaf0 < last || s.Leaf1 <= s.Leaf0 || int(s.Leaf1) > len(p.Leaves) {
			t.Fatalf("segment %d: leaves %d to %d behind %d", i, s.Leaf0, s.Leaf1, last)
		}
		last = s.Leaf1
		p.Up(s.Elem, func(e int32) bool {
			if up := &p.Elems[e]; isBlock(up) && (int32(i) < up.First || int32(i) >= up.Last) {
				t.Fatalf("element %d has segments %d to %d, but holds %d", e, up.First, up.Last, i)
			}
			inside[e].Add(s.Count)
			return true
		})
		text := ""
		p.Pieces(s, func(_ *page.Leaf, piece string) { text += piece })
		if text != p.Text(s) {
			t.Fatalf("segment %d: %q in pieces, %q as a whole", i, text, p.Text(s))
		}
	}
	for i := range p.Elems {
		if e := &p.Elems[i]; isBlock(e) && e.Count != inside[i] {
			t.Fatalf("element %d counts %+v, its segments %+v", i, e.Count, inside[i])
		}
	}
}

// isBlock tells elements that end a line on every page.
func isBlock(e *page.Elem) bool {
	switch e.Tag {
	case atom.Body, atom.Div, atom.P, atom.Table, atom.Td, atom.Ul, atom.Li, atom.Article, atom.Section, atom.H1, atom.H2:
		return true
	}
	return false
}

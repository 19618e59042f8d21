// Package block turns the segments of a body into blocks: what each piece of
// text is to its reader.
package block

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Kind is the kind of a block; the values are those of extract.BlockKind.
type Kind string

// The kinds.
const (
	Paragraph Kind = "paragraph"
	Heading   Kind = "heading"
	ListItem  Kind = "list_item"
	Quote     Kind = "quote"
	Figure    Kind = "figure"
	Table     Kind = "table"
	Code      Kind = "code"
	Embed     Kind = "embed"
)

// Block is one piece of a body.
type Block struct {
	Kind  Kind
	Level int    // rank of a heading, depth of a list item
	Text  string // see extract.Block

	// Group is the element that holds the blocks of one list, quote, table or
	// figure together; -1 for a block that stands alone.
	Group   int32
	Ordered bool // the list counts its items

	// Segments are those the block was made of, as indexes into the page.
	Segments []int32
}

// Build makes blocks of the kept segments, which are given in reading order.
func Build(p *page.Page, kept []int32) []Block {
	b := builder{p: p}
	for _, i := range kept {
		b.add(i)
	}
	return b.out
}

type builder struct {
	p   *page.Page
	out []Block
}

func (b *builder) add(i int32) {
	seg := &b.p.Segments[i]
	blk := b.classify(seg)
	blk.Segments = []int32{i}
	if last := len(b.out) - 1; last >= 0 && joins(&b.out[last], &blk) {
		b.join(last, &blk)
		return
	}
	if blk.Text == "" && blk.Kind != Figure {
		return
	}
	b.out = append(b.out, blk)
}

// joins tells whether two segments are one block: the cells of a table, the
// picture and its caption, the lines of a code listing.
func joins(a, c *Block) bool {
	return a.Kind == c.Kind && a.Group == c.Group && a.Group >= 0 && (a.Kind == Table || a.Kind == Figure || a.Kind == Code)
}

func (b *builder) join(i int, c *Block) {
	a := &b.out[i]
	sep := "\n"
	if a.Kind == Table && b.row(a.Segments[len(a.Segments)-1]) == b.row(c.Segments[0]) {
		sep = "\t"
	}
	if a.Text == "" || c.Text == "" {
		sep = ""
	}
	a.Text += sep + c.Text
	a.Segments = append(a.Segments, c.Segments...)
}

// row is the table row around a segment.
func (b *builder) row(seg int32) int32 {
	return b.p.Closest(b.p.Segments[seg].Elem, func(e *page.Elem) bool { return e.Tag == atom.Tr })
}

// classify tells what a segment is from the elements around it. The nearest
// one that says something decides, but a figure or a table holds all inside.
func (b *builder) classify(seg *page.Segment) Block {
	blk := Block{Kind: Paragraph, Group: -1}
	decided := false
	for i := seg.Elem; i >= 0; i = b.p.Elems[i].Parent {
		e := &b.p.Elems[i]
		switch tag := e.Tag; {
		case tag == atom.Ul || tag == atom.Ol:
			if blk.Kind == ListItem {
				if blk.Level == 0 {
					blk.Group, blk.Ordered = i, tag == atom.Ol
				}
				blk.Level++
			}
		case tag == atom.Figure:
			blk = Block{Kind: Figure, Group: i}
			decided = true
		case decided:
		case rank(tag) > 0:
			blk.Kind, blk.Level, decided = Heading, rank(tag), true
		case tag == atom.Li || tag == atom.Dd || tag == atom.Dt:
			blk.Kind, decided = ListItem, true
		case tag == atom.Blockquote:
			blk.Kind, blk.Group, decided = Quote, i, true
		case tag == atom.Pre || tag == atom.Xmp:
			blk.Kind, blk.Group, decided = Code, i, true
		case tag == atom.Td || tag == atom.Th:
			if t := b.dataTable(i); t >= 0 {
				blk.Kind, blk.Group, decided = Table, t, true
			}
		}
	}
	if blk.Kind == ListItem && blk.Level == 0 {
		blk.Level = 1
	}
	b.text(&blk, seg)
	return blk
}

func (b *builder) text(blk *Block, seg *page.Segment) {
	switch {
	case blk.Kind == Code:
		blk.Text = b.raw(seg)
	case seg.Count.Words > 0 || seg.Count.Chars > 0 || seg.Count.Stops > 0:
		blk.Text = b.p.Text(seg)
	case seg.Images > 0:
		blk.Kind = Figure
	case seg.Embeds > 0:
		blk.Kind, blk.Text = Embed, b.source(seg)
	}
}

// raw is the text of a segment with its white space.
func (b *builder) raw(seg *page.Segment) string {
	var w strings.Builder
	for _, l := range b.p.Leaves[seg.Leaf0:seg.Leaf1] {
		if l.Node.Type == html.TextNode {
			w.WriteString(l.Node.Data)
		} else if l.Node.DataAtom == atom.Br {
			w.WriteByte('\n')
		}
	}
	return strings.Trim(w.String(), "\r\n")
}

// source is the address of the first embedded object of a segment.
func (b *builder) source(seg *page.Segment) string {
	for _, l := range b.p.Leaves[seg.Leaf0:seg.Leaf1] {
		for _, key := range [...]string{"src", "data-src", "data"} {
			if v := page.Attr(l.Node, key); l.Node.Type == html.ElementNode && v != "" {
				return b.p.Resolve(v)
			}
		}
	}
	return ""
}

// dataTable is the table around a cell, or -1 where the table only lays out a
// page: cells that hold whole paragraphs are columns of a layout.
func (b *builder) dataTable(cell int32) int32 {
	e := &b.p.Elems[cell]
	t := b.p.Closest(cell, func(e *page.Elem) bool { return e.Tag == atom.Table })
	if t < 0 || e.Last-e.First > 3 || e.Count.Words > 120 {
		return -1
	}
	cells := int32(0)
	for i := t; i < b.p.Elems[t].End; i++ {
		if tag := b.p.Elems[i].Tag; tag == atom.Td || tag == atom.Th {
			cells++
		}
	}
	if cells < 2 || b.p.Elems[t].Count.Words > cells*60 {
		return -1
	}
	return t
}

// rank is the rank of a heading element; 0 for others.
func rank(tag atom.Atom) int {
	switch tag {
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3:
		return 3
	case atom.H4:
		return 4
	case atom.H5:
		return 5
	case atom.H6:
		return 6
	}
	return 0
}

// Package block turns the segments of a body into blocks: what each piece of
// text is to its reader.
//
// Build goes through the body once. For each segment place.go tells where it
// stands: in a list, a quote, a heading. Three things gather many segments into
// one block: table.go tells tables of data from those that lay out a page,
// figure.go joins pictures with their captions, and listings keep their white
// space. Pictures and embedded objects have no words by which body.Find could
// judge them; figure.go decides which of those between the story's paragraphs
// are its own. lines.go cuts text that has line breaks for paragraphs.
package block

import (
	"slices"
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/picture"
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

// Block is one piece of a body. Kind, Level, Ordered and Text are those of
// extract.Block.
type Block struct {
	Kind    Kind
	Level   int
	Ordered bool
	Text    string

	// Inside are the lists, items and quotes around the block, outermost first.
	Inside []Container

	// Line is what a paragraph, heading, list item or quote was made of.
	Line page.Segment

	// Rows are those of a table, and Picture is that of a figure; nil where only
	// its caption is known.
	Rows    []Row
	Picture *picture.Picture
}

// Build makes blocks of the kept segments, which are indexes into the page in
// ascending order, and of the pictures and embedded objects between them.
func Build(p *page.Page, kept []int32) []Block {
	if len(kept) == 0 {
		return nil
	}
	b := builder{p: p, kept: kept, out: make([]Block, 0, len(kept))}
	for i, end := b.lead(), b.trail(); i < end; i++ {
		seg := &p.Segments[i]
		isKept := b.next < len(kept) && kept[b.next] == i
		if isKept {
			b.next++
		}
		if seg.Images > 0 || seg.Embeds > 0 {
			b.media(seg, isKept)
		}
		if isKept {
			b.text(seg)
		}
	}
	for i := range b.out {
		b.finish(&b.out[i])
	}
	return slices.DeleteFunc(b.out, func(b Block) bool { return b.Text == "" && b.Picture == nil })
}

type builder struct {
	p    *page.Page
	kept []int32
	next int // in kept: the first not yet seen
	out  []Block

	gathered map[int32]int   // by element: the block in out that gathers what is inside
	data     map[int32]bool  // by table: whether it is one of data
	shown    map[string]bool // addresses of pictures and objects seen so far
}

// text adds the text of a kept segment.
func (b *builder) text(seg *page.Segment) {
	if !hasText(seg) {
		return
	}
	at := b.place(seg)
	switch at.kind {
	case Figure:
		b.caption(at, seg)
	case Table:
		b.table(at)
	case Code:
		b.code(at, seg)
	case Paragraph, Quote:
		for _, line := range lines(b.p, seg) {
			b.add(at, line)
		}
	default:
		b.add(at, *seg)
	}
}

func hasText(seg *page.Segment) bool { return seg.Count != (page.Count{}) || seg.Break }

func (b *builder) add(at place, line page.Segment) {
	blk := at.block()
	blk.Text, blk.Line = b.p.Text(&line), line
	b.out = append(b.out, blk)
}

// gather is the block that gathers what is in an element. It is made of first
// where it is not there yet, and then created is true.
func (b *builder) gather(holder int32, first Block) (blk *Block, created bool) {
	if i, ok := b.gathered[holder]; ok {
		return &b.out[i], false
	}
	if b.gathered == nil {
		b.gathered = make(map[int32]int)
	}
	b.gathered[holder] = len(b.out)
	b.out = append(b.out, first)
	return &b.out[len(b.out)-1], true
}

// code adds to a listing. Its segments are lines.
func (b *builder) code(at place, seg *page.Segment) {
	blk, created := b.gather(at.holder, at.block())
	if !created {
		blk.Text += "\n"
	}
	blk.Text += b.raw(seg)
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
	return w.String()
}

// finish takes white space out of a listing where it cannot be seen: in empty
// lines and at the end; and the empty lines around it.
func (b *builder) finish(blk *Block) {
	if blk.Kind != Code {
		return
	}
	const blank = " \t\r\f"
	lines := strings.Split(blk.Text, "\n")
	for i, line := range lines {
		if strings.Trim(line, blank) == "" {
			lines[i] = ""
		}
	}
	blk.Text = strings.TrimRight(strings.TrimLeft(strings.Join(lines, "\n"), "\n"), blank+"\n")
}

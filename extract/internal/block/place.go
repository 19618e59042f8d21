package block

import (
	"slices"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// Container is an element that holds blocks together: a list (Tag is atom.Ul or
// atom.Ol), an item of one (atom.Li) or a quote (atom.Blockquote).
type Container struct {
	Tag  atom.Atom
	Elem int32
}

// place is what a segment is from the elements around it.
type place struct {
	kind   Kind
	level  int
	holder int32 // the figure, table or listing that gathers it
	inside []Container
}

func (at *place) block() Block {
	blk := Block{Kind: at.kind, Level: at.level, Inside: at.inside}
	if at.kind == ListItem {
		for _, c := range at.inside {
			switch c.Tag {
			case atom.Ul, atom.Ol:
				blk.Level++
				blk.Ordered = c.Tag == atom.Ol
			}
		}
	}
	return blk
}

// place climbs from a segment to the element that holds the whole body; what
// stands around all of it lays out the page and says nothing about its parts.
// The nearest element that says something decides, but figures, tables and
// listings hold all that is inside them.
func (b *builder) place(seg *page.Segment) place {
	at := place{kind: Paragraph, holder: -1}
	if f := b.captionOf(seg); f >= 0 {
		at = place{kind: Figure, holder: f}
	}
	for i := seg.Elem; i >= 0 && !b.holdsAll(i); i = b.p.Elems[i].Parent {
		switch tag := b.p.Elems[i].Tag; {
		case rank(tag) > 0:
			at.decide(Heading, rank(tag))
		case isItem(tag):
			at.decide(ListItem, 0)
			list, listTag := b.listOf(i)
			at.inside = append(at.inside, Container{atom.Li, i}, Container{listTag, list})
		case tag == atom.Blockquote:
			at.decide(Quote, 0)
			at.inside = append(at.inside, Container{tag, i})
		case tag == atom.Pre || tag == atom.Xmp || tag == atom.Listing:
			at = place{kind: Code, holder: i}
		case tag == atom.Td || tag == atom.Th:
			if t := b.dataTable(i); t >= 0 {
				at = place{kind: Table, holder: t}
			}
		}
		if i == at.holder {
			at.inside = nil // a list in a caption
		}
	}
	slices.Reverse(at.inside)
	return at
}

// decide sets what was not decided by an element nearer to the text.
func (at *place) decide(kind Kind, level int) {
	if at.kind == Paragraph {
		at.kind, at.level = kind, level
	}
}

// holdsAll tells an element around the whole body.
func (b *builder) holdsAll(i int32) bool {
	e := &b.p.Elems[i]
	first, last := b.kept[0], b.kept[len(b.kept)-1]
	return first < last && e.First <= first && last < e.Last
}

// isItem tells the elements that are items of a list. Terms and what they mean
// are items of one list.
func isItem(tag atom.Atom) bool { return tag == atom.Li || tag == atom.Dt || tag == atom.Dd }

// listOf is the list of an item, or the element around an item that has none.
func (b *builder) listOf(item int32) (list int32, tag atom.Atom) {
	parent := b.p.Elems[item].Parent
	for i := parent; i >= 0 && !isItem(b.p.Elems[i].Tag); i = b.p.Elems[i].Parent {
		switch b.p.Elems[i].Tag {
		case atom.Ol:
			return i, atom.Ol
		case atom.Ul, atom.Dl, atom.Menu, atom.Dir:
			return i, atom.Ul
		}
	}
	return parent, atom.Ul
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

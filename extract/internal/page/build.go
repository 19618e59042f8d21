package page

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// New lays doc out, which is left as it was. u may be nil.
func New(doc *html.Node, u *url.URL) *Page { return Without(nil, doc, u) }

// Without lays doc out as if some of its elements were not there.
func Without(removed map[*html.Node]bool, doc *html.Node, u *url.URL) *Page {
	if u == nil {
		u = &url.URL{}
	}
	b := &builder{p: &Page{Doc: doc, URL: u, Base: u}, removed: removed, hints: make(map[string]Hint), placed: make(map[*html.Node]bool)}
	b.p.Elems = make([]Elem, 0, 2048)
	b.p.Leaves = make([]Leaf, 0, 1024)
	b.p.Segments = make([]Segment, 0, 512)
	if doc.Type == html.ElementNode {
		b.element(doc, scope{parent: -1})
		return b.p
	}
	for n := doc.FirstChild; n != nil; n = n.NextSibling {
		if n.Type == html.ElementNode {
			b.element(n, scope{parent: -1})
		}
	}
	return b.p
}

// builder walks the tree once.
type builder struct {
	p     *Page
	hints map[string]Hint // by class attribute: pages repeat them a lot

	open  Segment // the segment being collected
	dark  Count   // of its text that is not displayed
	ended []int32 // the elements that ended inside it
	block int32   // the block element it belongs to
	sheet sheet   // what the page's own style sheets hide
	total Count   // of all text so far
	head  bool

	streamed map[string]*html.Node // late parts that have not found their place
	placed   map[*html.Node]bool   // those that have

	removed map[*html.Node]bool       // elements that are not to be seen
	instead map[*html.Node]*html.Node // by text node: what is read in its place; nil: nothing
}

// scope is what a child inherits.
type scope struct {
	parent int32
	depth  int16
	hidden bool
	unseen bool // a part of a line that is not displayed
	link   bool
}

func (b *builder) element(n *html.Node, s scope) {
	if b.removed[n] {
		return
	}
	switch b.special(n) {
	case skip:
		return
	case leaf:
		b.void(n, s)
		return
	case late:
		b.placeStreamed(n, s)
		return
	case picture:
		b.picture(n, s)
		return
	}
	i := int32(len(b.p.Elems))
	hints := b.hintsOf(n)
	hidden := s.hidden || b.isHidden(n, hints)
	b.p.Elems = append(b.p.Elems, Elem{Node: n, Parent: s.parent, Tag: n.DataAtom, Depth: s.depth, Hidden: hidden,
		Hints: hints, First: int32(len(b.p.Segments)), Leaf0: int32(len(b.p.Leaves)), Count: b.total})
	inner := scope{parent: i, depth: s.depth + 1, hidden: hidden, link: s.link || n.DataAtom == atom.A}
	inner.unseen = !s.hidden && hidden || s.unseen
	outer := b.block
	isBlock := !isInline(n)
	if isBlock {
		inner.unseen = false
		b.flush()
		b.block = i
		b.p.Elems[i].First, b.p.Elems[i].Count = int32(len(b.p.Segments)), b.total
	}
	if IsPost(n) {
		b.void(n, inner)
	}
	if n.DataAtom == atom.Q {
		b.quoted(n, inner)
	} else {
		b.children(n, inner)
	}
	if isBlock {
		b.flush()
		b.block = outer
	}
	b.close(i)
}

func (b *builder) children(n *html.Node, s scope) {
	b.dropCaps(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			b.text(c, s)
		case html.ElementNode:
			b.element(c, s)
		}
	}
}

// close notes what stands inside an element, now that all of it was seen.
func (b *builder) close(i int32) {
	e := &b.p.Elems[i]
	e.End = int32(len(b.p.Elems))
	e.Leaf1 = int32(len(b.p.Leaves))
	e.Last = int32(len(b.p.Segments))
	if b.open.Leaf1 > b.open.Leaf0 {
		e.Last++ // the segment still open will be the next one
		b.ended = append(b.ended, i)
	}
	e.Count = b.total.minus(e.Count)
}

func (b *builder) text(n *html.Node, s scope) {
	if other, ok := b.instead[n]; ok {
		n = other
	}
	if b.head || n == nil {
		return
	}
	c := measure(n.Data)
	if c.Words == 0 && blank(n.Data) {
		if b.open.Leaf1 == b.open.Leaf0 {
			return
		}
	}
	if s.link {
		c.LinkChars = c.Chars
	}
	b.add(Leaf{Node: n, Elem: s.parent})
	if s.unseen {
		b.dark.Add(c)
		return
	}
	b.open.Count.Add(c)
	b.total.Add(c)
}

func (b *builder) void(n *html.Node, s scope) {
	if b.head {
		return
	}
	if n.DataAtom == atom.Br {
		if b.doubleBreak() {
			b.flush()
			return
		}
		if b.open.Leaf1 > b.open.Leaf0 {
			b.add(Leaf{Node: n, Elem: s.parent})
		}
		return
	}
	b.add(Leaf{Node: n, Elem: s.parent})
	if n.DataAtom == atom.Img {
		b.open.Images++
	} else {
		b.open.Embeds++
	}
}

// doubleBreak tells whether the last thing in the open segment is a line
// break: two in a row end a paragraph.
func (b *builder) doubleBreak() bool {
	for l := len(b.p.Leaves) - 1; l >= int(b.open.Leaf0) && b.open.Leaf1 > b.open.Leaf0; l-- {
		n := b.p.Leaves[l].Node
		if n.DataAtom == atom.Br {
			return true
		}
		if n.Type != html.TextNode || !blank(n.Data) {
			return false
		}
	}
	return false
}

func (b *builder) add(l Leaf) {
	if b.open.Leaf1 == b.open.Leaf0 {
		b.open = Segment{Elem: b.block, Leaf0: int32(len(b.p.Leaves)), Leaf1: int32(len(b.p.Leaves))}
	}
	b.p.Leaves = append(b.p.Leaves, l)
	b.open.Leaf1++
}

// flush ends the open segment.
func (b *builder) flush() {
	b.darken()
	s := b.open
	b.open, b.dark = Segment{}, Count{}
	if s.Count == (Count{}) && s.Leaf1 > s.Leaf0 {
		s.Break = isBreak(b.p.Text(&s))
	}
	if s.Count != (Count{}) || s.Images > 0 || s.Embeds > 0 || s.Break {
		b.p.Segments = append(b.p.Segments, s)
	} else {
		for _, i := range b.ended {
			b.p.Elems[i].Last--
		}
	}
	b.ended = b.ended[:0]
}

// isBreak tells the signs that stand for a break between two scenes: three or
// more of a kind, or an asterism. Longer rows are lines drawn around something.
func isBreak(text string) bool {
	const (
		signs   = "*⁂·•~#-–—_✻❖"
		longest = 12 // signs
	)
	text = strings.ReplaceAll(text, " ", "")
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 || !strings.ContainsRune(signs, first) || strings.Trim(text, text[:size]) != "" {
		return false
	}
	return first == '⁂' || len(text) >= 3*size && len(text) <= longest*size
}

func blank(s string) bool {
	for _, r := range s {
		if !isSpace(r) {
			return false
		}
	}
	return true
}

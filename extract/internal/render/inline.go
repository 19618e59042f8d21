package render

import (
	"slices"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// marks maps the elements that mark words to those we write for them. What the
// rest does to words can only be seen with a style sheet.
var marks = map[atom.Atom]atom.Atom{
	atom.A: atom.A, atom.Em: atom.Em, atom.I: atom.Em, atom.Cite: atom.Em, atom.Strong: atom.Strong, atom.B: atom.Strong,
	atom.Code: atom.Code, atom.Kbd: atom.Code, atom.Samp: atom.Code, atom.Tt: atom.Code, atom.Sub: atom.Sub, atom.Sup: atom.Sup,
}

// mark is a mark that is open: the element we write for it, and the page's.
type mark struct {
	tag  atom.Atom
	href string
	node *html.Node
}

func (m mark) same(n mark) bool { return m.tag == n.tag && m.href == n.href }

// inline adds the words of a line to dst, with their marks. No mark begins or
// ends with white space, and of the same words none is set twice.
func (t *tree) inline(dst *html.Node, line page.Segment) {
	var open []mark
	t.p.Pieces(&line, func(l *page.Leaf, piece string) {
		next := t.marksAt(l.Elem, line.Elem)
		shared := 0
		for shared < len(open) && shared < len(next) && open[shared].same(next[shared]) {
			shared++
		}
		if piece[0] == '\n' && shared > 0 && open[shared-1].tag == atom.Code {
			shared-- // a line of code ends with the line
		}
		open = open[:shared]
		at := dst
		if shared > 0 {
			at = open[shared-1].node
		}
		piece = addGap(at, piece)
		for _, m := range next[shared:] {
			m.node = addElement(at, m.tag)
			if m.tag == atom.A {
				setAttr(m.node, "href", m.href)
			}
			at = m.node
			open = append(open, m)
		}
		addText(at, piece)
	})
}

// marksAt are the marks on the words in element i, up to the element of their
// line, outermost first.
func (t *tree) marksAt(i, line int32) (out []mark) {
	for ; i > line; i = t.p.Elems[i].Parent {
		e := &t.p.Elems[i]
		m := mark{tag: marks[e.Tag]}
		if m.tag == 0 {
			continue
		}
		if m.tag == atom.A {
			if m.href = absolute(t.p, page.Attr(e.Node, "href")); m.href == "" {
				continue
			}
		}
		out = append(out, m)
	}
	return outermost(out)
}

// outermost turns marks from the inside out around. It leaves out each that
// stands inside another of its kind, and those inside code, where Markdown can
// have none; a link goes around its code.
func outermost(marks []mark) (out []mark) {
	code := false
	for i := len(marks) - 1; i >= 0; i-- {
		m := marks[i]
		switch {
		case slices.ContainsFunc(out, func(o mark) bool { return o.tag == m.tag }):
		case m.tag == atom.Code:
			code = true
		case !code || m.tag == atom.A:
			out = append(out, m)
		}
	}
	if code {
		out = append(out, mark{tag: atom.Code})
	}
	return out
}

// addGap adds the space or line break that a piece begins with and returns the
// rest.
func addGap(dst *html.Node, piece string) string {
	switch piece[0] {
	case ' ':
		addText(dst, " ")
	case '\n':
		addElement(dst, atom.Br)
	default:
		return piece
	}
	return piece[1:]
}

package render

import (
	"strconv"
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/block"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Tree is the body as a document fragment. Its elements are
//
//	p h1 h2 h3 h4 h5 h6 ul ol li blockquote figure img figcaption table tr td
//	th pre code a em strong sub sup br
//
// and its attributes href, src, alt, start, colspan and rowspan. Addresses are
// absolute, of http, https or mailto.
func Tree(p *page.Page, blocks []block.Block) *html.Node {
	t := tree{p: p, root: &html.Node{Type: html.DocumentNode}}
	for i := range blocks {
		t.add(&blocks[i])
	}
	t.closeTo(0)
	join(t.root)
	return t.root
}

type tree struct {
	p    *page.Page
	root *html.Node
	open []container // around the last block, outermost first
}

// container is a list, item or quote that is still open.
type container struct {
	block.Container
	node *html.Node
}

func (t *tree) add(b *block.Block) {
	dst := t.enter(b.Inside)
	switch b.Kind {
	case block.Heading:
		t.inline(addElement(dst, headings[b.Level-1]), b.Line)
	case block.Table:
		t.table(addElement(dst, atom.Table), b.Rows)
	case block.Figure:
		t.figure(addElement(dst, atom.Figure), b)
	case block.Code:
		addText(addElement(addElement(dst, atom.Pre), atom.Code), b.Text)
	case block.Embed:
		a := addElement(addElement(dst, atom.Figure), atom.A)
		setAttr(a, "href", escapeAddress(b.Text))
		addText(a, b.Text)
	default:
		t.inline(addElement(dst, atom.P), b.Line)
	}
}

var headings = [...]atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6}

// enter closes and opens containers until those around the next block are
// open, and returns the innermost.
func (t *tree) enter(inside []block.Container) *html.Node {
	shared := 0
	for shared < len(inside) && shared < len(t.open) && inside[shared] == t.open[shared].Container {
		shared++
	}
	t.closeTo(shared)
	dst := t.root
	if shared > 0 {
		dst = t.open[shared-1].node
	}
	for _, c := range inside[shared:] {
		dst = addElement(dst, c.Tag)
		if c.Tag == atom.Ol {
			t.copyNumber(dst, c.Elem, "start")
		}
		t.open = append(t.open, container{c, dst})
	}
	return dst
}

func (t *tree) closeTo(depth int) {
	for len(t.open) > depth {
		last := t.open[len(t.open)-1]
		t.open = t.open[:len(t.open)-1]
		if last.Tag == atom.Ul || last.Tag == atom.Ol {
			tighten(last.node)
		}
	}
}

// tighten takes the paragraphs out of the items of a list of which no item has
// two, or one behind something else.
func tighten(list *html.Node) {
	for li := list.FirstChild; li != nil; li = li.NextSibling {
		for c := li.FirstChild; c != nil; c = c.NextSibling {
			isFirst := c == li.FirstChild && c.DataAtom == atom.P
			if !isFirst && c.DataAtom != atom.Ul && c.DataAtom != atom.Ol {
				return
			}
		}
	}
	for li := list.FirstChild; li != nil; li = li.NextSibling {
		if p := li.FirstChild; p.DataAtom == atom.P {
			for c := p.FirstChild; c != nil; c = p.FirstChild {
				p.RemoveChild(c)
				li.InsertBefore(c, p)
			}
			li.RemoveChild(p)
		}
	}
}

func (t *tree) table(dst *html.Node, rows []block.Row) {
	for _, row := range rows {
		tr := addElement(dst, atom.Tr)
		for _, cell := range row {
			td := addElement(tr, t.p.Elems[cell.Elem].Tag)
			t.copyNumber(td, cell.Elem, "colspan")
			t.copyNumber(td, cell.Elem, "rowspan")
			for i, line := range cell.Lines {
				if i > 0 {
					addText(td, " ")
				}
				t.inline(td, line)
			}
		}
	}
}

// maxNumber is the largest that is copied: browsers let a cell span no more
// than 1000 columns, and lists of news do not count further.
const maxNumber = 1000

// copyNumber copies an attribute of the page's element that counts something,
// unless it is 1.
func (t *tree) copyNumber(dst *html.Node, elem int32, key string) {
	n, err := strconv.Atoi(page.Attr(t.p.Elems[elem].Node, key))
	if err == nil && n > 1 && n <= maxNumber {
		setAttr(dst, key, strconv.Itoa(n))
	}
}

func (t *tree) figure(dst *html.Node, b *block.Block) {
	credit := ""
	if b.Picture != nil {
		img := addElement(dst, atom.Img)
		setAttr(img, "src", escapeAddress(b.Picture.URL))
		setAttr(img, "alt", b.Picture.Alt)
		credit = b.Picture.Credit
	}
	if b.Text == "" && credit == "" {
		return
	}
	caption := addElement(dst, atom.Figcaption)
	addText(caption, b.Text)
	if b.Text != "" && credit != "" {
		addElement(caption, atom.Br)
	}
	addText(caption, credit)
}

func addElement(parent *html.Node, tag atom.Atom) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: tag.String(), DataAtom: tag}
	parent.AppendChild(n)
	return n
}

// addText adds text behind what is there.
func addText(parent *html.Node, text string) {
	if text != "" {
		parent.AppendChild(&html.Node{Type: html.TextNode, Data: text})
	}
}

// join makes one node of each run of text. A line may have thousands of pieces:
// it is joined once, when all of them are there.
func join(parent *html.Node) {
	for first := parent.FirstChild; first != nil; first = first.NextSibling {
		if first.Type != html.TextNode {
			join(first)
			continue
		}
		texts := []string{first.Data}
		for n := first.NextSibling; n != nil && n.Type == html.TextNode; n = first.NextSibling {
			texts = append(texts, n.Data)
			parent.RemoveChild(n)
		}
		first.Data = strings.Join(texts, "")
	}
}

func setAttr(n *html.Node, key, value string) {
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}

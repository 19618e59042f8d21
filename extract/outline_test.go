package extract

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// detail is how much of a tree an outline tells.
type detail int

const (
	exact      detail = iota // all but the tbody that parsers add to tables
	inMarkdown               // what Markdown can say
)

// item is a line of an outline: the start or end of an element, a text, or the
// border between two paragraphs.
type item struct{ Kind, Says string }

// The kinds of item.
const (
	inlineTag = "tag"   // of an element inside a line
	blockTag  = "block" // of any other element
	run       = "text"  // runs of text that touch are one
	gap       = "gap"   // between paragraphs, if no block tag is there
)

// outline writes a tree down. The line feeds between outermost blocks are left
// out.
func outline(n *html.Node, d detail) []item {
	o := outliner{detail: d}
	o.children(n)
	return o.items
}

type outliner struct {
	detail detail
	items  []item
}

func (o *outliner) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		o.node(c)
	}
}

func (o *outliner) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		o.text(n)
	case n.Data == "tbody" || n.Data == "thead":
		o.children(n)
	case o.detail == exact:
		o.element(n.Data, n)
	default:
		o.reduced(n)
	}
}

// reduced outlines an element as Markdown would have it.
func (o *outliner) reduced(n *html.Node) {
	inRow := isIn(n, "td", "th")
	switch n.Data {
	case "p", "figure":
		o.add(gap, "")
		o.children(n)
		o.add(gap, "")
	case "figcaption":
		if n.PrevSibling != nil {
			o.add(inlineTag, "br")
		}
		o.children(n)
	case "br":
		if inRow || isIn(n, "h1", "h2", "h3", "h4", "h5", "h6") {
			o.add(run, " ")
		} else {
			o.add(inlineTag, "br")
		}
	case "td", "th":
		if n.FirstChild != nil { // rows are filled up with empty cells
			o.element("td", n)
		}
	default:
		o.element(n.Data, n)
	}
}

func isIn(n *html.Node, names ...string) bool {
	for ; n != nil; n = n.Parent {
		if slices.Contains(names, n.Data) {
			return true
		}
	}
	return false
}

func (o *outliner) element(name string, n *html.Node) {
	kind := blockTag
	if slices.Contains([]string{"a", "em", "strong", "code", "sub", "sup", "br", "img"}, name) {
		kind = inlineTag
	}
	start := name
	for _, a := range n.Attr {
		if o.detail == exact || slices.Contains([]string{"href", "src", "alt", "start"}, a.Key) {
			start += fmt.Sprintf(" %s=%q", a.Key, unescape(a.Val))
		}
	}
	o.add(kind, start)
	o.children(n)
	o.add(kind, "/"+name)
}

// unescape undoes what parsers and writers of addresses do in different ways.
func unescape(address string) string {
	if v, err := url.PathUnescape(address); err == nil {
		return v
	}
	return address
}

func (o *outliner) text(n *html.Node) {
	s := n.Data
	if o.detail == inMarkdown && !isIn(n, "pre") {
		s = strings.ReplaceAll(s, "\n", "") // behind a br
	}
	if s = strings.TrimSuffix(s, "\n"); s != "" {
		o.add(run, s)
	}
}

func (o *outliner) add(kind, says string) {
	last := item{Kind: blockTag}
	if n := len(o.items); n > 0 {
		last = o.items[n-1]
	}
	switch {
	case kind == run && last.Kind == run:
		o.items[len(o.items)-1].Says += says
		return
	case kind == gap && (last.Kind == blockTag || last.Kind == gap):
		return
	case kind == blockTag && last.Kind == gap:
		o.items = o.items[:len(o.items)-1]
	}
	o.items = append(o.items, item{kind, says})
}

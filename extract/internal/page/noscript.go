package page

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// picture adds the picture that a noscript element has for readers without
// scripts, where a script is to bring it for all others and nothing before it
// tells the address.
func (b *builder) picture(n *html.Node, s scope) {
	if b.head || n.FirstChild == nil || n.FirstChild.Type != html.TextNode || !strings.Contains(n.FirstChild.Data, "<img") {
		return
	}
	around := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(strings.NewReader(n.FirstChild.Data), around)
	if err != nil {
		return
	}
	for _, node := range nodes {
		around.AppendChild(node)
	}
	for img := range around.Descendants() {
		if img.DataAtom == atom.Img && !isPixel(img) && !b.shows(n) {
			b.void(img, s)
			return
		}
	}
}

// isPixel tells a picture that nobody is to see, which counts readers.
func isPixel(img *html.Node) bool {
	for _, key := range [...]string{"width", "height"} {
		if size, err := strconv.Atoi(Attr(img, key)); err == nil && size < 10 {
			return true
		}
	}
	return display(Attr(img, "style")) == off
}

// shows tells whether the picture before n, beside it or in the element before
// it, has an address of its own.
func (b *builder) shows(n *html.Node) bool {
	if len(b.p.Leaves) == 0 {
		return false
	}
	last := b.p.Leaves[len(b.p.Leaves)-1].Node
	if last.DataAtom != atom.Img || last.Parent == nil {
		return false
	}
	if beside := last.Parent == n.Parent || last.Parent.Parent == n.Parent; !beside {
		return false
	}
	for _, a := range last.Attr {
		if (strings.Contains(a.Key, "src") || strings.HasPrefix(a.Key, "data-")) && strings.Contains(a.Val, "/") && !strings.HasPrefix(a.Val, "data:") && !isPlaceholder(a.Val) {
			return true
		}
	}
	return false
}

// isPlaceholder tells the pictures that stand where others will be.
func isPlaceholder(address string) bool {
	return strings.HasSuffix(address, ".gif") || strings.HasSuffix(address, ".svg")
}

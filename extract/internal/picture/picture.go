// Package picture reads what a page shows with an img element: where the
// picture is, what it is called, and the caption printed beside it.
package picture

import (
	"strconv"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Picture is one picture of a page. URL is absolute, "" where the page does not
// tell it without running its scripts. Width and Height are in pixels, as the
// page states them; 0 means it does not. Credit is apart from Caption where the
// page sets it apart.
type Picture struct {
	URL, Alt, Caption, Credit string
	Width, Height             int
}

// Is tells whether n shows a picture.
func Is(n *html.Node) bool {
	return n.DataAtom == atom.Img || n.Data == "amp-img" || n.Data == "amp-anim"
}

// Read is the picture that a leaf shows, without its caption.
func Read(p *page.Page, l *page.Leaf) Picture {
	pic := Picture{URL: Source(p, l.Node), Alt: page.Collapse(page.Attr(l.Node, "alt"))}
	pic.Width, _ = strconv.Atoi(page.Attr(l.Node, "width"))
	pic.Height, _ = strconv.Atoi(page.Attr(l.Node, "height"))
	return pic
}

package render

import (
	"strings"

	"golang.org/x/net/html"
)

// HTML serializes a tree, a line for each of its outermost elements.
func HTML(tree *html.Node) string {
	var w strings.Builder
	for n := tree.FirstChild; n != nil; n = n.NextSibling {
		if w.Len() > 0 {
			w.WriteByte('\n')
		}
		if err := html.Render(&w, n); err != nil {
			panic(err) // a Builder takes everything, and the tree has no raw nodes
		}
	}
	return w.String()
}

// Package render writes blocks as text, HTML and Markdown.
//
// Text is written straight from the blocks. For the other two, Tree builds the
// body once more as a small document, out of nothing but allowed elements
// (tree.go), the words in them (inline.go) and safe addresses (link.go), so that
// there is nothing to take out afterwards. HTML serializes that tree, and package
// markdown translates it.
package render

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/block"
)

// Text is the body as a reader reads it: a blank line between blocks; figures
// and embedded objects are left out, the cells of a table are apart by tabs.
func Text(blocks []block.Block) string {
	var w strings.Builder
	for i := range blocks {
		b := &blocks[i]
		if b.Kind == block.Figure || b.Kind == block.Embed || b.Text == "" {
			continue
		}
		if w.Len() > 0 {
			w.WriteString("\n\n")
		}
		w.WriteString(b.Text)
	}
	return w.String()
}

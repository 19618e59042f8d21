// Package render writes blocks as text, HTML and Markdown.
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

package markdown

import (
	"strings"

	"golang.org/x/net/html"
)

// table writes a table. The first row is its head, since Markdown has no table
// without one. Cells that span columns are followed by empty ones; of those that
// span rows only the first row tells.
func table(n *html.Node) string {
	var rows [][]string
	width := 0
	for tr := n.FirstChild; tr != nil; tr = tr.NextSibling {
		row := cells(tr)
		width = max(width, len(row))
		rows = append(rows, row)
	}
	var lines []string
	for i, row := range rows {
		row = append(row, make([]string, width-len(row))...)
		lines = append(lines, "| "+strings.Join(row, " | ")+" |")
		if i == 0 {
			lines = append(lines, "|"+strings.Repeat(" --- |", width))
		}
	}
	return strings.Join(lines, "\n")
}

// maxSpan is how many columns a cell is followed by at most: enough for any
// table that can be read.
const maxSpan = 50

func cells(tr *html.Node) (row []string) {
	for td := tr.FirstChild; td != nil; td = td.NextSibling {
		text := inline(td.FirstChild, nil, oneLine)
		row = append(row, strings.ReplaceAll(text, "|", `\|`))
		row = append(row, make([]string, span(td))...)
	}
	return row
}

// span is how many more columns a cell takes.
func span(td *html.Node) int {
	n := 0
	for _, c := range attr(td, "colspan") {
		n = n*10 + int(c-'0')
	}
	return max(0, min(n, maxSpan)-1)
}

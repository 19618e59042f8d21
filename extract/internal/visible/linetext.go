package visible

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html"
)

// apart is the text of a line with a space where two of its parts are set
// apart by style alone: <a>Health</a><b>5 May 2024</b><i>Updated 6 May</i>.
func (r *stampReader) apart(seg *page.Segment) string {
	if seg.Leaf1-seg.Leaf0 < 2 {
		return r.p.Text(seg)
	}
	var w strings.Builder
	last := ' '
	for l := seg.Leaf0; l < seg.Leaf1; l++ {
		n := r.p.Leaves[l].Node
		if n.Type != html.TextNode || n.Data == "" {
			w.WriteByte(' ')
			last = ' '
			continue
		}
		if next, _ := utf8.DecodeRuneInString(n.Data); begins(last, next) {
			w.WriteByte(' ')
		}
		w.WriteString(n.Data)
		last, _ = utf8.DecodeLastRuneInString(n.Data)
	}
	return page.Collapse(w.String())
}

// begins tells whether a word or number ends with last and another begins with
// next: <b>18</b><b>2009</b>. A small letter goes on with what stands before
// it, as in "5<sup>th</sup>".
func begins(last, next rune) bool {
	switch {
	case unicode.IsLetter(last):
		return unicode.IsDigit(next) || unicode.IsLower(last) && unicode.IsUpper(next)
	case unicode.IsDigit(last):
		return unicode.IsDigit(next) || unicode.IsUpper(next)
	}
	return false
}

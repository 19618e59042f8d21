package kind

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

// line is the text of a segment. That of a single text node, as most short
// ones are, needs no copy.
func line(p *page.Page, s *page.Segment) string {
	if s.Leaf1-s.Leaf0 == 1 {
		return strings.TrimSpace(p.Leaves[s.Leaf0].Node.Data)
	}
	return p.Text(s)
}

// short sees a line of few words.
func (t *tally) short(text string) {
	if name, ok := phrases[strings.ToLower(strings.Trim(text, " .:!+>»›→…"))]; ok {
		t.phrases[name]++
	}
	if hasPrice(text) {
		t.prices++
	}
}

// ellipsis is 1 for a text that ends in dots or in [dots], else 0.
func ellipsis(p *page.Page, s *page.Segment) int {
	text := strings.TrimRight(p.Leaves[s.Leaf1-1].Node.Data, " \t\r\n]")
	if strings.HasSuffix(text, "…") || strings.HasSuffix(text, "...") {
		return 1
	}
	return 0
}

// hasPrice tells a text with a sign of money beside a digit.
func hasPrice(text string) bool {
	for _, sign := range [...]string{"$", "€", "£", "₹", "¥"} {
		i := strings.Index(text, sign)
		if i < 0 {
			continue
		}
		before, after := strings.TrimRight(text[:i], " \u00a0"), strings.TrimLeft(text[i+len(sign):], " \u00a0")
		if after != "" && isDigit(after[0]) || before != "" && isDigit(before[len(before)-1]) {
			return true
		}
	}
	return false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

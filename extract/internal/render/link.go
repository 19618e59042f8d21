package render

import (
	"net/url"
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

// absolute is the address of a link as it is written; "" for links that lead
// nowhere, run something or are relative to a page without an address.
func absolute(p *page.Page, href string) string {
	const mailto = "mailto:"
	href = strings.TrimSpace(href)
	switch {
	case href == "" || strings.ContainsFunc(href, isControl):
		return ""
	case len(href) > len(mailto) && strings.EqualFold(href[:len(mailto)], mailto):
		return mailto + escapeAddress(href[len(mailto):])
	}
	resolved := p.Resolve(href)
	address := escapeAddress(resolved)
	if address != resolved {
		if _, err := url.Parse(address); err != nil {
			return "" // in the name of a host, nothing can be escaped
		}
	}
	return address
}

func isControl(r rune) bool { return r < ' ' || r == 0x7F }

// excluded are the ASCII characters that may not stand in an address (RFC 3986,
// appendix A), but for the control characters. Some would end it in HTML or
// Markdown.
const excluded = " \"<>\\^`{|}"

// escapeAddress escapes what may not stand in an address, and the percent signs
// that escape nothing.
func escapeAddress(s string) string {
	if !strings.ContainsAny(s, excluded+"%") {
		return s
	}
	const digits = "0123456789ABCDEF"
	var w strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if strings.IndexByte(excluded, c) >= 0 || c == '%' && !isEscape(s[i:]) {
			w.Write([]byte{'%', digits[c>>4], digits[c&15]})
			continue
		}
		w.WriteByte(c)
	}
	return w.String()
}

// isEscape tells whether s, which starts with a percent sign, starts with an
// escaped byte.
func isEscape(s string) bool { return len(s) > 2 && isHex(s[1]) && isHex(s[2]) }

func isHex(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f' }

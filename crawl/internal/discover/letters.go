package discover

import (
	"html"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
)

// letters reads the attributes of a page in its encoding.
type letters struct {
	name  func() string     // of the encoding; nil: UTF-8
	enc   encoding.Encoding // nil: UTF-8
	known bool              // enc has been looked up
}

// read is the text of an attribute that is written as raw.
func (l *letters) read(raw string) string {
	if enc := l.encoding(raw); enc != nil {
		if text, err := enc.NewDecoder().String(raw); err == nil {
			raw = text
		}
	}
	return html.UnescapeString(raw)
}

// encoding is the one that counts for s; nil is UTF-8, and as good as any for
// ASCII.
func (l *letters) encoding(s string) encoding.Encoding {
	if l.name == nil || isASCII(s) {
		return nil
	}
	if !l.known {
		l.known = true
		// Queries go out in UTF-8 from pages in UTF-16, too (WHATWG Encoding, "get
		// an output encoding").
		if enc, name := charset.Lookup(l.name()); name != "utf-8" && name != "utf-16le" && name != "utf-16be" && name != "replacement" {
			l.enc = enc
		}
	}
	return l.enc
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

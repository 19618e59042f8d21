package discover

import (
	"bytes"
	"regexp"
	"slices"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// repaired is a list as it was meant: in UTF-8, whatever it was sent in, without
// the characters that XML does not know and without what stands before the list
// itself: white space, the notes of a script, an XML declaration, whose encoding
// holds no more and whose version, 1.1 now and then, would be refused.
func repaired(data []byte) []byte {
	data = bytes.TrimSpace(slices.DeleteFunc(bytes.Clone(utf8Of(data)), isControl))
	if bytes.HasPrefix(data, []byte("{")) {
		return data // a JSON Feed
	}
	if at := listStart.FindIndex(data[:min(len(data), 1024)]); at != nil {
		return data[at[0]:]
	}
	return data
}

// utf8Of decodes a list: by its byte order mark, by being UTF-8, by what it
// declares, and else as Latin-1, which lists that declare nothing are in where
// they are not in UTF-8. Bytes that are wrong here and there become U+FFFD.
func utf8Of(data []byte) []byte {
	if text, marked := unmark(data); marked {
		return bytes.ToValidUTF8(text, []byte("\uFFFD"))
	}
	for start, order := range map[string]unicode.Endianness{"<\x00": unicode.LittleEndian, "\x00<": unicode.BigEndian} {
		if bytes.HasPrefix(data, []byte(start)) {
			return decoded(data, unicode.UTF16(order, unicode.IgnoreBOM))
		}
	}
	if mostlyUTF8(data) {
		return bytes.ToValidUTF8(data, []byte("\uFFFD"))
	}
	if m := xmlEncoding.FindSubmatch(data[:min(len(data), 1024)]); m != nil {
		if enc, name := charset.Lookup(string(m[1])); enc != nil && name != "utf-8" && name != "utf-16le" && name != "utf-16be" {
			return decoded(data, enc)
		}
	}
	return decoded(data, charmap.Windows1252) // what browsers take Latin-1 for
}

func decoded(data []byte, enc encoding.Encoding) []byte {
	text, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return data
	}
	return text
}

// mostlyUTF8 reports whether of the characters beyond ASCII at least half are
// UTF-8.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		i += size
	}
	return good >= bad
}

// unmark decodes text that begins with a byte order mark; of other text marked
// is false.
func unmark(data []byte) (text []byte, marked bool) {
	if rest, ok := bytes.CutPrefix(data, []byte("\xEF\xBB\xBF")); ok {
		return rest, true
	}
	if bytes.HasPrefix(data, []byte("\xFE\xFF")) || bytes.HasPrefix(data, []byte("\xFF\xFE")) {
		return decoded(data, unicode.UTF16(unicode.BigEndian, unicode.UseBOM)), true
	}
	return data, false
}

var (
	xmlEncoding = regexp.MustCompile(`<\?xml[^>]*encoding\s*=\s*["']([^"']+)`)

	listStart = regexp.MustCompile(`(?i)<(rss|feed|rdf:rdf|urlset|sitemapindex)[\s>]`)
)

// isControl reports whether c is a character that XML does not know.
func isControl(c byte) bool { return c < ' ' && c != '\t' && c != '\n' && c != '\r' }

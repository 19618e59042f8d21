// Package decode turns the bytes of a page into a tree.
//
// The character encoding is settled in the order of the HTML standard (byte
// order mark, HTTP header, meta element), except that bytes are evidence too:
// text that is valid UTF-8 beyond ASCII is UTF-8 whatever was declared, and a
// declared encoding in which the bytes make no sense is not believed.
package decode

import (
	"bytes"
	"cmp"
	"mime"
	"slices"
	"unicode/utf8"

	"github.com/saintfish/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
)

// Text is a page in UTF-8. Encoding is the WHATWG name of what it was before,
// and Source tells who said so: "bom", "http", "meta", "bytes" or "guess".
type Text struct {
	UTF8     []byte
	Encoding string
	Source   string
}

// UTF8 decodes a page. contentType is the value of the HTTP header, "" where
// unknown. Invalid bytes become U+FFFD; nothing is an error.
func UTF8(page []byte, contentType string) Text {
	if rest, ok := bytes.CutPrefix(page, []byte("\xEF\xBB\xBF")); ok {
		return Text{valid(rest), "utf-8", "bom"}
	}
	if bytes.HasPrefix(page, []byte("\xFE\xFF")) {
		return Text{convert(page, unicode.UTF16(unicode.BigEndian, unicode.UseBOM)), "utf-16be", "bom"}
	}
	if bytes.HasPrefix(page, []byte("\xFF\xFE")) {
		return Text{convert(page, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)), "utf-16le", "bom"}
	}
	return declared(page, contentType)
}

// declared follows the header and the meta elements as far as the bytes agree.
func declared(page []byte, contentType string) Text {
	claims := [...]struct{ label, source string }{{httpCharset(contentType), "http"}, {metaCharset(page), "meta"}}
	isUTF8 := utf8.Valid(page)
	for _, c := range claims {
		enc, name := charset.Lookup(c.label)
		switch {
		case enc == nil || isUTF16(name):
			// a page in UTF-16 could not be read this far without a mark
		case name == "utf-8":
			if isUTF8 {
				return Text{page, name, c.source}
			}
			if mostlyUTF8(page) {
				return Text{valid(page), name, c.source}
			}
		case isUTF8 && !ascii(page):
			// two encodings that share no letters: the bytes decide
		default:
			if text := convert(page, enc); garbled(text) <= len(text)/1000 {
				return Text{text, name, c.source}
			}
		}
	}
	if isUTF8 {
		return Text{page, "utf-8", "bytes"}
	}
	return guess(page)
}

// guess decides by letter statistics, and takes what browsers take for
// granted, windows-1252, where those say nothing.
func guess(page []byte) Text {
	if mostlyUTF8(page) {
		return Text{valid(page), "utf-8", "guess"}
	}
	name := "windows-1252"
	if all, err := chardet.NewHtmlDetector().DetectAll(page); err == nil {
		if best := slices.MinFunc(all, likelier); best.Confidence >= 30 {
			name = best.Charset
		}
	}
	enc, label := charset.Lookup(name)
	if enc == nil || isUTF16(label) || label == "utf-8" {
		enc, label = charset.Lookup("windows-1252")
	}
	return Text{convert(page, enc), label, "guess"}
}

// likelier orders guesses, of equal ones by name: the detector gives them in the
// order in which its goroutines come to an end.
func likelier(a, b chardet.Result) int {
	return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Charset, b.Charset))
}

func isUTF16(name string) bool { return name == "utf-16le" || name == "utf-16be" }

func convert(page []byte, enc encoding.Encoding) []byte {
	text, err := enc.NewDecoder().Bytes(page)
	if err != nil { // decoders replace what is invalid; this is for completeness
		return valid(page)
	}
	return text
}

// valid replaces invalid bytes; valid text is returned as it is.
func valid(page []byte) []byte {
	if utf8.Valid(page) {
		return page
	}
	return bytes.ToValidUTF8(page, []byte("\uFFFD"))
}

func garbled(text []byte) int { return bytes.Count(text, []byte("\uFFFD")) }

func ascii(page []byte) bool {
	for _, b := range page {
		if b >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// mostlyUTF8 tells whether the page is UTF-8 with a few broken places, as
// truncation and careless concatenation leave them: at most one broken
// sequence for fifty good ones.
func mostlyUTF8(page []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(page); {
		if page[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(page[i:])
		if r == utf8.RuneError && size == 1 {
			bad++
		} else {
			good++
		}
		i += size
	}
	return good > 0 && bad*50 <= good
}

func httpCharset(contentType string) string {
	_, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		return ""
	}
	return params["charset"]
}

// metaWindow is how far into a page a declaration is looked for. The standard
// has 1024 bytes; pages put scripts before it.
const metaWindow = 16 << 10

// metaCharset finds <meta charset=X> and <meta content="…; charset=X">.
func metaCharset(page []byte) string {
	head := bytes.ToLower(page[:min(len(page), metaWindow)])
	for {
		i := bytes.Index(head, []byte("<meta"))
		if i < 0 {
			return ""
		}
		head = head[i+len("<meta"):]
		tag, _, _ := bytes.Cut(head, []byte(">"))
		if _, value, ok := bytes.Cut(tag, []byte("charset")); ok {
			if label := charsetLabel(value); label != "" {
				return label
			}
		}
	}
}

// charsetLabel reads the label behind "charset": an equals sign, perhaps a
// quote, and a word.
func charsetLabel(s []byte) string {
	s = bytes.TrimLeft(s, " \t\r\n")
	if len(s) == 0 || s[0] != '=' {
		return ""
	}
	s = bytes.TrimLeft(s[1:], " \t\r\n\"'")
	end := bytes.IndexAny(s, " \t\r\n\"';/>")
	if end < 0 {
		end = len(s)
	}
	return string(s[:end])
}

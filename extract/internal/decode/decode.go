// Package decode turns the bytes of a page into a tree.
//
// The character encoding is settled in the order of the HTML standard (byte
// order mark, HTTP header, meta element), except that bytes are evidence too:
// text that is UTF-8 beyond ASCII is UTF-8 whatever was declared, and a declared
// encoding in which the letters make no sense is not believed. Where nothing is
// declared that could be true, the letters decide:
//
//	decode.go       the order
//	declaration.go  what header and page say
//	markup.go       tags and text before there is a tree
//	guess.go        which reading is a text
//	letters.go      the letters of languages, and the encodings they are met in
//	sniff.go        what is no text at all
//	bound.go, plain.go, parse.go   from text to a tree in proportion to the page
package decode

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// Text is a page in UTF-8. Encoding is the WHATWG name of what it was before,
// and Source tells who said so: "bom", "http", "xml", "meta", "bytes" or "guess".
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
	for _, u := range utf16s {
		if bytes.HasPrefix(page, []byte(u.beginning)) {
			return Text{convert(page, u.encoding), u.name, u.source}
		}
	}
	return declared(page, contentType)
}

// utf16s are how pages in UTF-16 begin: with a mark, or else with a tag (XML,
// appendix F).
var utf16s = []struct {
	beginning, name, source string
	encoding                encoding.Encoding
}{
	{"\xFE\xFF", "utf-16be", "bom", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
	{"\xFF\xFE", "utf-16le", "bom", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
	{"\x00<", "utf-16be", "bytes", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"<\x00", "utf-16le", "bytes", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
}

// declared follows the header and what the page says of itself as far as the
// bytes agree.
func declared(page []byte, contentType string) Text {
	said := declarations(page)
	claims := [...]struct{ label, source string }{{httpCharset(contentType), "http"}, {said.xml, "xml"}, {said.meta, "meta"}}
	good, bad := sequences(page)
	if good+bad == 0 && bytes.Contains(page, []byte("\x1B$B")) {
		return Text{convert(page, japanese.ISO2022JP), "iso-2022-jp", "bytes"}
	}
	for _, c := range claims {
		enc, name := lookup(c.label)
		switch {
		case enc == nil || isUTF16(name):
			// in UTF-16, no declaration could have been read
		case name == "utf-8":
			if good > bad || good+bad == 0 {
				return Text{valid(page), name, c.source}
			}
		case good > 0 && bad*50 <= good:
			// two encodings that share no letters: the bytes decide
		default:
			if text := convert(page, enc); garbled(text) <= len(text)/1000 && makesSense(page, name, said.lang) {
				return Text{text, name, c.source}
			}
		}
	}
	switch {
	case good > bad:
		return Text{valid(page), "utf-8", "bytes"}
	case bad == 0:
		return Text{page, "utf-8", "bytes"}
	}
	return guess(page, said.lang)
}

// lookup finds an encoding by its label and gives its WHATWG name; what calls
// itself GBK may have the characters of GB 18030, as in the standard.
func lookup(label string) (encoding.Encoding, string) {
	enc, name := charset.Lookup(label)
	if name == "gbk" {
		enc = simplifiedchinese.GB18030
	}
	return enc, name
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

// sequences counts the characters beyond ASCII of a page as if it were UTF-8,
// and the bytes that are part of none. A page in another encoding may have some
// of the former by chance, but never as many as of the latter; a page in UTF-8
// may be cut, or have a line that was pasted from elsewhere.
func sequences(page []byte) (good, bad int) {
	if utf8.Valid(page) {
		return highBytes(page), 0 // each of a character's bytes, which is as good
	}
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
	return good, bad
}

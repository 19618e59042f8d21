package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words is a piece of a text and what became of it.
type Words struct {
	Kind Kind   `json:"kind"` // Kept, Removed or Added
	Text string `json:"text"`
}

// Marked compares two pieces of text word by word. Those of its pieces that are
// not Added make before, those not Removed make after, byte for byte. Neighbours
// are of different kinds, and what is removed stands in front of what is added
// in its place.
func Marked(before, after string) []Words {
	a, b := tokens(before), tokens(after)
	var out run
	for _, s := range sequence(a, b) {
		switch s.kind {
		case Kept:
			out.keep(a[s.a])
		case Removed:
			out.change(a[s.a], "")
		case Added:
			out.change("", b[s.b])
		}
	}
	out.end()
	out.put(Kept, &out.kept)
	return out.pieces
}

// run gathers what is removed and added side by side. White space between two
// changes counts as changed: it is nothing that the texts have in common.
type run struct {
	pieces         []Words
	kept           []byte
	removed, added []byte
	space          string // kept behind those two, as it seems
}

func (r *run) keep(token string) {
	if len(r.removed)+len(r.added) > 0 && r.space == "" && strings.TrimSpace(token) == "" {
		r.space = token
		return
	}
	r.end()
	r.kept = append(r.kept, token...)
}

func (r *run) change(removed, added string) {
	r.put(Kept, &r.kept)
	r.removed = append(append(r.removed, r.space...), removed...)
	r.added = append(append(r.added, r.space...), added...)
	r.space = ""
}

func (r *run) end() {
	r.put(Removed, &r.removed)
	r.put(Added, &r.added)
	r.kept = append(r.kept, r.space...)
	r.space = ""
}

func (r *run) put(kind Kind, text *[]byte) {
	if len(*text) > 0 {
		r.pieces = append(r.pieces, Words{kind, string(*text)})
		*text = (*text)[:0]
	}
}

// tokens takes a text apart into words, white space, and single signs. In
// scripts that put no space between words, each character is one.
func tokens(text string) (out []string) {
	for start := 0; start < len(text); {
		r, size := utf8.DecodeRuneInString(text[start:])
		end := start + size
		switch {
		case inWord(r):
			end += spanOf(text[end:], inWord)
		case unicode.IsSpace(r):
			end += spanOf(text[end:], unicode.IsSpace)
		}
		out = append(out, text[start:end])
		start = end
	}
	return out
}

func inWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)) && !unicode.In(r, spaceless...)
}

// spaceless are the scripts whose words are not apart from each other.
var spaceless = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

// spanOf is the length of the beginning of text of which all characters are in.
func spanOf(text string, in func(rune) bool) int {
	for i, r := range text {
		if !in(r) {
			return i
		}
	}
	return len(text)
}

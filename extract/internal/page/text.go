package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tearsheet-news/tearsheet/extract/internal/script"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Text is the text of a segment that is displayed, with single spaces and a line
// feed for each single line break in it; where none of it is displayed, all.
func (p *Page) Text(s *Segment) string {
	if s.Leaf1 == s.Leaf0+1 { // most segments are one text node, and most of those are tidy
		text := strings.Trim(p.Leaves[s.Leaf0].Node.Data, " \t\r\n")
		if p.Leaves[s.Leaf0].Node.Type == html.TextNode && tidy(text) == len(text) {
			return text
		}
	}
	var w spacer
	for i := s.Leaf0; i < s.Leaf1; i++ {
		w.seen(&p.Leaves[i])
	}
	return w.String()
}

// Pieces calls f with each leaf of a segment that adds something to its text,
// and what it adds. Together the pieces are Text(s); the space or line feed
// between two words goes with the second.
func (p *Page) Pieces(s *Segment, f func(l *Leaf, piece string)) {
	var w spacer
	for i := s.Leaf0; i < s.Leaf1; i++ {
		start := w.Len()
		w.seen(&p.Leaves[i])
		if w.Len() > start {
			f(&p.Leaves[i], w.String()[start:])
		}
	}
}

// ElemText is all text of an element, its segments apart by a space. Unlike
// Text, it has what only screen readers tell: "By" before a name.
func (p *Page) ElemText(i int32) string { return p.TextExcept(i, nil) }

// TextBefore is the text of the last leaves, at most n, that stand before
// element i in its line.
func (p *Page) TextBefore(i int32, n int32) string {
	e := &p.Elems[i]
	if int(e.First) >= len(p.Segments) {
		return ""
	}
	var w spacer
	for l := max(p.Segments[e.First].Leaf0, e.Leaf0-n); l < e.Leaf0; l++ {
		w.leaf(p.Leaves[l].Node)
	}
	return w.String()
}

// TextExcept is the text of element i without that of some elements inside.
func (p *Page) TextExcept(i int32, without []int32) string {
	e := &p.Elems[i]
	var w spacer
	for s := e.First; s < e.Last; s++ {
		seg := &p.Segments[s]
		for l := max(seg.Leaf0, e.Leaf0); l < min(seg.Leaf1, e.Leaf1); l++ {
			if !p.withinAny(p.Leaves[l].Elem, without) {
				w.leaf(p.Leaves[l].Node)
			}
		}
		w.space()
	}
	return strings.ReplaceAll(w.String(), "\n", " ")
}

func (p *Page) withinAny(i int32, ancestors []int32) bool {
	for _, a := range ancestors {
		if p.Within(i, a) {
			return true
		}
	}
	return false
}

// spacer collapses white space as a browser does.
type spacer struct {
	strings.Builder
	gap byte // what separates the next word: 0, ' ' or '\n'
}

// seen adds a leaf that is displayed. Of another it adds the space at its end,
// which parts the words before and behind it.
func (w *spacer) seen(l *Leaf) {
	switch {
	case !l.Unseen:
		w.leaf(l.Node)
	case strings.HasSuffix(l.Node.Data, " "):
		w.space()
	}
}

func (w *spacer) leaf(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.text(n.Data)
	case n.DataAtom == atom.Br:
		if w.Len() > 0 {
			w.gap = '\n'
		}
	}
}

func (w *spacer) space() {
	if w.Len() > 0 && w.gap == 0 {
		w.gap = ' '
	}
}

func (w *spacer) text(s string) {
	for len(s) > 0 {
		if n := tidy(s); n > 0 {
			if w.gap != 0 {
				w.WriteByte(w.gap)
				w.gap = 0
			}
			w.WriteString(s[:n])
			s = s[n:]
			continue
		}
		r, size := utf8.DecodeRuneInString(s)
		if isSpace(r) {
			w.space()
		}
		s = s[size:]
	}
}

// tidy is the length of the run at the start of s that can be copied as it
// is: words with single spaces between them.
func tidy(s string) int {
	i := 0
	for i < len(s) {
		switch b := s[i]; {
		case b > ' ' && b < utf8.RuneSelf:
			i++
		case b == ' ':
			if i == 0 || i+1 == len(s) || s[i+1] <= ' ' || s[i+1] >= utf8.RuneSelf {
				return i
			}
			i += 2
		case b < ' ':
			return i
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if isSpace(r) || isIgnorable(r) {
				return i
			}
			i += size
		}
	}
	return i
}

func isSpace(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r == ' ' || r >= '\t' && r <= '\r'
	case r < 0x1680: // the letters of most pages, tested first
		return r == 0x85 || r == 0xA0
	}
	return unicode.IsSpace(r)
}

// isIgnorable tells characters that show nothing: soft hyphen, zero-width
// space, word joiner, byte order mark and directional marks. The zero-width
// joiners stay, since Persian and the Indian scripts need them.
func isIgnorable(r rune) bool {
	switch r {
	case 0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF:
		return true
	}
	return r < 0x20
}

// Collapse returns s with white space collapsed and invisible characters gone.
func Collapse(s string) string {
	if tidy(s) == len(s) {
		return s
	}
	var w spacer
	w.text(s)
	return w.String()
}

// Words counts the words of a text, in any script.
func Words(text string) int { return int(measure(text).Words) }

// measure counts a piece of text.
func measure(s string) Count {
	var c Count
	inWord, unbroken, unstopped := false, int32(0), int32(0)
	for i := 0; i < len(s); {
		b := s[i]
		if b < utf8.RuneSelf {
			i++
			switch class[b] {
			case letter:
				c.Chars++
				if !inWord {
					c.Words++
					inWord = true
				}
			case stop:
				c.Stops++
				inWord = false
			case other:
			default:
				inWord = false
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case script.Unspaced(r):
			c.Chars += 2
			unbroken++
			if script.Unstopped(r) {
				unstopped++
			}
			inWord = false
		case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r):
			c.Chars++
			if !inWord {
				c.Words++
				inWord = true
			}
		case wideStop(r):
			c.Stops++
			inWord = false
		case isSpace(r):
			inWord = false
		}
	}
	c.Words += (unbroken + 1) / 2 // two letters a word, by rule of thumb
	c.Stops += unstopped / lettersAStop
	return c
}

type byteClass uint8

const (
	space byteClass = iota
	letter
	stop
	other
)

// class sorts the ASCII characters for measure.
var class = func() (t [utf8.RuneSelf]byteClass) {
	for b := range t {
		switch r := rune(b); {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
			t[b] = letter
		case strings.ContainsRune(".,!?;:", r):
			t[b] = stop
		case r > ' ':
			t[b] = other
		}
	}
	return t
}()

// lettersAStop is how many letters a clause of the scripts has that do not mark
// its end, as in others.
const lettersAStop = 40

// wideStop tells sentence ends and commas outside ASCII: Chinese, Japanese,
// Arabic, Devanagari, Armenian, Burmese, Khmer, Ethiopic and the ellipsis.
func wideStop(r rune) bool {
	switch r {
	case '。', '、', '，', '！', '？', '；', '：', '،', '؛', '؟', '۔', '।', '॥', '։', '၊', '။', '។', '።', '፣', '፤', '…', '．', '｡', '､':
		return true
	}
	return false
}

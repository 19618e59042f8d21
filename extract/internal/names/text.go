package names

import (
	"bytes"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one run of a line without white space in it.
type word struct {
	raw        string // as it stands in the line
	low        string // lower case, without punctuation around it
	start, end int    // byte offsets of raw
}

// words cuts a line at its spaces.
func words(s string) []word {
	ws := make([]word, 0, strings.Count(s, " ")+1)
	for i := 0; i < len(s); {
		if s[i] == ' ' {
			i++
			continue
		}
		end := strings.IndexByte(s[i:], ' ')
		if end < 0 {
			end = len(s) - i
		}
		raw := s[i : i+end]
		ws = append(ws, word{raw, fold(raw), i, i + end})
		i += end
	}
	return ws
}

// fold returns a word as the tables have it.
func fold(raw string) string {
	low := strings.ToLower(bare(raw))
	if strings.Contains(low, "’") {
		low = strings.ReplaceAll(low, "’", "'")
	}
	return low
}

// bare takes the punctuation off both ends of a word.
func bare(s string) string {
	if s != "" && isWordByte(s[0]) && isWordByte(s[len(s)-1]) {
		return s // most words, at the cost of two look-ups
	}
	return strings.TrimFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

func isWordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'
}

// text joins words with single spaces.
func text(ws []word) string {
	switch len(ws) {
	case 0:
		return ""
	case 1:
		return ws[0].raw
	}
	var b strings.Builder
	for i, w := range ws {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.raw)
	}
	return b.String()
}

// within returns the part of s from the first to the last of its words ws.
func within(s string, ws []word) string {
	if len(ws) == 0 {
		return ""
	}
	return s[ws[0].start:ws[len(ws)-1].end]
}

// lastWord returns what stands behind the last space of s.
func lastWord(s string) string {
	return s[strings.LastIndexByte(s, ' ')+1:]
}

// tidy puts a line on one line with single spaces, without tags and without
// characters that cannot be seen.
func tidy(s string) string {
	s = unescape(s)
	if i := strings.IndexByte(s, '<'); i >= 0 && strings.IndexByte(s[i:], '>') > 0 {
		s = untag(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case r == utf8.RuneError || r == '\u00ad' || unicode.Is(unicode.Cf, r):
			continue // soft hyphens, joiners and direction marks
		case unicode.IsSpace(r) || unicode.IsControl(r):
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// unescape decodes entities that are left in a text that was encoded twice, as
// names in JSON-LD often are.
func unescape(s string) string {
	const longest = 10 // bytes of an entity that names are written with
	at := strings.IndexByte(s, '&')
	if at < 0 {
		return s
	}
	text, out := []byte(s), []byte(s[:at])
	for at < len(text) {
		n := 0
		if text[at] == '&' {
			n = bytes.IndexByte(text[at:min(at+longest, len(text))], ';') + 1
		}
		if n >= 4 && bytes.IndexByte(text[at:at+n], ' ') < 0 {
			entity := text[at : at+n]
			if r := html.UnescapeString(string(entity)); len(r) < n && !strings.HasSuffix(r, ";") {
				at += n - len(r)
				copy(text[at:], r) // to be read again: "&amp;#39;"
				continue
			}
		}
		out = append(out, text[at])
		at++
	}
	return string(out)
}

// untag puts a space in the place of each tag: some systems write the whole
// link to the author's page where only the name belongs.
func untag(s string) string {
	var b strings.Builder
	for {
		open := strings.IndexByte(s, '<')
		if open < 0 {
			break
		}
		shut := strings.IndexByte(s[open:], '>')
		if shut < 0 {
			break
		}
		b.WriteString(s[:open])
		b.WriteByte(' ')
		s = s[open+shut+1:]
	}
	b.WriteString(s)
	return b.String()
}

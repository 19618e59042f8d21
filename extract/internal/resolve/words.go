package resolve

import (
	"strings"
	"unicode"
)

// key is what two texts share that differ only in case, spaces, quotes, dashes
// and other marks: their letters and digits, in lower case.
func key(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// words are the different words of a text, in lower case. Letters of the
// scripts that put no space between words count as one each.
type words map[string]bool

func wordsOf(s string) words {
	out := make(words)
	start := -1
	for i, r := range s {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		wide := unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
		if start >= 0 && (!letter || wide) {
			out[strings.ToLower(s[start:i])] = true
			start = -1
		}
		switch {
		case wide:
			out[string(r)] = true
		case letter && start < 0:
			start = i
		}
	}
	if start >= 0 {
		out[strings.ToLower(s[start:])] = true
	}
	return out
}

// likeness is the share of words that two texts have in common, from 0 to 1
// (the Sørensen–Dice coefficient).
func (w words) likeness(v words) float64 {
	if len(w)+len(v) == 0 {
		return 0
	}
	common := 0
	for word := range w {
		if v[word] {
			common++
		}
	}
	return 2 * float64(common) / float64(len(w)+len(v))
}

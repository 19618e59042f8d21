package names

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longest is the most words and bytes a name has. The longest in the corpus'
// gold has 10 words, the longest of a person 5.
const (
	longestWords = 10
	longestBytes = 120
)

// nobody returns why a text is no name at all; empty if it may be one.
func nobody(name string, ws []word) string {
	switch {
	case !hasLetter(name):
		return "no letters"
	case len(ws) > longestWords || len(name) > longestBytes:
		return "too long"
	case strings.Contains(name, "://") || strings.HasPrefix(name, "/") || strings.Contains(name, "facebook.com"):
		return "a link"
	case strings.HasPrefix(name, "@"):
		return "a handle of another network"
	case len(ws) == 1 && placeholders.has(ws[0].low) || strings.ContainsAny(name, "{}%=[]") || isKeyPath(name):
		return "a placeholder"
	case hasCJK(name) && (strings.HasSuffix(name, "報導") || strings.HasSuffix(name, "报道") || strings.HasSuffix(name, "報道")):
		return "what the text is"
	case len(ws) > 1 && isColon(ws[0].raw[len(ws[0].raw)-1:]):
		return "a value with a label of its own"
	case len(ws) == 1 && sections.has(ws[0].low):
		return "a section or a link's text"
	case placeNames.at(ws, 0) == len(ws):
		return "a place"
	case pictureAgencies.at(ws, 0) > 0:
		return "a picture agency"
	case openers.has(ws[0].low) && len(ws) > 1 && !(alsoNames.has(ws[0].low) && isTitle(ws[1].raw)) || strings.ContainsAny(name, "?!…") && len(ws) > 3:
		return "a phrase"
	case halfQuoted(name) || strings.HasPrefix(name, "("):
		return "a piece of a sentence"
	case stampAt(ws[0].low, ws[1:]):
		return "a date"
	case isSentence(ws):
		return "a sentence"
	case isSerial(name, ws):
		return "a number"
	}
	return ""
}

// isKeyPath reports whether a name is the key of a template that was never
// filled in: "page.head.author".
func isKeyPath(name string) bool {
	return strings.Count(name, ".") > 2 && strings.IndexByte(name, ' ') < 0 && strings.ToLower(name) == name && !hasDigit(name)
}

// isSentence reports whether too many words are written small for a name.
func isSentence(ws []word) bool {
	small := 0
	for _, w := range ws {
		r, _ := utf8.DecodeRuneInString(w.low)
		if w.low != "" && unicode.IsLower(r) && !isTitle(w.raw) && !linkers.has(w.low) && !particles.has(w.low) && !deskWords.has(w.low) {
			small++
		}
	}
	return small > 2 || small*2 > len(ws) && len(ws) > 3
}

// isSerial reports whether a single word is mostly digits or hexadecimal, or
// the first of several a number longer than a year's: a year and a count of
// readers that ran together.
func isSerial(name string, ws []word) bool {
	digits := 0
	for _, r := range name {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	if first := ws[0].low; len(first) > 4 && strings.Trim(first, "0123456789") == "" {
		return true
	}
	return len(ws) == 1 && digits*2 > len(name) && len(name) > 3
}

// halfQuoted reports whether a quotation begins or ends in a name and not both.
func halfQuoted(name string) bool {
	open, shut := strings.Count(name, "„"), strings.Count(name, "”")
	curly := strings.Count(name, "“")
	return (open+curly+shut)%2 == 1
}

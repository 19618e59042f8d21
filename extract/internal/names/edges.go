package names

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cutOrigin drops the bracket in which Korean agencies say where a story comes
// from: "(서울=연합뉴스) 홍길동 기자".
func cutOrigin(s string) string {
	if s == "" || s[0] != '(' && s[0] != '[' {
		return s
	}
	if end := strings.IndexAny(s, ")]"); end > 0 && strings.IndexByte(s[:end], '=') > 0 {
		return strings.TrimRight(strings.TrimLeft(s[end+1:], " "), " =")
	}
	return s
}

// trimEdges takes quotes, brackets without a partner and loose punctuation off
// both ends. The full stop of "Jr." and of "J." stays.
func trimEdges(s string) string {
	s = strings.TrimLeftFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("@(（'’‘", r)
	})
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune(".)）®™", r)
	})
	if strings.HasSuffix(s, ".") && !abbreviated(lastWord(s)) {
		s = strings.TrimRight(s, ".")
	}
	if rest := strings.TrimLeft(s, "'‘’"); rest != s && isTitle(rest) { // but "’t Hooft"
		s = rest
	}
	return unwrap(s)
}

// unwrap takes brackets off that stand around the whole piece or have no
// partner in it.
func unwrap(s string) string {
	open, shut := strings.Count(s, "(")+strings.Count(s, "（"), strings.Count(s, ")")+strings.Count(s, "）")
	switch {
	case open > shut:
		i := strings.LastIndexAny(s, "(（")
		if i == 0 {
			return strings.TrimLeft(s, "(（")
		}
		return s[:i]
	case shut > open:
		i := strings.LastIndexAny(s, ")）")
		if i == 0 {
			return strings.TrimLeft(s, ")）")
		}
		return s[:i]
	case open == 1 && strings.IndexAny(s, "(（") == 0 && (strings.HasSuffix(s, ")") || strings.HasSuffix(s, "）")):
		return strings.Trim(s, "()（）")
	}
	return s
}

// abbreviated reports whether a word with a full stop behind it is short for
// something: an initial, "Jr.", "e.V.".
func abbreviated(w string) bool {
	low := strings.ToLower(strings.TrimRight(w, "."))
	return utf8.RuneCountInString(low) <= 1 || suffixes.has(low) || strings.Contains(low, ".") || groupWords.has(low) && len(low) < 5
}

// cutFootnote drops the number of a footnote: "Rachel Brazil1".
func cutFootnote(s string) string {
	if strings.IndexByte(s, ' ') < 0 || s == "" || s[len(s)-1] < '0' || s[len(s)-1] > '9' {
		return s
	}
	cut := strings.TrimRight(s, "0123456789")
	last, _ := utf8.DecodeLastRuneInString(cut)
	if len(s)-len(cut) > 2 || !unicode.IsLower(last) || !isTitle(lastWord(cut)) {
		return s
	}
	return cut
}

// cutDouble drops the second of two copies, as come of a picture's text read
// with the link beside it: "Jane DoeJane Doe", "staffstaff". "Ali Ali" and
// "tintin" may be names.
func cutDouble(s string) string {
	half := len(s) / 2
	if half == 0 {
		return s
	}
	if len(s)%2 == 1 && s[half] == ' ' {
		left := s[:half]
		if left == s[half+1:] && (strings.IndexByte(left, ' ') >= 0 || deskWords.has(strings.ToLower(left))) {
			return left
		}
		return s
	}
	if len(s)%2 == 0 && s[:half] == s[half:] && (half >= 4 || hasCJK(s) && half >= 6) {
		return s[:half]
	}
	return s
}

package names

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// gluable are the labels after which systems forget the space ("ByJane Doe").
// "Di" and "De" are not among them because of DiCaprio and DeVito.
var gluable = []string{"By", "by", "Von", "von", "Par", "par", "Por", "por", "Author", "author", "Autor"}

// unglue sets apart what ran together when elements were read without a space
// between them: "ByJane DoeTravel Editor12 May". Only words of the tables are
// cut off, since "McDonald" and "BeauHD" are names.
func unglue(s string) string {
	for mayBeGlued(s) {
		before := s
		if s = unglueOnce(s); s == before {
			break
		}
	}
	return s
}

// mayBeGlued is a quick look at whether any word has a capital, a digit or a
// sign in it as seams looks for.
func mayBeGlued(s string) bool {
	prev := ' '
	for _, r := range s {
		if prev != ' ' && (unicode.IsUpper(r) || unicode.IsDigit(r) && unicode.IsLower(prev) || r == '@' || r == '[') {
			return true
		}
		prev = r
	}
	return false
}

func unglueOnce(s string) string {
	ws := words(s)
	var b strings.Builder
	from := 0
	for i, w := range ws {
		for _, cut := range seams(ws, i) {
			b.WriteString(s[from : w.start+cut.at])
			b.WriteString(cut.with)
			from = w.start + cut.at
		}
	}
	if from == 0 {
		return s
	}
	b.WriteString(s[from:])
	return b.String()
}

// seam is a place inside a word where two words meet, and what to put there.
type seam struct {
	at   int
	with string
}

// seams finds the places where ws[i] should be cut.
func seams(ws []word, i int) []seam {
	raw := ws[i].raw
	if n := gluedLabel(raw); n > 0 {
		return []seam{{n, " "}}
	}
	if at := strings.IndexAny(raw, "@["); at > 0 && (raw[at] == '@' && strings.IndexByte(raw[at:], '.') < 0 || strings.HasPrefix(raw[at:], "[email")) {
		return []seam{{at, " "}}
	}
	prev := rune(0)
	for at, r := range raw {
		upper := unicode.IsUpper(r)
		next, _ := utf8.DecodeRuneInString(raw[at+utf8.RuneLen(r):])
		switch {
		case !upper && !unicode.IsDigit(r) || at == 0:
		case upper && unicode.IsUpper(prev) && unicode.IsLower(next) && startsTail(ws, i, raw[at:]),
			unicode.IsLower(prev) && (startsTail(ws, i, raw[at:]) || upper && endsTail(ws, i, raw[:at])),
			prev == '-' && stampAt(strings.ToLower(bare(raw[at:])), ws[i+1:]) && unicode.IsLetter(r),
			upper && unicode.IsDigit(prev) && isYear(raw[:at]):
			return []seam{{at, " | "}}
		case unicode.IsLower(prev) && gluedLabel(raw[at:]) > 0:
			return []seam{{at, " "}}
		}
		prev = r
	}
	return nil
}

// gluedLabel returns the length of the label at the start of a word that goes
// on with a capital: 2 for "ByJane".
func gluedLabel(raw string) int {
	for _, label := range gluable {
		rest, ok := strings.CutPrefix(raw, label)
		if r, _ := utf8.DecodeRuneInString(rest); ok && unicode.IsUpper(r) && !strings.HasPrefix(rest, "In") {
			return len(label)
		}
	}
	return 0
}

// startsTail reports whether rest, the later half of ws[i], begins a job title,
// an agency or a date.
func startsTail(ws []word, i int, rest string) bool {
	low, _, _ := strings.Cut(strings.ToLower(bare(rest)), ":")
	switch {
	case isRoleNoun(low):
		return i > 0 && isTitle(ws[i-1].raw) && len(labels[ws[i-1].low]) == 0 // "HomeAdvisor" is one name
	case statusWords.has(low) || low == "the" && agencyNames.at(ws[i+1:], 0) > 0:
		return true
	case roleModifiers.has(low):
		return roleAhead(ws[i+1:])
	case strings.HasSuffix(rest, ":") || strings.HasSuffix(rest, "："):
		return len(labels[low]) > 0
	}
	return stampAt(low, ws[i+1:])
}

// endsTail reports whether head, the first half of ws[i], ends a job title, so
// that the next name begins: "News ReporterTim Roe".
func endsTail(ws []word, i int, head string) bool {
	return i > 1 && isRoleNoun(strings.ToLower(head))
}

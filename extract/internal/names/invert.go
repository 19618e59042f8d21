package names

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// uninvert turns "Doe, Jane" and "Jong, Michiel de" round, as library metadata
// writes names. Two whole names with a comma between them are not that, nor is
// a name and what someone does, or where.
func uninvert(s string) (string, bool) {
	family, given, ok := strings.Cut(s, ",")
	if !ok || strings.ContainsAny(given, ",;|/") {
		return s, false
	}
	given = strings.TrimSpace(given)
	if !isFamilyName(strings.TrimSpace(family)) || !isGivenNames(given) {
		return s, false
	}
	family = strings.TrimSpace(family)
	if isShouted(family) && !isShouted(given) {
		family = recaseWords(family, words(family), turkic(family))
	}
	return given + " " + family, true
}

// isFamilyName reports whether s is one word, or particles and one word.
func isFamilyName(s string) bool {
	ws := words(s)
	if len(ws) == 0 || !plainName(ws[len(ws)-1]) {
		return false
	}
	for _, w := range ws[:len(ws)-1] {
		if !particles.has(w.low) {
			return false
		}
	}
	return utf8.RuneCountInString(ws[len(ws)-1].low) > 1
}

// isGivenNames reports whether s is one to three names or initials, perhaps
// with the particles of the family behind them.
func isGivenNames(s string) bool {
	ws := words(s)
	n := len(ws)
	for n > 1 && particles.has(ws[n-1].raw) {
		n--
	}
	if n == 0 || n > 3 {
		return false
	}
	for _, w := range ws[:n] {
		if !plainName(w) || isDegree(w.raw) || suffixes.has(w.low) {
			return false
		}
	}
	return true
}

// plainName reports whether a word can be a part of a person's name and is
// nothing the tables know as something else.
func plainName(w word) bool {
	switch {
	case w.low == "" || !isTitle(w.raw) || hasDigit(w.raw) || strings.ContainsAny(w.raw, "@:()") || endsUpper(w.raw):
		return false
	case hasCJK(w.raw) || isAgency(w.raw) || deskWords.has(w.low) || isGroupWord(w) || isRoleNoun(w.low):
		return false
	}
	return !isAcronym(w) && !placeholders.has(w.low)
}

// endsUpper reports whether a word with small letters ends with a capital, as
// user names do ("BeauHD").
func endsUpper(w string) bool {
	return unicode.IsUpper(lastRune(w)) && strings.ContainsFunc(w, unicode.IsLower)
}

// isInitials reports whether s is initials only: "J.", "J. R.", "JR".
func isInitials(s string) bool {
	ws := words(s)
	for _, w := range ws {
		if utf8.RuneCountInString(strings.Trim(w.raw, ".")) > 1 && !strings.HasSuffix(w.raw, ".") {
			return false
		}
		if strings.Count(w.raw, ".") < utf8.RuneCountInString(w.low)/2 || !isTitle(w.raw) {
			return false
		}
	}
	return len(ws) > 0
}

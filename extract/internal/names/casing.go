package names

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// recase writes a name in capitals the usual way: "JANE DOE" and the French
// "Jane DOE" are "Jane Doe". A single word stays, since "IWB" and "MEDELLÍN"
// look alike, and so does Greek, whose accents capitals have lost.
func recase(s string) string {
	if strings.IndexByte(s, ' ') < 0 || !strings.ContainsFunc(s, unicode.IsUpper) || strings.ContainsFunc(s, isGreek) || isAgency(s) {
		return s
	}
	ws := words(s)
	from := 0
	if strings.ContainsFunc(s, unicode.IsLower) {
		from = familyInCapitals(ws)
	}
	return s[:ws[from].start] + recaseWords(s[ws[from].start:], ws[from:], turkic(s))
}

// familyInCapitals returns where the words in capitals at the end of a name
// begin: 1 in "Jane DOE", 2 in "Jane Mary DE LA TOUR". Of a name that does not
// end so it returns the last word, which recaseWords then leaves.
func familyInCapitals(ws []word) int {
	last := len(ws) - 1
	from := last
	for from > 1 && isShouted(ws[from-1].raw) && particles.has(ws[from-1].low) {
		from--
	}
	if utf8.RuneCountInString(ws[last].low) < 4 {
		return 0
	}
	for _, w := range ws[:from] {
		if !isGivenName(w.raw) || deskWords.has(w.low) || isGroupWord(w) || keepsCapitals(w.low) {
			return 0
		}
	}
	return from
}

func isGreek(r rune) bool { return unicode.Is(unicode.Greek, r) }

// turkic reports whether s has a letter that only Turkish and Azerbaijani use,
// whose small I has no dot.
func turkic(s string) bool { return strings.ContainsAny(s, "İĞŞğşƏə") }

// recaseWords puts words right that are all in capitals and leaves others.
func recaseWords(s string, ws []word, dotless bool) string {
	for _, w := range ws {
		if strings.ContainsFunc(w.raw, unicode.IsLower) {
			return s
		}
	}
	parts := make([]string, len(ws))
	for i, w := range ws {
		switch {
		case keepsCapitals(w.low):
			parts[i] = w.raw
		case i < len(ws)-1 && w.start > 0 && particles.has(w.low) && len(w.low) > 1:
			parts[i] = lower(w.raw, dotless)
		default:
			parts[i] = capitalise(w.raw, dotless)
		}
	}
	return strings.Join(parts, " ")
}

// keepsCapitals reports whether a word is an abbreviation: one of the tables,
// or two to five consonants ("WSVN"). Ng is a family.
func keepsCapitals(low string) bool {
	if acronyms.has(low) || agencies.has(low) && !surnames.has(low) {
		return true
	}
	return low != "ng" && low != "mr" && low != "mrs" && low != "dr" && low != "jr" && low != "sr" && low != "st" &&
		utf8.RuneCountInString(low) <= 5 && !strings.ContainsFunc(low, isVowel)
}

func isVowel(r rune) bool {
	return !unicode.IsLetter(r) || strings.ContainsRune("aeiouyäöüåæøœáéíóúýàèìòùâêîôûãõñëïÿąęěůőűıāēīōūăș", r) || r > 0x17f
}

// isShouted reports whether a word has capitals only, at least two.
func isShouted(w string) bool {
	n := 0
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}

// isGivenName reports whether a word is one capital and small letters, an
// initial, or such words with a hyphen.
func isGivenName(w string) bool {
	prev := rune('-')
	for _, r := range w {
		if unicode.IsDigit(r) || unicode.IsUpper(r) != !unicode.IsLetter(prev) && unicode.IsLetter(r) {
			return false
		}
		prev = r
	}
	return true
}

// capitalise writes a word with a capital at its start, after hyphens, after
// O' and its like, after Mc, and after Mac in the families known for it.
func capitalise(w string, dotless bool) string {
	out := []rune(lower(w, dotless))
	upperNext := true
	for i, r := range out {
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r):
			if upperNext {
				out[i] = upper(r, dotless)
			}
			upperNext = false
		case r == '\'' || r == '’':
			upperNext = i == 1 || i > 1 && !unicode.IsLetter(out[i-2])
		default:
			upperNext = true
		}
	}
	low := strings.ToLower(bare(w))
	at := 0
	if strings.HasPrefix(low, "mc") && len(low) > 4 {
		at = 2
	} else if macNames.has(low) {
		at = 3
	}
	if at > 0 {
		at += strings.IndexFunc(w, unicode.IsLetter)
		out[at] = upper(out[at], dotless)
	}
	return string(out)
}

func lower(s string, dotless bool) string {
	if dotless {
		return strings.ToLowerSpecial(unicode.TurkishCase, s)
	}
	return strings.ToLower(s)
}

func upper(r rune, dotless bool) rune {
	if dotless {
		return unicode.TurkishCase.ToTitle(r)
	}
	return unicode.ToTitle(r)
}

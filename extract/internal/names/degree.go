package names

import (
	"slices"
	"strings"
	"unicode"
)

// cutDegrees drops degrees from the end of a name of at least two words.
func cutDegrees(ws []word) []word {
	for len(ws) > 2 && isDegree(ws[len(ws)-1].raw) && !mayBeFamily(ws) {
		ws = ws[:len(ws)-1]
	}
	return ws
}

// isDegree reports whether a word is a degree as people print them: "PhD",
// "M.D.", "CEPF®". "Ma" and "Do" are names.
func isDegree(raw string) bool {
	w := strings.Trim(raw, ",;®™")
	if !credentials.has(degree(strings.ToLower(w))) {
		return false
	}
	letters := strings.ReplaceAll(w, ".", "")
	return strings.ToUpper(letters) == letters || strings.EqualFold(letters, "phd") || strings.EqualFold(letters, "esq") || strings.ContainsAny(w, ".-") || len(letters) > 3
}

// degree drops full stops and marks: "m.d." and "cepf®".
func degree(low string) string {
	return strings.Map(func(r rune) rune {
		if r == '.' || r == '®' || r == '™' {
			return -1
		}
		return r
	}, low)
}

// mayBeFamily reports whether a degree of two letters stands at the end of a
// name that is all in capitals and could be a family: "LE DUC DO".
func mayBeFamily(ws []word) bool {
	low := ws[len(ws)-1].low
	return len(low) == 2 && strings.ContainsFunc(low, isVowel) && !slices.ContainsFunc(ws, func(w word) bool {
		return strings.ContainsFunc(w.raw, unicode.IsLower)
	})
}

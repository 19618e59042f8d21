package names

import (
	"unicode"
	"unicode/utf8"
)

// tellsOf reports whether a sentence about the name before it goes on at
// ws[i]: "Jane Doe covers courts", "Jane Doe Kategorien: Mode".
func tellsOf(ws []word, i int) bool {
	w := ws[i]
	if isColon(w.raw[len(w.raw)-1:]) {
		return true
	}
	if w.low == "for" { // "Jane Doe For The Daily Example"
		return isPersonal(ws[:i]) && !hasGroup(ws[:i])
	}
	r, _ := utf8.DecodeRuneInString(w.raw)
	if !unicode.IsLower(r) || particles.has(w.low) || linkers.has(w.low) || deskWords.has(w.low) || isGroupWord(w) || utf8.RuneCountInString(w.low) < 2 {
		return false
	}
	return isPersonal(ws[:i]) && isTitle(ws[i-1].raw)
}

// saysMore reports whether ws is a name and the beginning of a sentence about
// it. A date or a link behind the name is none.
func saysMore(ws []word) bool {
	for i := 2; i < len(ws); i++ {
		if stampAt(ws[i].low, ws[i+1:]) || statusWords.has(ws[i].low) || dangling.has(ws[i].low) && !verbs.has(ws[i].low) {
			return false
		}
		if tellsOf(ws, i) {
			return true
		}
	}
	return false
}

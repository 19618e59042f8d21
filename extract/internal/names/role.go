package names

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// roleStart returns the index of the word with which a job title behind a name
// begins; 0 where there is none, or where all is the title of someone unnamed
// ("Staff Writer", "AAA Travel Editor"), which is then the name.
func roleStart(ws []word) int {
	noun := -1
	for i, w := range ws {
		if i > 0 && isRoleNoun(w.low) && !deskWords.has(w.low) {
			noun = i
			break
		}
	}
	if noun < 0 {
		return 0
	}
	first := noun
	for i := 1; i < noun; i++ {
		if roleModifiers.has(ws[i].low) {
			first = i
			break
		}
	}
	switch {
	case first > 1 && !roleModifiers.has(ws[0].low) && !hasGroup(ws[:first]):
		return first
	case first == 1 && len(ws) == 2 && signsAlone.has(ws[1].low) && isTitle(ws[0].raw) && !roleModifiers.has(ws[0].low) && !fillers.has(ws[0].low):
		return first
	}
	return 0
}

// roleAtFront returns how many words before a full name say what its bearer is
// to the paper: 2 in "unserer Korrespondentin Erika Muster", 1 in "Reporter
// Jane Doe". Titles that people keep ("Professor") are none.
func roleAtFront(ws []word) int {
	n := 0
	for n < len(ws) && (roleModifiers.has(ws[n].low) || ours.has(ws[n].low)) {
		n++
	}
	if n+2 >= len(ws) || !isRoleNoun(ws[n].low) || roleOpeners.has(ws[n].low) || !isPersonal(ws[n+1:]) || hasGroup(ws[n+1:]) || isRoleNoun(ws[n+1].low) || roleModifiers.has(ws[n+1].low) {
		return 0
	}
	return n + 1
}

// isRoleNoun reports whether a word is a job title, by itself, behind a hyphen
// or as the end of a German compound: "Wirtschaftsredakteurin".
func isRoleNoun(low string) bool {
	if roleNouns.has(low) {
		return true
	}
	if i := strings.LastIndexByte(low, '-'); i > 0 && roleNouns.has(low[i+1:]) {
		return true
	}
	for _, end := range roleEnds {
		if len(low) > len(end) && strings.HasSuffix(low, end) {
			return true
		}
	}
	return false
}

// roleAhead reports whether a job title follows soon among modifiers.
func roleAhead(ws []word) bool {
	for i, w := range ws {
		if isRoleNoun(w.low) {
			return true
		}
		if i > 3 {
			break
		}
	}
	return false
}

// isRole reports whether a piece says what someone is: "Senior Editor",
// "CEO of Example", "Correspondent in Paris".
func isRole(ws []word) bool {
	for i, w := range ws {
		if isRoleNoun(w.low) || i == 0 && roleOpeners.has(w.low) {
			return true
		}
	}
	return len(ws) > 0 && (onlyModifiers(ws))
}

// onlyModifiers reports whether all words are modifiers without their noun:
// "Content", "Digital".
func onlyModifiers(ws []word) bool {
	for _, w := range ws {
		if !roleModifiers.has(w.low) {
			return false
		}
	}
	return true
}

// isTitle reports whether a word begins with a capital, or is of a script
// without any.
func isTitle(w string) bool {
	for i, r := range w {
		if unicode.IsLetter(r) {
			return !unicode.IsLower(r) || strings.ContainsRune("’'", lastRune(w[:i]))
		}
	}
	return false
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

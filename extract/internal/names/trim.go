package names

import "strings"

// trim takes off a piece everything that is not part of the name in it. What
// is nothing but a date, a degree or a phrase comes back empty; a job title or
// an address comes back whole if there is nothing else.
func trim(s string) string {
	if strings.HasPrefix(s, "/") && strings.IndexByte(s, ' ') < 0 {
		return "" // the path of a page about the author
	}
	for {
		before := s
		s = cutDouble(trimEdges(s))
		ws := cutFront(words(s))
		ws = cutTail(ws)
		ws = cutDangling(ws)
		ws = cutDegrees(ws)
		ws = cutPlace(ws)
		s = cutFootnote(within(s, ws))
		if s == before {
			return s
		}
	}
}

// cutFront drops a date, a word for "and" and whole phrases from the start.
func cutFront(ws []word) []word {
	if len(ws) == 0 {
		return nil
	}
	if n := skipStamp(ws); n > 0 {
		return ws[n:]
	}
	if n := skipStamp(ws[1:]); n > 0 && statusWords.has(ws[0].low) {
		return ws[1+n:] // "Updated 3 May 2024 Jane Doe"
	}
	if allStamps(ws) {
		return nil
	}
	if n := tails.at(ws, 0); n > 1 {
		if n < len(ws) && !isTitle(ws[n].raw) {
			return nil
		}
		return ws[n:] // "Get in touch Jane Doe"
	}
	if len(ws) == 1 {
		return ws
	}
	if n := roleAtFront(ws); n > 0 {
		return ws[n:]
	}
	langs, ok := conjunctions[ws[0].raw]
	if ok && langs == "" || strings.HasPrefix(ws[0].raw, "@") || isAddress(ws[0].raw) {
		return ws[1:] // ", and Jane Doe"
	}
	return ws
}

// allStamps reports whether nothing is left of a piece but "Uhr", "AM ET" or
// "Wednesday".
func allStamps(ws []word) bool {
	for _, w := range ws {
		if !clockWords.has(w.low) && !dateLinks.has(w.raw) && !(dayWords.has(w.low) && len(w.low) > 2) {
			return false
		}
	}
	return true
}

// cutTail drops what follows the name: addresses, dates, links, job titles.
func cutTail(ws []word) []word {
	if len(ws) == 0 || statusWords.has(ws[0].low) || wholeTail(ws) {
		return nil
	}
	for i := 1; i < len(ws); i++ {
		if endsName(ws, i) || stampAt(ws[i].low, ws[i+1:]) || bracketTail(ws, i) || i > 1 && (tellsOf(ws, i) || openedBy(ws, i)) {
			return ws[:i]
		}
	}
	if n := roleStart(ws); n > 0 {
		return ws[:n]
	}
	for i := 1; i < len(ws)-1; i++ {
		if isColon(ws[i].raw[len(ws[i].raw)-1:]) {
			return ws[:i+1] // "Jane Doe: Why harbours matter"
		}
	}
	return ws
}

// wholeTail reports whether ws is a phrase of the tails table and nothing else.
func wholeTail(ws []word) bool {
	return tails.at(ws, 0) == len(ws) && len(ws) > 1
}

// endsName reports whether an address or a phrase of the tails table begins at
// ws[i]. A phrase of one word may be a part of a name, so most count behind a
// full name only.
func endsName(ws []word, i int) bool {
	raw := ws[i].raw
	if strings.HasPrefix(raw, "@") && len(raw) > 1 || isAddress(raw) || statusWords.has(ws[i].low) && i+1 < len(ws) {
		return true
	}
	n := tails.at(ws, i)
	if n == 1 && sayings.has(ws[i].low) && isTitle(raw) {
		return false
	}
	return n > 1 || n == 1 && (i > 1 || i+1 == len(ws) && singleTails.has(ws[i].low))
}

// openedBy reports whether a description without a noun of its own begins at
// ws[i]: "Head of Sport".
func openedBy(ws []word, i int) bool {
	return roleOpeners.has(ws[i].low) && i+1 < len(ws)
}

// bracketTail reports whether ws[i] opens a bracket that holds a job title, an
// address or a date and runs to the end.
func bracketTail(ws []word, i int) bool {
	if !strings.HasPrefix(ws[i].raw, "(") || !strings.HasSuffix(ws[len(ws)-1].raw, ")") {
		return false
	}
	inner := strings.Trim(ws[i].raw, "()")
	return isRoleNoun(ws[len(ws)-1].low) || isAddress(inner) || credentials.has(degree(ws[i].low)) || isFigure(ws[i].low) ||
		companions.has(ws[i].low) || i > 1 && (clockWords.has(ws[i].low) || !isTitle(inner) || len(labels[ws[i].low]) > 0) // "Jane Doe (jd)", "(Text)"
}

// isAddress reports whether a word is a mail or web address.
func isAddress(w string) bool {
	at := strings.IndexByte(w, '@')
	return at > 0 && strings.IndexByte(w[at:], '.') > 0 || strings.Contains(w, "://") || strings.HasPrefix(w, "www.") ||
		strings.Contains(w, "[at]") || strings.HasPrefix(w, "[email")
}

// cutDangling drops such words from the end.
func cutDangling(ws []word) []word {
	for len(ws) > 1 && (dangling.has(ws[len(ws)-1].raw) || ws[len(ws)-1].low == "") {
		ws = ws[:len(ws)-1]
	}
	return ws
}

// cutPlace drops "in Berlin" from the end of a full name.
func cutPlace(ws []word) []word {
	for i := len(ws) - 2; i >= 2 && i >= len(ws)-4; i-- {
		if placeWords.has(ws[i].raw) && isTitle(ws[i+1].raw) && !hasGroup(ws[:i]) {
			return ws[:i]
		}
	}
	return ws
}

// hasGroup reports whether some word is of the name of a group, in which
// "from" and "in" are no sign of a place behind it.
func hasGroup(ws []word) bool {
	for _, w := range ws {
		if isGroupWord(w) || deskWords.has(w.low) {
			return true
		}
	}
	return false
}

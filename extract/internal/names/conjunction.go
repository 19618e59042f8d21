package names

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// conjoined cuts a piece at the words for "and".
func conjoined(s string, ctx Context) []string {
	if hasCJK(s) {
		return conjoinedCJK(s, ctx)
	}
	ws := words(s)
	for i := 1; i < len(ws)-1; i++ {
		n := joins(ws, i, ctx)
		if n > 0 {
			left, right := s[:ws[i].start], s[ws[i+n-1].end:]
			return append([]string{left}, conjoined(right, ctx)...)
		}
	}
	return []string{s}
}

// joins returns how many words at ws[i] join the name before them to the one
// after them; 0 if they do not.
func joins(ws []word, i int, ctx Context) int {
	if n := dialogues.at(ws, i); n > 0 && i+n < len(ws) {
		return n
	}
	w := ws[i].raw
	low := strings.ToLower(w)
	left, right := ws[:i], ws[i+1:]
	if companions.has(w) && (isAgency(text(right)) && !isSite(text(left), ctx) || i > 1 && isPersonal(left) && fullName(text(right))) {
		return 1
	}
	langs, ok := conjunctions[low]
	if !ok || utf8.RuneCountInString(w) == 1 && w != low || !twoNames(left, right, ctx) {
		return 0
	}
	if langs != "" && !spoken(ctx.Lang, langs) || doubtful(low) && !alike(left, right) && !isAgency(text(right)) {
		return 0
	}
	return 1
}

// Joins reports whether a text is nothing but a word for "and".
func Joins(text string) bool {
	_, ok := conjunctions[strings.ToLower(strings.Trim(text, " ,"))]
	return ok
}

// doubtful reports whether a word for "and" is a single letter, which also
// stands within names: "Ortega y Gasset" is one man. Such a word counts where
// the names on both sides are alike in length.
func doubtful(low string) bool {
	r, size := utf8.DecodeRuneInString(low)
	return size == len(low) && unicode.IsLower(r) && conjunctions[low] == ""
}

// spoken reports whether tag is of one of the languages in a list.
func spoken(tag, langs string) bool {
	if i := strings.IndexAny(tag, "-_"); i >= 0 {
		tag = tag[:i]
	}
	return tag != "" && strings.Contains(" "+langs+" ", " "+strings.ToLower(tag)+" ")
}

// alike reports whether both sides are single words or both are more.
func alike(left, right []word) bool {
	for i, w := range right {
		if _, ok := conjunctions[w.raw]; ok && i > 0 {
			right = right[:i]
			break
		}
	}
	return (len(left) == 1) == (len(right) == 1) && isTitle(right[0].raw)
}

// twoNames reports whether the words left and right of an "and" are two names
// and not the halves of one: "Center for Research and Evaluation", "Druck
// GmbH & Co. KG", "Morgan & Morgan".
func twoNames(left, right []word, ctx Context) bool {
	l, r := text(left), text(right)
	switch {
	case isAgency(r):
		return !isSite(l, ctx)
	case strings.EqualFold(l, r), businessTails.has(right[0].low):
		return false
	case len(right) == 1 && !isTitle(right[0].raw) && len(right[0].low) < 2:
		return false // "Mac & i"
	}
	if len(left) > 2 && roleModifiers.has(left[len(left)-1].low) && roleAhead(right) {
		return false // "Jane Doe Home and Garden Editor"
	}
	for _, w := range left[1:] {
		if w.raw == "for" || w.raw == "of" || w.raw == "für" || isGroupWord(w) && (len(right) < 2 || hasGroup(right)) {
			return false
		}
	}
	return !isGroupWord(right[len(right)-1]) || len(left) > 1
}

// conjoinedCJK cuts names apart that a space or a word for "and" joins. In
// Japanese a space may part family and given name, so there it does not count.
func conjoinedCJK(s string, ctx Context) []string {
	fields := strings.Fields(s)
	if len(fields) > 1 && !spoken(ctx.Lang, "ja") {
		for _, f := range fields {
			if n := utf8.RuneCountInString(f); n < 2 || n > 4 || strings.ContainsFunc(f, notCJK) {
				return []string{s}
			}
		}
		return fields
	}
	for i, r := range s {
		left, right := s[:i], s[i+utf8.RuneLen(r):]
		if strings.ContainsRune("和与與及", r) && isHan(left) && isHan(right) && alikeHan(left) && alikeHan(right) {
			return []string{left, right}
		}
	}
	return []string{s}
}

func alikeHan(s string) bool {
	n := utf8.RuneCountInString(s)
	return n >= 2 && n <= 3
}

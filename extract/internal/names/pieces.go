package names

import (
	"strings"
	"unicode/utf8"
)

// joint is what stands between a piece of a line and the one before it.
type joint int

const (
	start joint = iota // nothing: the first piece
	bar                // "|", "·", ";", a dash: something new begins
	comma              // "," another name, or a word about the last one
	and                // a word for "and": another name
)

// piece is a part of a line between two separators.
type piece struct {
	text   string
	before joint
}

// bars are the runes that always separate; "·" and "/" need a space beside
// them, since "Gal·la" and "dpa/lno" are one name.
const bars = ";|•∙⋅●▪◦‣；｜／›»→«←"

// pieces cuts a line into what may be one name each.
func pieces(line string, ctx Context) []piece {
	var out []piece
	next := start
	for _, p := range separate(line) {
		for _, text := range conjoined(p.text, ctx) {
			name, house := apart(text, ctx)
			if name = strings.TrimSpace(name); name != "" {
				out = append(out, piece{name, next})
				next = and
			}
			if house != "" {
				out = append(out, piece{house, bar})
			}
		}
		if len(out) > 0 {
			next = p.after
		}
	}
	return out
}

// apart cuts an agency or the site's own name off the end of a full name to
// which no punctuation joins it: "Jane Doe The Associated Press".
func apart(s string, ctx Context) (name, house string) {
	ws := cutTail(words(s))
	for i := 2; i < len(ws); i++ {
		if (isHouse(within(s, ws[i:]), ws[i:], ctx) || i+1 == len(ws) && isAgency(ws[i].raw) && !isShouted(ws[i-1].raw)) && isPersonal(ws[:i]) && !hasGroup(ws[:i]) {
			return s[:ws[i].start], within(s, ws[i:])
		}
	}
	return s, ""
}

// isHouse reports whether a text is an agency, the site's name or a desk of
// the site.
func isHouse(s string, ws []word, ctx Context) bool {
	if len(ws) == 1 {
		return agencies.has(ws[0].low) && !surnames.has(ws[0].low) || isSite(s, ctx)
	}
	return agencyNames.at(ws, 0) == len(ws) || isSite(s, ctx) || len(ws) == 2 && deskWords.has(ws[1].low) && isSite(ws[0].raw, ctx)
}

// span is a part of a line and what stands behind it.
type span struct {
	text  string
	after joint
}

// separate cuts a line at its marks of punctuation.
func separate(line string) []span {
	var out []span
	from := 0
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRuneInString(line[i:])
		if kind := jointAt(line, from, i, r, size); kind != start {
			out = append(out, span{line[from:i], kind})
			from = i + size
		}
		i += size
	}
	return append(out, span{line[from:], start})
}

// jointAt tells what the rune r at line[i:] separates; start if nothing.
func jointAt(line string, from, i int, r rune, size int) joint {
	left, right := line[from:i], line[i+size:]
	spaced := left == "" || right == "" || strings.HasSuffix(left, " ") || strings.HasPrefix(right, " ")
	switch {
	case r < utf8.RuneSelf && (r == ' ' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'):
		return start
	case r == ',' || r == '，' || r == '、' || r == '،':
		return comma
	case strings.ContainsRune(bars, r):
		return bar
	case r == '・' || r == '·':
		if w := lastWord(left); spaced || w != "" && !strings.ContainsFunc(w, notCJK) && !isKatakana(w) {
			return bar
		}
	case r == '/':
		if spaced && (left != "" || strings.HasPrefix(right, " ")) || fullName(left) && (fullName(right) || isSign(right)) || strings.HasPrefix(right, "/") && hasLetter(left) && !strings.HasSuffix(left, ":") {
			return bar
		}
	case r == '-' || r == '–' || r == '—' || r == '*' || r == '+':
		if spaced {
			return bar
		}
	case r == '(' || r == ')':
		if inside := insideParens(line, i, r); inside != "" && isAgency(inside) {
			return comma
		}
	}
	return start
}

// insideParens returns what stands between the parenthesis at line[i] and its
// partner.
func insideParens(line string, i int, r rune) string {
	if r == '(' {
		inside, _, ok := strings.Cut(line[i+1:], ")")
		if ok {
			return inside
		}
		return ""
	}
	return line[strings.LastIndexByte(line[:i], '(')+1 : i]
}

// isSign reports whether s is the sign of a house or a colleague behind a
// slash: "Jane Doe/dpa", "Jane Doe/SP-X".
func isSign(s string) bool { return isAgency(s) || strings.IndexByte(s, ' ') < 0 && isShouted(s) }

// fullName reports whether s, up to its first separator, is two or more words
// that begin as names do.
func fullName(s string) bool {
	if end := strings.IndexAny(s, ",;|/"); end >= 0 {
		s = s[:end]
	}
	ws := words(s)
	return len(ws) >= 2 && len(ws) <= 4 && isTitle(ws[0].raw) && isTitle(ws[len(ws)-1].raw)
}

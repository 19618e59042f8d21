package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// bracketEntities writes square brackets so that no parser takes them for those of a
// link, whatever it has done to backslashes before.
var bracketEntities = strings.NewReplacer("[", "&#91;", "]", "&#93;")

// escape puts a backslash before each character that Markdown would take for
// markup where it stands. Brackets in those of a link are references instead:
// marked takes their backslashes off before it reads what is in the link.
func escape(s string, at place) string {
	if !strings.ContainsAny(s, "\\`*_[]~<&!") {
		return s
	}
	var w strings.Builder
	for i := 0; i < len(s); i++ {
		isLast := i+1 == len(s)
		switch {
		case isLast && s[i] == '\\': // some parsers miscount it before a hard break
			w.WriteString("&#92;")
			continue
		case at.linked && (s[i] == '[' || s[i] == ']'):
			w.WriteString(bracketEntities.Replace(s[i : i+1]))
			continue
		case isMarkup(s, i), isLast && s[i] == '!' && at.next == '[':
			w.WriteByte('\\')
		}
		w.WriteByte(s[i])
	}
	return w.String()
}

// isMarkup tells whether the character at i would be markup.
func isMarkup(s string, i int) bool {
	switch s[i] {
	case '\\', '`', '*', '[', ']', '~':
		return true
	case '_':
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+1:])
		return !isWordRune(before) || !isWordRune(after)
	case '<':
		return i+1 < len(s) && (isWordByte(s[i+1]) || strings.IndexByte("/!?", s[i+1]) >= 0)
	case '&':
		return isEntity(s[i:])
	}
	return false
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isWordByte tells the letters and digits of ASCII.
func isWordByte(c byte) bool { return c < utf8.RuneSelf && isWordRune(rune(c)) }

// isEntity tells whether s, which starts with an ampersand, may start with a
// character reference.
func isEntity(s string) bool {
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == ';':
			return i > 1
		case c == '#' && i == 1 || isWordByte(c):
		default:
			return false
		}
	}
	return false
}

// escapeEntities writes the ampersands of an address that look like the start of
// a character reference as one; backslashes are not taken off by all parsers.
func escapeEntities(address string) string {
	var w strings.Builder
	for i := 0; i < len(address); i++ {
		w.WriteByte(address[i])
		if address[i] == '&' && isEntity(address[i:]) {
			w.WriteString("amp;")
		}
	}
	return w.String()
}

// escapeStart escapes what would be a heading, quote, list, rule or table at
// the start of a line.
func escapeStart(line string) string {
	if line == "" {
		return line
	}
	switch c := line[0]; {
	case c == '>', isRule(line):
		return `\` + line
	case c == '#':
		if rest := strings.TrimLeft(line, "#"); endsWord(rest) {
			return `\` + line
		}
	case c == '+' || c == '-':
		if endsWord(line[1:]) {
			return `\` + line
		}
	case c >= '0' && c <= '9':
		rest := strings.TrimLeft(line, "0123456789")
		if rest != "" && (rest[0] == '.' || rest[0] == ')') && endsWord(rest[1:]) {
			return line[:len(line)-len(rest)] + `\` + rest
		}
	}
	return line
}

func endsWord(rest string) bool { return rest == "" || rest[0] == ' ' || rest[0] == '\\' }

// isRule tells a line of nothing but dashes and the like, which under another
// line makes it a heading, or the head of a table.
func isRule(line string) bool { return strings.Trim(line, "-=:| ") == "" }

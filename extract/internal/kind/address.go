package kind

import (
	"strings"
)

var (
	depths      = scaleOf(1, 2, 3, 4, 5)
	slugLengths = scaleOf(2, 3, 4, 6, 8)
)

// address sees what the page's address says: how deep it is, whether it spells
// out a headline or a date, and the names of its steps.
func (l *look) address(e *evidence) {
	u := l.p.URL
	if u.Host == "" {
		e.add("address", "unknown")
		return
	}
	host, _, _ := strings.Cut(strings.ToLower(u.Hostname()), ".")
	if family, ok := hostFamilies[host]; ok {
		e.family("host", family)
	}
	steps := strings.FieldsFunc(strings.ToLower(u.Path), func(r rune) bool { return r == '/' })
	e.reach("steps", float64(len(steps)), depths)
	if len(steps) == 0 && namesPost(u.RawQuery) {
		steps = []string{"0"} // "/?p=123" is what "/123" is elsewhere
	}
	if len(steps) == 0 {
		e.add("address", "front page")
		return
	}
	last := steps[len(steps)-1]
	e.add("last step", spelling(last))
	e.reach("words in last step", float64(slugWords(last)), slugLengths)
	for i, s := range steps {
		if i > 0 && isYear(steps[i-1]) && len(s) <= 2 && isNumber(s) {
			e.add("address", "date")
		}
		if family, ok := stepFamilies[s]; ok && i < len(steps)-1 {
			e.family("under", family)
		} else if ok {
			e.family("at", family)
		}
	}
	if u.RawQuery != "" {
		e.add("address", "query")
	}
}

// namesPost tells whether a query names one of many pages by its number, as "p=123"
// and "sid=5" do where all pages have the address of the front page.
func namesPost(query string) bool {
	for param := range strings.SplitSeq(strings.ToLower(query), "&") {
		name, value, _ := strings.Cut(param, "=")
		if isNumber(value) && (name == "p" || strings.HasSuffix(name, "id")) {
			return true
		}
	}
	return false
}

// spelling tells how the last step is written.
func spelling(s string) string {
	switch {
	case isNumber(s):
		return "number"
	case strings.HasSuffix(s, ".html"), strings.HasSuffix(s, ".htm"):
		return "html"
	case strings.HasSuffix(s, ".php"), strings.HasSuffix(s, ".aspx"):
		return "script"
	case strings.ContainsAny(s, "0123456789") && endsInNumber(s):
		return "ends in a number"
	case !strings.ContainsAny(s, "-_"):
		return "word"
	}
	return "words"
}

// endsInNumber tells a step with an id of four or more digits at an end.
func endsInNumber(s string) bool {
	head := len(s) - len(strings.TrimLeft(s, "0123456789"))
	tail := len(s) - len(strings.TrimRight(s, "0123456789"))
	return max(head, tail) >= 4
}

// slugWords counts the words of a step.
func slugWords(s string) int {
	n := 0
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '-' || r == '_' || r == '+' || r == '.' }) {
		if !isNumber(word) && word != "html" && word != "htm" && word != "php" {
			n++
		}
	}
	return n
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

func isYear(s string) bool {
	return len(s) == 4 && isNumber(s) && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20"))
}

package discover

import (
	"net/url"
	"slices"
	"strings"
)

// Shape is the pattern of an address: pages that a site makes with the same
// template have the same shape, nearly always. Numbers, slugs and deeper words
// are replaced by what they are; the first word of the path stays, because it
// is most often the kind of page ("tag", "author", "video").
//
//	/politics/2024/05/01/minister-steps-down.html  politics/0/0/0/s.html
//	/tag/energy?page=3                             tag/w?page
//
// Of a query the names count, and of more than two only that there are many: a
// filter with ten switches would otherwise have a thousand shapes. Those that tell
// a program which of its pages to make count with their words:
//
//	/modules.php?name=News&file=article&sid=5         modules.php?file=article&name=news&sid
func Shape(u *url.URL) string {
	var b strings.Builder
	path := strings.Trim(u.EscapedPath(), "/")
	for i, seg := range strings.Split(path, "/") {
		if i > 0 {
			b.WriteByte('/')
		}
		b.WriteString(segmentShape(seg, i == 0))
	}
	if u.RawQuery != "" {
		b.WriteString("?" + queryShape(u.RawQuery))
	}
	return b.String()
}

func segmentShape(seg string, first bool) string {
	name, ext := seg, ""
	if i := strings.LastIndexByte(seg, '.'); i > 0 && len(seg)-i <= 6 {
		name, ext = seg[:i], strings.ToLower(seg[i:])
	}
	digits := strings.Count(name, "-") // a date within one segment is a number too
	for _, c := range []byte(name) {
		if '0' <= c && c <= '9' {
			digits++
		}
	}
	switch {
	case name == "":
		return ext
	case digits == len(name):
		return "0" + ext
	case digits > 0 || len(name) > 25:
		return "s" + ext
	case first:
		return strings.ToLower(name) + ext
	}
	return "w" + ext
}

func queryShape(raw string) string {
	var names, calls []string
	for p := range strings.SplitSeq(strings.ToLower(raw), "&") {
		name, value, _ := strings.Cut(p, "=")
		if dispatchParams[name] && isWord(value) {
			calls = append(calls, p)
		} else {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	if names = slices.Compact(names); len(names) > 2 {
		names = []string{"*"}
	}
	slices.Sort(calls)
	calls = slices.Compact(calls)
	return strings.Join(append(calls[:min(len(calls), 3)], names...), "&")
}

// dispatchParams tell a program which of its pages to make: PHP-Nuke's modules,
// Joomla's options, and whatever has one script for all.
var dispatchParams = words(`name file op module mod option view task act action do func controller`)

// isWord: letters, as few as a name in a program has.
func isWord(s string) bool {
	return s != "" && len(s) <= 20 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz_") == ""
}

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
// filter with ten switches would otherwise have a thousand shapes.
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
	var names []string
	for p := range strings.SplitSeq(raw, "&") {
		name, _, _ := strings.Cut(p, "=")
		names = append(names, strings.ToLower(name))
	}
	slices.Sort(names)
	names = slices.Compact(names)
	if len(names) > 2 {
		return "*"
	}
	return strings.Join(names, "&")
}

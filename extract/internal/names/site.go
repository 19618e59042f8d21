package names

import (
	"strings"
	"unicode"
)

// isSite reports whether a name is that of the site itself, spelled as it
// calls itself or as its address does: "Die Presse" on www.diepresse.com.
func isSite(name string, ctx Context) bool {
	key := squash(name)
	if key == "" {
		return false
	}
	if key == squash(ctx.SiteName) || key == squash(mainPart(ctx.SiteName)) {
		return true
	}
	host := strings.TrimPrefix(strings.ToLower(ctx.Host), "www.")
	if host == "" {
		return false
	}
	for h := host; h != ""; {
		if key == squash(h) {
			return true
		}
		label, rest, _ := strings.Cut(h, ".")
		if key == squash(label) && rest != "" {
			return true
		}
		h = rest
	}
	return false
}

// mainPart returns a site's name without the motto behind it.
func mainPart(s string) string {
	for _, sep := range []string{" – ", " - ", " | ", " — ", ": ", ", "} {
		if head, _, ok := strings.Cut(s, sep); ok {
			return head
		}
	}
	return s
}

// squash keeps the letters and digits of s in lower case, without "The".
func squash(s string) string {
	s = strings.TrimPrefix(strings.ToLower(s), "the ")
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

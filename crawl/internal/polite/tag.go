package polite

import (
	"slices"
	"strings"
)

// Tag is what a page asks of those who read it, in an X-Robots-Tag header or a
// <meta name="robots">.
type Tag struct {
	NoFollow  bool // do not follow the links on the page
	NoArchive bool // do not show a stored copy
	NoIndex   bool // do not list the page
}

// HeaderTag reads the values of X-Robots-Tag for the crawler product. A value
// may begin with the crawler it speaks to ("otherbot: nofollow"); one that
// speaks to another is left alone.
func HeaderTag(values []string, product string) Tag {
	var t Tag
	for _, v := range values {
		if who, rest, found := strings.Cut(v, ":"); found && isProduct(who) {
			if !strings.EqualFold(strings.TrimSpace(who), product) {
				continue
			}
			v = rest
		}
		t = t.Or(MetaTag(v))
	}
	return t
}

// isProduct tells "otherbot: nofollow" from the rules that have a colon of their
// own, such as "max-snippet: 20".
func isProduct(s string) bool {
	s = strings.ToLower(strings.TrimSpace(s))
	return s != "" && s == productToken(s) && s != "unavailable_after" && !strings.HasPrefix(s, "max-")
}

// MetaTag reads the content of a robots meta element.
func MetaTag(content string) Tag {
	words := strings.FieldsFunc(strings.ToLower(content), func(r rune) bool {
		return r == ',' || r == ' ' || r == ';' || r == '\t' || r == '\n'
	})
	has := func(w string) bool { return slices.Contains(words, w) }
	none := has("none") // short for noindex and nofollow
	return Tag{
		NoFollow:  none || has("nofollow"),
		NoArchive: has("noarchive"),
		NoIndex:   none || has("noindex"),
	}
}

// Or joins what two places ask: the stricter holds.
func (t Tag) Or(u Tag) Tag {
	return Tag{t.NoFollow || u.NoFollow, t.NoArchive || u.NoArchive, t.NoIndex || u.NoIndex}
}

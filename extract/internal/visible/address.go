package visible

import (
	"net/url"
	"strings"
	"unicode"
)

// pathOf is the path of a link to the same site, without a slash at its end;
// "" for a link to another host. It does the few cases that navigations use
// and is far cheaper than parsing every link of a page.
func pathOf(href, host string) string {
	href = strings.TrimSpace(href)
	if i := strings.IndexAny(href, "?#"); i >= 0 {
		href = href[:i]
	}
	if i := strings.Index(href, "//"); i >= 0 {
		rest := href[i+2:]
		slash := strings.IndexByte(rest, '/')
		if slash < 0 || host != "" && strings.TrimPrefix(rest[:slash], "www.") != strings.TrimPrefix(host, "www.") {
			return ""
		}
		href = rest[slash:]
	}
	return strings.TrimRight(href, "/")
}

// steps are the paths that lead to an address, outermost first: /a and /a/b
// for /a/b/story.html. Steps that are numbers are dates or ids.
func steps(u *url.URL) []string {
	var out []string
	path := strings.TrimRight(u.Path, "/")
	for i := 1; i < len(path) && len(out) < maxSteps; i++ {
		if path[i] == '/' && strings.IndexFunc(lastStep(path[:i]), unicode.IsLetter) >= 0 {
			out = append(out, path[:i])
		}
	}
	return out
}

// maxSteps is how many steps of an address are looked at: sections come first.
const maxSteps = 8

func lastStep(path string) string {
	return path[strings.LastIndexByte(path, '/')+1:]
}

// hasStep tells whether a part of a path other than the last is one of words.
func hasStep(path string, words map[string]bool) bool {
	for {
		path = strings.TrimPrefix(path, "/")
		i := strings.IndexByte(path, '/')
		if i < 0 {
			return false
		}
		if words[path[:i]] {
			return true
		}
		path = path[i:]
	}
}

// spells tells whether a step of an address is a spelling of a label: its
// letters stand in the step in their order, or the step's in it, and one is at
// least half as long as the other. Letters that addresses spell in several
// ways ("ü" as "u" or "ue") are left out; a label without a letter that an
// address could hold spells any.
func spells(step, label string) bool {
	a, b := plainLetters(step), plainLetters(label)
	if b == "" {
		return true
	}
	if len(a) < len(b) {
		a, b = b, a
	}
	return 2*len(b) >= len(a) && a[0] == b[0] && isSubsequence(b, a)
}

func plainLetters(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r | 0x20
		}
		return -1
	}, s)
}

func isSubsequence(short, long string) bool {
	for i := 0; i < len(long) && short != ""; i++ {
		if long[i] == short[0] {
			short = short[1:]
		}
	}
	return short == ""
}

// pathSection is the last step of an address that may be the name of a
// section: one word of letters, and not one of those that name kinds of page.
func pathSection(steps []string) []label {
	for k := len(steps) - 1; k >= 0; k-- {
		step := lastStep(steps[k])
		if len(step) > 3 && len(step) == len(plainLetters(step)) && strings.IndexFunc(step, unicode.IsDigit) < 0 && !pageSteps[step] {
			return []label{{-1, -1, step}}
		}
	}
	return nil
}

// pageSteps are the steps of addresses that name kinds of page.
var pageSteps = map[string]bool{
	"article": true, "articles": true, "artikel": true, "articulo": true, "articolo": true, "story": true, "stories": true,
	"post": true, "posts": true, "page": true, "pages": true, "blog": true, "blogs": true, "archive": true, "archives": true,
	"content": true, "wiki": true, "node": true, "detail": true, "details": true, "index": true, "home": true, "public": true,
	"category": true, "section": true, "topic": true, "topics": true, "tags": true, "author": true, "features": true,
	"article-detail": true, "view": true, "views": true, "print": true, "mobile": true, "html": true, "docs": true,
	"wordpress": true, "site": true, "sites": true, "download": true, "downloads": true, "forum": true, "thread": true, "threads": true,
}

package discover

import (
	"net/url"
	"slices"
	"strings"

	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// Akin reports whether a canonical address looks like another address of the page
// at u: it is the same but for parameters that name no story, it ends in the same
// slug under another section, or it has the same long number. It is symmetric but
// for the parameters, of which the canonical one has fewer.
func Akin(canonical, u *url.URL) bool {
	if address.KeyOf(canonical) == address.KeyOf(u) {
		return true
	}
	if n := longNumber.FindString(canonical.Path); n != "" && slices.Contains(longNumber.FindAllString(u.Path, -1), n) {
		return true
	}
	a, b := lastSegment(canonical), lastSegment(u)
	return a == b && (a != "" || canonical.RawQuery != "") && fewerParams(canonical, u)
}

func lastSegment(u *url.URL) string {
	p := strings.ToLower(strings.TrimRight(u.Path, "/"))
	return p[strings.LastIndexByte(p, '/')+1:]
}

// fewerParams reports whether the canonical address has some of the parameters
// of u, and misses none that names a story.
func fewerParams(canonical, u *url.URL) bool {
	have := strings.Split(u.RawQuery, "&")
	if canonical.RawQuery != "" {
		for p := range strings.SplitSeq(canonical.RawQuery, "&") {
			if !slices.Contains(have, p) {
				return false
			}
		}
	}
	return isPost(canonical) == isPost(u)
}

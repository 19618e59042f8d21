package discover

import (
	"net/url"
	"regexp"
	"strconv"

	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// partPatterns find the number of a page of a story in its path: the text
// before, the number, the text after.
var partPatterns = []*regexp.Regexp{
	regexp.MustCompile(`^(.+)/(?:page|seite|pagina|p)[/-]?(\d{1,2})(/?)$`),
	regexp.MustCompile(`^(.+)/(\d{1,2})(/?)$`),
	regexp.MustCompile(`^(.+)[-_](?:page|seite|p)?(\d{1,2})(\.[a-z]{3,5})$`),
}

var partParams = []string{"page", "p", "pg", "seite", "pagina"}

// bareNumber is the pattern that says the least: "/story/2" may well be the second
// story.
const bareNumber = 1

// Part takes an address for that of one page of a story on several: it gives
// the address of the first page, and which page this is, 1 where nothing says
// otherwise. sure is false where a number alone says so. The front page has no
// second page that a story could be on: "/?p=2" is a story of its own.
func Part(u *url.URL) (first *url.URL, n int, sure bool) {
	f := *u
	q := f.Query()
	for _, name := range partParams {
		if n, err := strconv.Atoi(q.Get(name)); err == nil && 0 < n && n < 100 {
			q.Del(name)
			if f.RawQuery = q.Encode(); address.IsHome(&f) {
				return u, 1, true
			}
			return &f, n, true
		}
	}
	for i, p := range partPatterns {
		if m := p.FindStringSubmatch(u.Path); m != nil {
			n, _ := strconv.Atoi(m[2]) // two digits
			f.Path, f.RawPath = m[1]+m[3], ""
			return &f, max(n, 1), i != bareNumber
		}
	}
	return &f, 1, true
}

package discover

import (
	"net/url"
	"regexp"
	"strconv"
)

// partPatterns find the number of a page of a story in its path: the text
// before, the number, the text after.
var partPatterns = []*regexp.Regexp{
	regexp.MustCompile(`^(.+)/(?:page|seite|pagina|p)[/-]?(\d{1,2})(/?)$`),
	regexp.MustCompile(`^(.+)/(\d{1,2})(/?)$`),
	regexp.MustCompile(`^(.+)[-_](?:page|seite|p)?(\d{1,2})(\.[a-z]{3,5})$`),
}

var partParams = []string{"page", "p", "pg", "seite", "pagina"}

// Part takes an address for that of one page of a story on several: it gives
// the address of the first page, and which page this is, 1 where nothing says
// otherwise.
func Part(u *url.URL) (first *url.URL, n int) {
	f := *u
	q := f.Query()
	for _, name := range partParams {
		if n, err := strconv.Atoi(q.Get(name)); err == nil && 0 < n && n < 100 {
			q.Del(name)
			f.RawQuery = q.Encode()
			return &f, n
		}
	}
	for _, p := range partPatterns {
		if m := p.FindStringSubmatch(u.Path); m != nil {
			n, _ := strconv.Atoi(m[2]) // two digits
			f.Path, f.RawPath = m[1]+m[3], ""
			return &f, max(n, 1)
		}
	}
	return &f, 1
}

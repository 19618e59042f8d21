package fetch

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"sync"

	"golang.org/x/net/publicsuffix"

	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// maxJars is for how many sites cookies are kept at a time. They are there for
// consent pages that will not let go without one; a site that is met again
// after so many others can set them anew.
const maxJars = 1024

// jars keeps the cookies of each site apart. The zero value is empty.
type jars struct {
	mu     sync.Mutex
	bySite map[string]*cookiejar.Jar
	order  []string // oldest first
}

func (j *jars) of(u *url.URL) http.CookieJar {
	site := address.DomainOf(u)
	j.mu.Lock()
	defer j.mu.Unlock()
	if jar := j.bySite[site]; jar != nil {
		return jar
	}
	if j.bySite == nil {
		j.bySite = map[string]*cookiejar.Jar{}
	}
	if len(j.order) == maxJars {
		delete(j.bySite, j.order[0])
		j.order = j.order[1:]
	}
	jar, _ := cookiejar.New(&cookiejar.Options{PublicSuffixList: publicsuffix.List}) // never fails
	j.bySite[site] = jar
	j.order = append(j.order, site)
	return jar
}

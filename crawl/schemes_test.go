package crawl

import (
	"fmt"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
)

// Stories are told apart by whatever their system tells them apart by.
func TestSchemes(t *testing.T) {
	for _, c := range []crawltest.Scheme{
		crawltest.SchemeSlash, crawltest.SchemeNumber, crawltest.SchemeNuke, crawltest.SchemePost, crawltest.SchemeFolder,
	} {
		for template := range 2 {
			w := world(t, crawltest.Plan{Stories: 45, Scheme: c, Template: template})
			t.Run(string(c), func(t *testing.T) {
				compare(t, w, all(t, w, quick()))
				judge(t, w, 0, 1, 1)
			})
		}
	}
}

// A canonical address that a site names on all of its stories is that of none, or
// of one.
func TestSharedCanonical(t *testing.T) {
	for _, p := range []crawltest.Plan{
		{Claims: crawltest.ClaimSection},
		{Claims: crawltest.ClaimSection, Sitemap: true},
		{Claims: crawltest.ClaimFirst},
		{Claims: crawltest.ClaimFirst, Sitemap: true},
		{Claims: crawltest.ClaimFirst, Scheme: crawltest.SchemeNumber},
		{Claims: crawltest.ClaimScript, Scheme: crawltest.SchemeNuke},
		{Claims: crawltest.ClaimScript, Scheme: crawltest.SchemePost},
		{Claims: crawltest.ClaimGone},
	} {
		p.Stories = 40
		t.Run(fmt.Sprint(p.Claims, p.Scheme, p.Sitemap), func(t *testing.T) {
			w := world(t, p)
			opts := quick()
			opts.Workers = 4
			compare(t, w, all(t, w, opts))
			judge(t, w, 0, 1, 2)
		})
	}
}

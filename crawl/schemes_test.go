package crawl

import (
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

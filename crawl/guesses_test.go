package crawl

import (
	"fmt"
	"net/http"
	"slices"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
)

// Lists under usual names are found though nobody names them, and each is asked
// for once; an apology in their place is no story.
func TestGuesses(t *testing.T) {
	here := func(format string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) { fmt.Fprintf(w, format, "http://"+r.Host) }
	}
	site := attack{
		"/":                           text(`<!DOCTYPE html><html><body>Welcome. <a href="/feed.xml">Feed</a>`),
		"/feed.xml":                   here(`<rss version="2.0"><channel><item><guid>%s/news/from-the-feed-of-all</guid></item></channel></rss>`),
		"/sitemap-index.xml":          here("<sitemapindex><sitemap>%s/map.xml</sitemap></sitemapindex>"),
		"/map.xml":                    here("<urlset><url><loc>%s/news/a-quiet-winter-at-sea</loc></url></urlset>"),
		"/atom.xml":                   storyPage("We are sorry", ""),
		"/news/from-the-feed-of-all":  storyPage("Feed", ""),
		"/news/a-quiet-winter-at-sea": storyPage("Winter", ""),
	}
	w := world(t, crawltest.Plan{Fault: site.ServeHTTP})
	if got, want := titles(all(t, w, quick())), []string{"Feed1", "Winter1"}; !slices.Equal(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
	judge(t, w, 0, 1, 1)
}

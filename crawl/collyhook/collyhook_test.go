package collyhook_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/gocolly/colly/v2"

	"github.com/tearsheet-news/tearsheet/crawl/collyhook"
	"github.com/tearsheet-news/tearsheet/extract"
)

// site serves a front page that leads to two stories, one of them in Latin-1, a
// picture and an address that is not there.
func site(t testing.TB) *httptest.Server {
	t.Helper()
	story := func(title string) string {
		return "<html lang=en><head><meta property=og:type content=article><title>" + title + "</title></head><body><article><h1>" + title + "</h1>" +
			"<p class=byline>By Ada Quill</p><time>3 May 2024</time>" +
			strings.Repeat("<p>The ferry to the outer islands stayed in port on Friday, the harbour office said, because the crew had found a crack in the hull.</p>", 4) +
			"</article></body></html>"
	}
	mux := http.NewServeMux()
	serve := func(path, contentType, body string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", contentType)
			fmt.Fprint(w, body)
		})
	}
	serve("/{$}", "text/html", "<h1>Gazette</h1><ul><li><a href=/2024/ferry>Ferry</a><li><a href=/2024/faehre>F&auml;hre</a><li><a href=/gone>Gone</a><li><a href=/a.png>Picture</a></ul>")
	serve("/2024/ferry", "text/html; charset=utf-8", story("Ferry stays in port"))
	serve("/2024/faehre", "text/html; charset=iso-8859-1", story("F\xe4hre stays in port"))
	serve("/a.png", "image/png", "\x89PNG\r\n\x1a\n")
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server
}

func TestOn(t *testing.T) {
	for _, async := range []bool{false, true} {
		server := site(t)
		c := colly.NewCollector(colly.Async(async))
		c.OnHTML("a[href]", func(e *colly.HTMLElement) { _ = e.Request.Visit(e.Attr("href")) })
		var mu sync.Mutex
		var got []string
		collyhook.On(c, &extract.Options{Markdown: true}, func(a *extract.Article) {
			mu.Lock()
			defer mu.Unlock()
			got = append(got, strings.TrimPrefix(a.URL, server.URL)+" "+a.Title)
			if a.Markdown == "" || a.Byline != "By Ada Quill" {
				t.Errorf("%s: byline %q, Markdown %q", a.URL, a.Byline, a.Markdown)
			}
		})
		if err := c.Visit(server.URL); err != nil {
			t.Fatal(err)
		}
		c.Wait()
		slices.Sort(got)
		if want := []string{"/2024/faehre Fähre stays in port", "/2024/ferry Ferry stays in port"}; !slices.Equal(got, want) {
			t.Errorf("async %v: %q, want %q", async, got, want)
		}
	}
}

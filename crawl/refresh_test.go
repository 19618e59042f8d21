package crawl

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
)

func refresh(content string) http.HandlerFunc {
	return text(`<!DOCTYPE html><html><head><meta http-equiv="refresh" content="` + content + `"></head><body>Moved.`)
}

// What sends a browser on sends the crawl on, within scope, robots.txt and the
// pace of the host.
func TestRefresh(t *testing.T) {
	site := attack{
		"/robots.txt": text("User-agent: *\nDisallow: /private/\n"),
		"/":           refresh("0; url=/frames.html"),
		"/frames.html": text(`<html><frameset cols="20%,80%"><frame src="menu.html"><frame src="main.html">
<noframes>Your browser has no frames.</noframes></frameset></html>`),
		"/menu.html": front("/forbidden", "/elsewhere", "/itself", "/old/a-quiet-winter-at-sea", "/news/a-page-that-refreshes-itself"),
		"/main.html": text(`<!DOCTYPE html><html><head><link rel="next" href="/main2.html"></head><body>Nothing here.`),
		"/main2.html": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=windows-1252")
			io.WriteString(w, "<!DOCTYPE html><html><body><a href=\"/news/s\xfcd/the-winds-of-s\xfcd-winter?q=s\xfcd\">South</a> <a href=\"\\news\\100%-of-the-ships-are-home\">Ships</a>")
		},
		"/forbidden": refresh("0; url=/private/secret-story-of-the-sea"),
		"/elsewhere": refresh("0; url=http://127.9.9.9:9/a-story-of-elsewhere"),
		"/itself":    refresh("0; url=/itself?again=1"),
		"/old/a-quiet-winter-at-sea": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Refresh", "3; url=/news/a-quiet-winter-at-sea")
			io.WriteString(w, "<!DOCTYPE html><html><body>We have moved.")
		},
		"/news/a-quiet-winter-at-sea":       storyPage("Winter", ""),
		"/news/süd/the-winds-of-süd-winter": storyPage("South", ""),
		"/news/100%-of-the-ships-are-home":  storyPage("Ships", ""),
		"/private/secret-story-of-the-sea":  storyPage("Secret", ""),
		"/news/a-page-that-refreshes-itself": func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, `<meta http-equiv="refresh" content="300; url=/">`)
			storyPage("Ticker", "")(w, r)
		},
	}
	w := world(t, crawltest.Plan{Fault: site.ServeHTTP})
	got := titles(all(t, w, quick()))
	if want := []string{"Ships1", "South1", "Ticker1", "Winter1"}; !slices.Equal(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
	asked := paths(w)
	if asked["/private/secret-story-of-the-sea"] > 0 {
		t.Error("robots.txt was not asked on the way")
	}
	if asked["/news/s%C3%BCd/the-winds-of-s%C3%BCd-winter?q=s%FCd"] != 1 {
		t.Errorf("asked for %s", fmt.Sprint(asked))
	}
	judge(t, w, 0, 1, 1)
}

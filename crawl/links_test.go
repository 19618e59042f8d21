package crawl

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
)

// paths are what a site was asked for, robots.txt and lists that were guessed in
// vain aside.
func paths(w *crawltest.World) map[string]int {
	got := map[string]int{}
	for _, h := range w.Hits() {
		guessed := h.Status == http.StatusNotFound && slices.Contains(slices.Concat(usualSitemaps, usualFeeds), h.Path)
		if h.Path != "/robots.txt" && !guessed {
			got[h.Path]++
		}
	}
	return got
}

func text(s string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, s) }
}

// Feeds are read where a page names or links to one, but not those of a story's
// comments; and a link that is not to be followed is not.
func TestLinks(t *testing.T) {
	site := attack{
		"/": text(`<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/all.xml"></head>
<body><a href="/world/feed">RSS</a> <a href="/ads/for-our-friends-only" rel="nofollow">x</a> <a href="/news/a-quiet-winter-at-sea">y</a> <a href="/rss">Feeds</a>`),
		"/all.xml":    text(`<rss version="2.0"><channel><item><link>/news/from-the-feed-of-all</link></item></channel></rss>`),
		"/world/feed": text(`{"version":"https:\/\/jsonfeed.org\/version\/1.1","items":[{"id":"1","url":"/news/from-the-feed-of-the-world"}]}`),
		"/rss":        text(`<!DOCTYPE html><html><body>All our feeds: <a href="/sport.rss">Sport</a>`),
		"/sport.rss":  text(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/news/from-the-feed-of-sport"/></entry></feed>`),
		"/news/a-quiet-winter-at-sea": func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, `<link rel="alternate" type="application/rss+xml" href="/news/a-quiet-winter-at-sea/feed/">`)
			storyPage("Winter", "")(w, r)
		},
		"/news/from-the-feed-of-all":       storyPage("All", ""),
		"/news/from-the-feed-of-the-world": storyPage("World", ""),
		"/news/from-the-feed-of-sport":     storyPage("Sport", ""),
	}
	w := world(t, crawltest.Plan{Fault: site.ServeHTTP})
	if got, want := fmt.Sprint(titles(all(t, w, quick()))), "[All1 Sport1 Winter1 World1]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	want := map[string]int{}
	for p := range site {
		want[p] = 1
	}
	if got := paths(w); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("asked for %v, want %v", got, want)
	}
}

// robots.txt may name a sitemap on another host, whose own pages are none of the
// crawl's. A sitemap waits among the stories of its day.
func TestSitemapElsewhere(t *testing.T) {
	paper, store := attack{"/": front()}, attack{}
	w := world(t, crawltest.Plan{Fault: paper.ServeHTTP}, crawltest.Plan{Fault: store.ServeHTTP})
	home, maps := "http://"+w.Sites[0].Host, "http://"+w.Sites[1].Host
	paper["/robots.txt"] = text("Sitemap: " + maps + "/index.xml")
	store["/index.xml"] = text(`<sitemapindex><sitemap><loc>/old.xml</loc><lastmod>2025-02-03</lastmod></sitemap><sitemap><loc>/new.xml</loc><lastmod>2026-02-03</lastmod></sitemap></sitemapindex>`)
	urls := func(paths ...string) http.HandlerFunc {
		return text("<urlset><url><loc>" + strings.Join(paths, "</loc></url><url><loc>") + "</loc></url></urlset>")
	}
	store["/new.xml"] = urls(home+"/2026/02/03/a-story-of-the-day", maps+"/2026/02/03/a-story-of-elsewhere")
	store["/old.xml"] = urls(home + "/2025/02/03/a-story-of-last-year")
	paper["/2026/02/03/a-story-of-the-day"] = storyPage("New", "")
	paper["/2025/02/03/a-story-of-last-year"] = storyPage("Old", "")
	opts := quick()
	opts.Workers = 1 // for the order
	var got []string
	for a, err := range Run(context.Background(), []string{home}, opts) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, a.Title)
	}
	if len(got) != 2 {
		t.Errorf("got %q", got)
	}
	var asked []string
	for _, h := range w.Hits() {
		if h.Host == w.Sites[1].Host {
			asked = append(asked, h.Path)
		}
	}
	if want := "/robots.txt /index.xml /new.xml /old.xml"; strings.Join(asked, " ") != want {
		t.Errorf("asked for %q, want %q", asked, want)
	}
}

// The pages of comments below a story are none of its own.
func TestPagesOfComments(t *testing.T) {
	const path = "/news/a-quiet-winter-at-sea"
	site := attack{"/": front(path)}
	site[path] = func(w http.ResponseWriter, r *http.Request) {
		storyPage("Winter", path)(w, r)
		fmt.Fprintf(w, `<ol><li>What a page %s!</li></ol> <a href="?page=2">2</a> <a href="?page=3">3</a>`, r.FormValue("page"))
	}
	w := world(t, crawltest.Plan{Fault: site.ServeHTTP})
	got := all(t, w, quick())
	if len(got) != 1 || got[0].Pages != 0 || strings.Count(got[0].Text, "box of pencils") != 1 {
		t.Errorf("%d records, the first of %d pages", len(got), got[0].Pages)
	}
}

// Days in addresses spare the pages that --since and --until do not want.
func TestDaysInAddresses(t *testing.T) {
	site := attack{"/": front(
		"/2026/01/20/ships-of-january", "/2026/02/02/ships-of-candlemas", "/2026/02/03/ships-of-the-day",
		"/2026/02/20/ships-of-the-end", "/2026/feb/", "/2025/", "/2025/12/", "/undated/ships-of-any-day")}
	for _, p := range []string{"/2026/02/02/ships-of-candlemas", "/2026/02/03/ships-of-the-day", "/undated/ships-of-any-day"} {
		site[p] = storyPage(p, "")
	}
	w := world(t, crawltest.Plan{Fault: site.ServeHTTP})
	opts := quick()
	opts.Since, opts.Until = "2026-02-03", "2026-02-03" // the day that storyPage tells
	if n := len(all(t, w, opts)); n != 3 {
		t.Errorf("%d articles", n)
	}
	if got, want := fmt.Sprint(paths(w)), fmt.Sprint(map[string]int{
		"/": 1, "/2026/02/02/ships-of-candlemas": 1, "/2026/02/03/ships-of-the-day": 1, "/2026/feb/": 1, "/2025/": 1, "/undated/ships-of-any-day": 1,
	}); got != want {
		t.Errorf("asked for %s, want %s", got, want)
	}
}

// Stories younger than --until are on the way to the older ones, however many
// they are.
func TestUntil(t *testing.T) {
	site := attack{}
	for i := range 100 {
		next := fmt.Sprintf("/%d.html", i+1)
		site[fmt.Sprintf("/%d.html", i)] = func(w http.ResponseWriter, r *http.Request) {
			day := 3 - i/98 // the last two are of the day before
			fmt.Fprintf(w, `<!DOCTYPE html><title>Story %[1]d</title><meta property="article:published_time" content="2026-02-0%[2]d"><meta property="og:type" content="article">
<article><h1>Story %[1]d</h1><p>The ship %[1]d left the harbour at noon with a load of pencils, and the keeper wrote that down in book %[1]d.</p>
<p>Nobody knows where it went, but %[1]d letters came back from it in the years thereafter.</p></article><a href="%[3]s">Before</a>`, i, day, next)
		}
	}
	site["/"] = front("/0.html")
	w := world(t, crawltest.Plan{Fault: site.ServeHTTP})
	opts := quick()
	opts.Until = "2026-02-02"
	if n := len(all(t, w, opts)); n != 2 {
		t.Errorf("%d articles", n)
	}
}

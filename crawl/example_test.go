package crawl_test

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/extract"
)

// harbour starts a small site on this machine: a front page, two stories, and a page
// for subscribers.
func harbour() *httptest.Server {
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page := map[string]string{
			"/": `<title>Harbour News</title><ul><li><a href="/2026/03/14/ferry-returns-on-friday">Ferry returns</a>
				<li><a href="/2026/03/16/bridge-opens-on-monday">Bridge opens</a><li><a href="/subscribers">For subscribers</a></ul>`,
			"/2026/03/14/ferry-returns-on-friday": story("Ferry returns", "The ferry to the island returned on Friday after a month of repairs, the harbour office said."),
			"/2026/03/16/bridge-opens-on-monday":  story("Bridge opens", "The bridge over the sound opened on Monday, two years later than it was promised, the mayor said."),
			"/subscribers":                        `<title>For subscribers</title><form>Name <input name="name"></form>`,
		}[r.URL.Path]
		if page == "" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, page)
	}))
}

func story(title, lede string) string {
	return `<html lang="en"><title>` + title + `</title><meta name="author" content="Ada Fern">
		<meta property="article:published_time" content="2026-03-14"><h1>` + title + `</h1><article><p>` + lede + `</p>
		<p>Tickets cost as much as before, and the timetable has not changed either, nor have the names of the crew.</p>
		<p>It had been gone for longer than any other before it, and nobody had missed it more than the postman.</p></article>`
}

// options are those of a crawl of a site on this machine. A crawl of the web needs
// none, and waits a second between two pages.
func options() *crawl.Options { return &crawl.Options{AllowPrivate: true, Delay: -1} }

func ExampleRun() {
	site := harbour()
	defer site.Close()
	for a, err := range crawl.Run(context.Background(), []string{site.URL}, options()) {
		if err != nil {
			log.Print(err) // a seed that leads nowhere, or what ended the crawl
			continue
		}
		fmt.Println(a.Title, a.Authors, a.Published)
	}
	// Unordered output:
	// Ferry returns [Ada Fern] 2026-03-14
	// Bridge opens [Ada Fern] 2026-03-14
}

// Articles go to a channel, for as many goroutines as shall work on them.
func ExampleRun_channel() {
	site := harbour()
	defer site.Close()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel() // ends the crawl, where it has not ended
	articles := make(chan *crawl.Article)
	go func() {
		defer close(articles)
		for a, err := range crawl.Run(ctx, []string{site.URL}, options()) {
			if err != nil {
				log.Print(err)
				continue
			}
			select {
			case articles <- a:
			case <-ctx.Done():
				return
			}
		}
	}()
	for a := range articles {
		fmt.Println(a.Title)
	}
	// Unordered output:
	// Ferry returns
	// Bridge opens
}

// A crawl that can be watched while it runs.
func ExampleCrawler() {
	site := harbour()
	defer site.Close()
	c, err := crawl.New(options())
	if err != nil {
		log.Fatal(err)
	}
	defer c.Close()
	for range c.Run(context.Background(), []string{site.URL}) {
		// c.Stats may be called here, or by any other goroutine.
	}
	s, err := c.Stats(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(s.Articles, "articles,", s.Other, "other pages,", s.Pending, "to go")
	// Output: 2 articles, 2 other pages, 0 to go
}

// Only the pages of one month are queued, and lists.
func ExampleHooks_link() {
	site := harbour()
	defer site.Close()
	opts := options()
	opts.Hooks.Link = func(l crawl.Link) bool {
		return l.List || strings.Contains(l.URL, "/2026/03/14/")
	}
	for a, err := range crawl.Run(context.Background(), []string{site.URL}, opts) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(a.Title)
	}
	// Output: Ferry returns
}

// The pages that are no articles are told, with what they seem to be.
func ExampleHooks_other() {
	site := harbour()
	defer site.Close()
	opts := options()
	opts.Hooks.Other = func(o crawl.Other) {
		fmt.Println(strings.TrimPrefix(o.URL, site.URL), o.Article.Title, o.Article.Type != extract.TypeArticle)
	}
	for _, err := range crawl.Run(context.Background(), []string{site.URL}, opts) {
		if err != nil {
			log.Fatal(err)
		}
	}
	// Unordered output:
	// / Harbour News true
	// /subscribers For subscribers true
}

// Records get a tag by their words, and those of no interest are not kept.
func ExampleHooks_record() {
	site := harbour()
	defer site.Close()
	opts := options()
	opts.Hooks.Record = func(a *crawl.Article) bool {
		if strings.Contains(a.Text, "ferry") {
			a.Tags = append(a.Tags, "shipping")
		}
		return len(a.Tags) > 0
	}
	for a, err := range crawl.Run(context.Background(), []string{site.URL}, opts) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(a.Title, a.Tags)
	}
	// Output: Ferry returns [shipping]
}

// recording answers from memory. A headless browser, or a cache before the web,
// takes the same place.
type recording map[string]string

func (r recording) Get(ctx context.Context, address string, header http.Header, maxBytes int64) (*fetch.Exchange, error) {
	page, ok := r[address]
	if !ok {
		return &fetch.Exchange{Status: http.StatusNotFound}, nil
	}
	return &fetch.Exchange{
		Status: http.StatusOK,
		Header: http.Header{"Content-Type": {"text/html; charset=utf-8"}},
		Body:   []byte(page),
	}, nil
}

// A program can bring pages from wherever it has them.
func ExampleFetcher() {
	site := recording{
		"https://quay.example/": `<title>The Quay</title><a href="/2026/ferry-returns">Ferry returns</a>`,
		"https://quay.example/2026/ferry-returns": `<html lang="en"><title>Ferry returns</title>
			<meta property="article:published_time" content="2026-03-14"><h1>Ferry returns</h1><article>
			<p>The ferry to the island returned on Friday after a month of repairs, the harbour office said.</p>
			<p>Tickets cost as much as before, and the timetable has not changed either, nor have the names of the crew.</p>`,
	}
	for article, err := range crawl.Run(context.Background(), []string{"https://quay.example/"},
		&crawl.Options{Fetcher: site, Delay: -1}) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(article.Published, article.Title)
	}
	// Output: 2026-03-14 Ferry returns
}

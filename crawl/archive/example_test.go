package archive_test

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"sync/atomic"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/archive/diff"
)

// quay is a small site, on this machine, with a front page and two stories, one of
// which can be edited.
type quay struct {
	*httptest.Server
	edited atomic.Bool
}

func newQuay() *quay {
	q := &quay{}
	q.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page := map[string]string{
			"/": `<title>The Quay</title><h1>The Quay</h1><ul>
				<li><a href="/2026/ferry">Ferry returns</a><li><a href="/2026/bridge">Bridge opens</a></ul>`,
			"/2026/ferry":  quayStory("Ferry returns", "The ferry to the island returned on Friday after a month of repairs, the harbour office said."),
			"/2026/bridge": quayStory("Bridge opens", "The bridge over the sound opened on Monday, two years later than it was promised, the mayor said."),
		}[r.URL.Path]
		if r.URL.Path == "/2026/ferry" && q.edited.Load() {
			page = quayStory("Ferry returns late", "The ferry to the island returned on Saturday after a month of repairs, the harbour office said.")
		}
		if page == "" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, page)
	}))
	return q
}

func quayStory(title, lede string) string {
	return `<html lang="en"><title>` + title + `</title><meta name="author" content="Ada Fern">
		<meta property="article:published_time" content="2026-03-14"><h1>` + title + `</h1><article><p>` + lede + `</p>
		<p>Tickets cost as much as before, and the timetable has not changed either, nor have the names of the crew.</p>
		<p>It had been gone for longer than any other before it, and nobody had missed it more than the postman.</p></article>`
}

// options are those of a crawl of a site on this machine. A crawl of the web needs
// none, and waits a second between two pages.
var options = &archive.CrawlOptions{Options: crawl.Options{AllowPrivate: true, Delay: -1, Revisit: 1}}

// crawlQuay crawls the site into a directory of its own.
func crawlQuay(q *quay) (dir string) {
	dir, err := os.MkdirTemp("", "quay-")
	if err != nil {
		log.Fatal(err)
	}
	for _, err := range archive.Crawl(context.Background(), dir, []string{q.URL}, options) {
		if err != nil {
			log.Fatal(err)
		}
	}
	return dir
}

// A site goes into a directory. Whatever ends the loop, the same call goes on where
// it was; without seeds, with the crawl that the directory holds.
func ExampleCrawl() {
	site := newQuay()
	defer site.Close()
	dir, err := os.MkdirTemp("", "quay-")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)

	for article, err := range archive.Crawl(context.Background(), dir, []string{site.URL}, options) {
		if err != nil {
			log.Print(err) // a seed that leads nowhere, or what ended the crawl
			continue
		}
		fmt.Println(article.Authors, article.Published)
		break // two stories are too many for now
	}
	for _, err := range archive.Crawl(context.Background(), dir, nil, options) {
		if err != nil {
			log.Print(err)
		}
	}

	a, err := archive.Open(dir)
	if err != nil {
		log.Fatal(err)
	}
	defer a.Close()
	n := 0
	for range a.Articles(context.Background(), archive.Filter{}) {
		n++
	}
	fmt.Println(n, "articles")
	// Output:
	// [Ada Fern] 2026-03-14
	// 2 articles
}

// Articles are found by their words.
func ExampleArchive_Search() {
	site := newQuay()
	defer site.Close()
	dir := crawlQuay(site)
	defer os.RemoveAll(dir)

	a, err := archive.Open(dir)
	if err != nil {
		log.Fatal(err)
	}
	defer a.Close()
	for hit, err := range a.Search(context.Background(), `bridge "two years"`, archive.Filter{Since: "2026-03-01"}) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(hit.Record.Title)
		for _, piece := range hit.Title {
			if piece.Match {
				fmt.Println("  for", piece.Text)
			}
		}
	}
	// Output:
	// Bridge opens
	//   for Bridge
}

// What an editor changed lies between two revisions.
func Example_diff() {
	site := newQuay()
	defer site.Close()
	dir := crawlQuay(site)
	defer os.RemoveAll(dir)

	site.edited.Store(true)
	again := *options
	again.Recrawl = true
	for _, err := range archive.Crawl(context.Background(), dir, nil, &again) {
		if err != nil {
			log.Fatal(err)
		}
	}

	a, err := archive.Open(dir)
	if err != nil {
		log.Fatal(err)
	}
	defer a.Close()
	var revisions []*archive.Revision
	for r, err := range a.Revisions(context.Background(), site.URL+"/2026/ferry") {
		if err != nil {
			log.Fatal(err)
		}
		revisions = append(revisions, r)
	}
	changes := diff.Records(revisions[0].Record, revisions[1].Record)
	for _, field := range changes.Fields {
		fmt.Println(field.Name, field.Before, field.After)
	}
	for _, p := range changes.Paragraphs {
		for _, w := range p.Words {
			if w.Kind != diff.Kept {
				fmt.Println(w.Kind, w.Text)
			}
		}
	}
	// Output:
	// title [Ferry returns] [Ferry returns late]
	// removed Friday
	// added Saturday
}

// Outside uses the doors of package extract as a program of another module does.
package main

import (
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"github.com/gocolly/colly/v2"

	"github.com/tearsheet-news/tearsheet/crawl/collyhook"
	"github.com/tearsheet-news/tearsheet/extract"
)

var page = "<html lang=en><head><meta property=og:type content=article><title>Ferry stays in port</title></head><body><article><h1>Ferry stays in port</h1>" +
	"<p class=byline>By Ada Quill</p><time>3 May 2024</time><p class=sub>No crossing before Monday</p>" +
	strings.Repeat("<p>The ferry to the outer islands stayed in port on Friday, the harbour office said, because the crew had found a crack in the hull.</p>", 4)

func main() {
	log.SetFlags(0)
	rules, err := extract.ParseRules("rules.toml", []byte("[[rule]]\nhosts = [\"127.0.0.1\"]\ntitle = \"p.sub\""))
	if err != nil {
		log.Fatal(err)
	}
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(page))
	if err != nil {
		log.Fatal(err)
	}
	article, err := extract.Document(doc, "https://gazette.example/ferry", nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("document:", article.Title)

	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, page) }))
	defer server.Close()
	c := colly.NewCollector()
	collyhook.On(c, &extract.Options{Rules: rules}, func(a *extract.Article) {
		fmt.Println("collector:", a.Title, a.Sources["title"])
	})
	if err := c.Visit(server.URL + "/2024/ferry"); err != nil {
		log.Fatal(err)
	}
	resp, err := http.Get(server.URL)
	if err != nil {
		log.Fatal(err)
	}
	defer resp.Body.Close()
	if article, err = extract.Response(resp, nil); err != nil {
		log.Fatal(err)
	}
	fmt.Println("response:", article.Title)
}

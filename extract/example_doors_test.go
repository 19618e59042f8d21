package extract_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"github.com/tearsheet-news/tearsheet/extract"
)

// A program that has parsed a page need not print it and have it parsed again.
func ExampleNode() {
	doc, err := html.Parse(strings.NewReader(ferryPage))
	if err != nil {
		fmt.Println(err)
		return
	}
	article, err := extract.Node(doc, "https://gazette.example/ferry", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(article.Title)
	// Output: Ferry returns to the island
}

func ExampleDocument() {
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(ferryPage))
	if err != nil {
		fmt.Println(err)
		return
	}
	article, err := extract.Document(doc, "https://gazette.example/ferry", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(article.Title)
	// Output: Ferry returns to the island
}

func ExampleResponse() {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, ferryPage) }))
	defer server.Close()
	resp, err := http.Get(server.URL)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer resp.Body.Close()
	article, err := extract.Response(resp, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(article.Title)
	// Output: Ferry returns to the island
}

// Rules overrule what is found on the pages of a host.
func ExampleParseRules() {
	rules, err := extract.ParseRules("gazette.toml", []byte(`
		[[rule]]
		hosts = [".gazette.example"]
		title = "meta[property='og:site_name']::attr(content)"
	`))
	if err != nil {
		fmt.Println(err)
		return
	}
	article, err := extract.Extract([]byte(ferryPage), "https://gazette.example/ferry", "", &extract.Options{Rules: rules})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s (%s)\n", article.Title, article.Sources["title"])
	// Output: The Harbour Gazette (rule:title)
}

func ExampleArticle_PublishedTime() {
	article := &extract.Article{Published: "2024-05-03"}
	if t, precision := article.PublishedTime(); precision == extract.Day {
		fmt.Println(t.Format("Monday, 2 January 2006"))
	}
	// Output: Friday, 3 May 2024
}

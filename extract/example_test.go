package extract_test

import (
	"errors"
	"fmt"

	"github.com/tearsheet-news/tearsheet/extract"
)

const ferryPage = `<!DOCTYPE html>
<html lang="en">
<head>
<title>Ferry returns to the island | The Harbour Gazette</title>
<meta property="og:site_name" content="The Harbour Gazette">
<meta property="article:published_time" content="2024-05-03T07:15:00+01:00">
</head>
<body>
<nav><a href="/">Home</a> <a href="/local">Local</a></nav>
<article>
<h1>Ferry returns to the island</h1>
<p class="byline">By <a rel="author" href="/by/moira-kells">Moira Kells</a></p>
<p>The ferry to the island returned on Friday after a month of repairs, the harbour office said.</p>
<p>Tickets cost as much as before, and <a href="/times">the timetable</a> has not changed either.</p>
</article>
</body>
</html>`

func ExampleExtract() {
	article, err := extract.Extract([]byte(ferryPage), "https://gazette.example/ferry", "text/html; charset=utf-8", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(article.Title)
	fmt.Println(article.Published)
	fmt.Println(article.Text)
	// Output:
	// Ferry returns to the island
	// 2024-05-03T07:15:00+01:00
	// The ferry to the island returned on Friday after a month of repairs, the harbour office said.
	//
	// Tickets cost as much as before, and the timetable has not changed either.
}

// Sources tells from which claim on the page each field was taken.
func ExampleArticle() {
	article, err := extract.Extract([]byte(ferryPage), "https://gazette.example/ferry", "", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("published:", article.Sources["published"])
	fmt.Println("site_name:", article.Sources["site_name"])
	// Output:
	// published: meta:article:published_time
	// site_name: meta:og:site_name
}

// A trace is a list of steps, here the claims that were believed.
func ExampleOptions_trace() {
	article, err := extract.Extract([]byte(ferryPage), "https://gazette.example/ferry", "", &extract.Options{Trace: true})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, step := range article.Trace {
		if step.Action == "believe" && step.Element == "meta:og:site_name" {
			fmt.Println(step.Stage, step.Rule, step.Text)
		}
	}
	// Output:
	// resolve site_name The Harbour Gazette
}

func ExampleURLError() {
	article, err := extract.Extract([]byte(ferryPage), "gazette.example/ferry", "", nil)
	var bad *extract.URLError
	if errors.As(err, &bad) {
		fmt.Println(bad)
		fmt.Println(article.Title) // the record is there, without addresses
	}
	_, err = extract.Extract([]byte("%PDF-1.7"), "", "application/pdf", nil)
	fmt.Println(errors.Is(err, extract.ErrNotHTML), err)
	// Output:
	// page URL "gazette.example/ferry": not absolute: it must begin with http:// or https:// and a host
	// Ferry returns to the island
	// true not an HTML page: it looks like a PDF document
}

package extract_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/tearsheet-news/tearsheet/extract"
)

// sureStory is a page that says everything twice.
var sureStory = `<!doctype html><html lang=en><head><title>Storm hits coast - The Harbour Post</title>
<meta property=og:title content="Storm hits coast"><meta property=og:type content=article><meta property=og:site_name content="The Harbour Post">
<meta property=article:section content=Weather><meta property=article:published_time content="2026-03-02T08:00:00Z">
<meta name=author content="Ada Quay"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Storm hits coast",
"datePublished":"2026-03-02T08:00:00Z","author":{"@type":"Person","name":"Ada Quay"}}</script></head><body>
<article><h1>Storm hits coast</h1><p class=byline>By <a rel=author href=/author/ada>Ada Quay</a>, <time datetime="2026-03-02">2 March 2026</time></p>` +
	strings.Repeat("<p>The ferry to the outer islands stayed in port on Monday, and nobody at the quay, where the nets were drying, expected it to leave.</p>", 6) +
	`</article></body></html>`

const sureAddress = "https://harbourpost.example/weather/storm-hits-coast"

func TestConfidence(t *testing.T) {
	a, err := extract.Extract([]byte(sureStory), sureAddress, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"text", "title", "authors", "published", "category"} {
		if c, ok := a.Confidence[key]; !ok || c <= 0 || c > 1 {
			t.Errorf("%s: confidence %v", key, c)
		}
	}
	if c, ok := a.Confidence["tags"]; ok {
		t.Errorf("the page has no tags, and their confidence is %v", c)
	}
	if a.Confidence["published"] < 0.8 {
		t.Errorf("four sources tell the day, and its confidence is %v", a.Confidence["published"])
	}
	vague, err := extract.Extract([]byte("<p>12 March 2026<p>The ferry stays in port."), "", "", nil)
	if err != nil {
		t.Fatal(err)
	}
	if vague.Confidence["published"] >= a.Confidence["published"] {
		t.Errorf("a bare date is as sure (%v) as one that four sources tell", vague.Confidence["published"])
	}
}

// TestMinConfidence: what is less sure is left out, with what depends on it, and
// the rest stays.
func TestMinConfidence(t *testing.T) {
	all, err := extract.Extract([]byte(sureStory), sureAddress, "", &extract.Options{HTML: true})
	if err != nil {
		t.Fatal(err)
	}
	for key, c := range all.Confidence {
		some, err := extract.Extract([]byte(sureStory), sureAddress, "", &extract.Options{HTML: true, MinConfidence: c + 0.001})
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := some.Confidence[key]; ok || some.Sources[key] != "" {
			t.Errorf("%s is still there: %v", key, some.Confidence)
		}
		for other, d := range all.Confidence {
			if _, ok := some.Confidence[other]; ok != (d > c) {
				t.Errorf("least is %v, and %s of %v is there: %v", c, other, d, ok)
			}
		}
	}
	none, err := extract.Extract([]byte(sureStory), sureAddress, "", &extract.Options{HTML: true, MinConfidence: 1.1})
	if err != nil {
		t.Fatal(err)
	}
	if none.Text+none.HTML+none.Title+none.Byline+none.Published+none.Category != "" || len(slices.Concat(none.Authors, none.Categories)) > 0 || none.WordCount > 0 {
		t.Errorf("left: %+v", none)
	}
	if none.SiteName == "" || none.Language == "" {
		t.Error("fields that have no confidence are gone")
	}
}

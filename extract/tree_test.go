package extract_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/tearsheet-news/tearsheet/extract"
)

var everything = extract.Options{HTML: true, Markdown: true, Trace: true}

// TestNode reads each page of testdata that is UTF-8 as a tree, by several
// goroutines at once: the records are those of Extract, and the tree is after it
// what it was before.
func TestNode(t *testing.T) {
	names, err := filepath.Glob("../testdata/pages/*/page.html")
	if err != nil || len(names) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	read := 0
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := html.Parse(bytes.NewReader(data))
		if err != nil || !utf8.Valid(data) {
			continue // Extract reads it in a way of its own
		}
		want, err := extract.Extract(data, "https://post.example/sea/1", "text/html; charset=utf-8", &everything)
		if err != nil {
			continue // no page at all
		}
		read++
		before := rendered(t, doc)
		var readers sync.WaitGroup
		for range 3 {
			readers.Go(func() {
				if got, err := extract.Node(doc, "https://post.example/sea/1", &everything); err != nil || !cmp.Equal(want, got) {
					t.Errorf("%s: %v\n%s", name, err, cmp.Diff(want, got))
				}
			})
		}
		readers.Wait()
		if diff := cmp.Diff(before, rendered(t, doc)); diff != "" {
			t.Errorf("%s: the tree has changed:\n%s", name, diff)
		}
	}
	if 10*read < 9*len(names) {
		t.Errorf("only %d of %d pages were read", read, len(names))
	}
}

func rendered(t *testing.T, doc *html.Node) string {
	t.Helper()
	var w strings.Builder
	if err := html.Render(&w, doc); err != nil {
		t.Fatal(err)
	}
	return w.String()
}

func TestNodeOfAnElement(t *testing.T) {
	doc, err := html.Parse(strings.NewReader("<p>Not this.</p><article><h1>Ferry</h1><p>" + strings.Repeat("It sails again, they said. ", 20) + "</article>"))
	if err != nil {
		t.Fatal(err)
	}
	article := goquery.NewDocumentFromNode(doc).Find("article").Nodes[0]
	a, err := extract.Node(article, "", nil)
	if err != nil || a.Title != "Ferry" || strings.Contains(a.Text, "Not this") || !strings.Contains(a.Text, "sails") {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestNodeOfNothing(t *testing.T) {
	for _, doc := range []*html.Node{nil, {Type: html.DocumentNode}, {Type: html.TextNode, Data: "text"}} {
		if a, err := extract.Node(doc, "", nil); !errors.Is(err, extract.ErrEmpty) || a != nil {
			t.Errorf("%+v: %v, %v", doc, a, err)
		}
	}
	if _, err := extract.Document(nil, "", nil); !errors.Is(err, extract.ErrEmpty) {
		t.Error(err)
	}
}

func TestDocument(t *testing.T) {
	doc, err := goquery.NewDocumentFromReader(strings.NewReader("<title>Ferry</title><p>text"))
	if err != nil {
		t.Fatal(err)
	}
	if doc.Url, err = url.Parse("https://post.example/a"); err != nil {
		t.Fatal(err)
	}
	for given, want := range map[string]string{"": "https://post.example/a", "https://post.example/b": "https://post.example/b"} {
		if a, err := extract.Document(doc, given, nil); err != nil || a.URL != want || a.CanonicalURL != want || a.Title != "Ferry" {
			t.Errorf("%q: %+v, %v", given, a, err)
		}
	}
}

func zipped(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.String()
}

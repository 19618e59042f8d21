package extract_test

import (
	"html"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tearsheet-news/tearsheet/extract"
)

// TestOwnHTML makes a page of the HTML and the title of each record of
// testdata/pages: extracting that must find the same text, with nothing taken
// for an advertisement that was none before. Pages that tell no single story
// are left out: their text is a choice among many.
func TestOwnHTML(t *testing.T) {
	files, err := filepath.Glob("../testdata/pages/*/page.html*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	const address = "https://example.com/story"
	for _, name := range files {
		t.Run(filepath.Base(filepath.Dir(name)), func(t *testing.T) {
			tr, err := readTrouble(os.DirFS(filepath.Dir(name)))
			if err != nil {
				t.Fatal(err)
			}
			if kind := tr.want["type"]; kind != nil && kind != "article" {
				t.Skip("no story")
			}
			page := tr.page
			first, err := extract.Extract(page, address, "", &extract.Options{HTML: true})
			if err != nil {
				t.Fatal(err)
			}
			if first.Type != extract.TypeArticle {
				t.Skip("no story")
			}
			title := html.EscapeString(first.Title)
			own := "<title>" + title + "</title><article><h1>" + title + "</h1>" + first.HTML + "</article>"
			again, err := extract.Extract([]byte(own), address, "text/html; charset=utf-8", nil)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(first.Text, again.Text); diff != "" {
				t.Errorf("text (-of the page +of its HTML):\n%s", diff)
			}
		})
	}
}

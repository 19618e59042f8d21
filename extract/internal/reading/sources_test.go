package reading

import (
	"net/url"
	"path/filepath"
	"testing"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/corpus"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/visible"
)

// TestSources: whatever any of our pages claims comes from a source that the
// table has. What it lacks nobody would ever believe.
func TestSources(t *testing.T) {
	files, err := filepath.Glob("../../../testdata/pages/*/page.html*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, name := range files {
		data, err := (&corpus.Page{File: name}).Bytes()
		if err != nil {
			t.Fatal(err)
		}
		doc, err := Parse(data, "", MaxTags)
		if err != nil {
			t.Fatal(err)
		}
		p := page.New(doc, &url.URL{Scheme: "https", Host: "post.example", Path: "/sea/1"})
		claims := Claims(p)
		claims.Add(visible.Claims(p, learned().findStory(p, &claims, nil).Body)...)
		for c := range claims.All() {
			if _, ok := claim.RowOf(c.Field, c.Source); !ok {
				t.Errorf("%s: nobody knows the source %s of %s", name, c.Source, c.Field)
			}
		}
	}
}

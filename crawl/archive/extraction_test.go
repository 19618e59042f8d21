package archive_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
)

// A later extraction takes the place of the one before in lists and searches,
// and both are kept.
func TestExtract(t *testing.T) {
	const url = "https://press.example/ferry"
	dir := t.TempDir()
	f := crawled(t, story(url, "Ferry retruns", ferry, 0), story("https://press.example/2", "Two", "The second text.", 0))
	drain(t, dir, f)
	before, err := open(t, dir).Article(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	better := story(url, "Ferry returns", "The ferry returned on Saturday.", 0)
	better.Category = "Sea"

	l, err := archive.OpenLibrary(ctx, dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := l.Extract(before.Latest, better); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	keep(t, f, story("https://press.example/3", "Three", "The third text.", 0))
	drain(t, dir, f)

	a := open(t, dir)
	now, err := a.Article(ctx, url)
	if err != nil || now.Revisions != 1 || now.Latest.Extractions != 3 || now.Latest.Number != 1 ||
		now.Latest.Record.Title != "Ferry returns" || now.Latest.Digest == before.Latest.Digest {
		t.Errorf("%+v, %v", now.Latest, err)
	}
	got := collect(t, a.Extractions(ctx, now.Latest), func(e *archive.Extraction) string { return e.Record.Title })
	equal(t, "extractions", got, []string{"Ferry retruns", "Ferry returns", "Ferry returns"})
	for query, want := range map[string]string{"friday": "", "retruns": "", "saturday": "Ferry returns", "third": "Three"} {
		got := collect(t, a.Search(ctx, query, archive.Filter{}), func(h archive.Hit) string { return h.Record.Title })
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
	got = collect(t, a.Articles(ctx, archive.Filter{Category: "sea"}), func(a *archive.Article) string { return a.URL })
	equal(t, "by category", got, []string{url})

	if _, err := archive.OpenLibrary(ctx, t.TempDir(), nil); !errors.Is(err, archive.ErrNoLibrary) {
		t.Errorf("no library: %v", err)
	}
}

package archive_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/sink"
	"github.com/tearsheet-news/tearsheet/extract"
)

var ctx = context.Background()

// story is an article of a test, seen n days after the first of May 2026.
func story(url, title, text string, n int) *crawl.Article {
	day := time.Date(2026, 5, 1, 9, 0, 0, 0, time.UTC).AddDate(0, 0, n)
	return &crawl.Article{
		Article: extract.Article{URL: url, CanonicalURL: url, Type: extract.TypeArticle, Title: title, Text: text,
			Byline: "By Ada Fern", Authors: []string{"Ada Fern"}, Published: "2026-05-0" + fmt.Sprint(1+n) + "T08:00:00+02:00",
			Category: "Harbour", Categories: []string{"News", "Harbour"}},
		FetchedAt: day, Revision: 1,
	}
}

// crawled is a frontier that has kept the articles.
func crawled(t *testing.T, articles ...*crawl.Article) frontier.Frontier {
	t.Helper()
	f := frontier.NewMemory(frontier.Options{})
	t.Cleanup(func() { f.Close() })
	keep(t, f, articles...)
	return f
}

// keep makes one more record of each of the articles.
func keep(t *testing.T, f frontier.Frontier, articles ...*crawl.Article) {
	t.Helper()
	for _, a := range articles {
		s, err := f.Stats(ctx)
		if err != nil {
			t.Fatal(err)
		}
		name := fmt.Sprint("visit ", s.Seen)
		if _, err := f.Offer(ctx, []frontier.Link{{Key: address.KeyOfText(name), URL: name, Host: "h"}}); err != nil {
			t.Fatal(err)
		}
		l, err := f.Lease(ctx)
		if err != nil {
			t.Fatal(err)
		}
		line, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Complete(ctx, l, frontier.Result{Record: &frontier.Record{JSON: line}}); err != nil {
			t.Fatal(err)
		}
	}
}

// drain brings the library in dir up to date with f.
func drain(t *testing.T, dir string, f frontier.Frontier) {
	t.Helper()
	l, err := archive.OpenLibrary(ctx, dir, f)
	if err != nil {
		t.Fatal(err)
	}
	if err := sink.Drain(ctx, f, l); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
}

func open(t *testing.T, dir string) *archive.Archive {
	t.Helper()
	a, err := archive.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

// filled is an archive of the articles.
func filled(t *testing.T, articles ...*crawl.Article) *archive.Archive {
	t.Helper()
	dir := t.TempDir()
	drain(t, dir, crawled(t, articles...))
	return open(t, dir)
}

func collect[T any](t *testing.T, seq iter.Seq2[T, error], text func(T) string) (out []string) {
	t.Helper()
	for v, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, text(v))
	}
	return out
}

func equal(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n%q, want\n%q", what, got, want)
	}
}

const ferry = "The ferry returned on Friday.\n\nTickets cost as much as before."

func TestRevisions(t *testing.T) {
	const url = "https://press.example/ferry"
	first := story(url, "Ferry returns", ferry, 0)
	corrected := story(url, "Ferry returns", ferry+"\n\nA correction was made.", 1)
	again := story(url, "Ferry returns", ferry+"\n\nA correction was made.", 2)
	again.Description = "An advertisement."
	renamed := story(url, "Ferry is back", again.Text, 3)
	corrected.Published, again.Published, renamed.Published = first.Published, first.Published, first.Published
	other := story("https://press.example/bridge", "Bridge closed", "The bridge is closed.", 0)
	a := filled(t, first, other, corrected, again, renamed)

	got := collect(t, a.Revisions(ctx, "http://www.press.example/ferry/?utm_source=x"), func(r *archive.Revision) string {
		return fmt.Sprintf("%d: %s, %d paragraphs, %s to %s", r.Number, r.Record.Title, len(r.Record.Paragraphs()),
			r.Fetched.Format("02"), r.Seen.Format("02"))
	})
	equal(t, "revisions", got, []string{
		"1: Ferry returns, 2 paragraphs, 01 to 01",
		"2: Ferry returns, 3 paragraphs, 02 to 03",
		"3: Ferry is back, 3 paragraphs, 04 to 04",
	})
	got = collect(t, a.Articles(ctx, archive.Filter{}), func(a *archive.Article) string {
		return fmt.Sprint(a.URL, " ", a.Site, " ", a.Revisions, " ", a.Latest.Record.Title)
	})
	equal(t, "articles", got, []string{
		"https://press.example/ferry press.example 3 Ferry is back",
		"https://press.example/bridge press.example 1 Bridge closed",
	})
	if _, err := a.Article(ctx, "https://press.example/none"); !errors.Is(err, archive.ErrNoArticle) {
		t.Errorf("an article that is not there: %v", err)
	}
	for _, err := range a.Revisions(ctx, "no address") {
		if !errors.Is(err, archive.ErrNoArticle) {
			t.Errorf("revisions that are not there: %v", err)
		}
	}
}

// An article is one under all of its addresses, and a syndicated copy is not
// the article it was copied from.
func TestAliases(t *testing.T) {
	canonical := story("https://press.example/ferry", "Ferry returns", ferry, 0)
	canonical.URL = "https://press.example/ferry.amp"
	copied := story("https://press.example/ferry", "Ferry returns", ferry, 1)
	copied.URL, copied.SyndicatedFrom = "https://copy.example/7", copied.CanonicalURL
	a := filled(t, canonical, copied)
	for url, want := range map[string]string{
		"https://press.example/ferry":     "https://press.example/ferry",
		"https://press.example/ferry.amp": "https://press.example/ferry",
		"https://copy.example/7":          "https://copy.example/7",
	} {
		got, err := a.Article(ctx, url)
		if err != nil || got.URL != want || got.Revisions != 1 {
			t.Errorf("%s: %+v, %v", url, got, err)
		}
	}
}

// A power cut may take records back that the library has already.
func TestLibraryAhead(t *testing.T) {
	dir := t.TempDir()
	f := crawled(t, story("https://press.example/1", "One", "The first text.", 0))
	drain(t, dir, f)
	id, err := f.Note(ctx, "crawl id")
	if err != nil || len(id) == 0 {
		t.Fatalf("crawl id %q, %v", id, err)
	}
	keep(t, f, story("https://press.example/2", "Two", "The second text.", 0), story("https://press.example/1", "One again", "The first text.", 0))
	drain(t, dir, f)

	cut := crawled(t, story("https://press.example/1", "One", "The first text.", 0))
	if err := cut.SetNote(ctx, "crawl id", id); err != nil {
		t.Fatal(err)
	}
	drain(t, dir, cut)
	keep(t, cut, story("https://press.example/3", "Three", "The third text.", 0))
	for range 2 {
		drain(t, dir, cut)
		a := open(t, dir)
		for query, want := range map[string]string{"first": "One", "again": "", "second": "", "third": "Three"} {
			got := collect(t, a.Search(ctx, query, archive.Filter{}), func(h archive.Hit) string { return h.Record.Title })
			if strings.Join(got, " ") != want {
				t.Errorf("%s: %q, want %q", query, got, want)
			}
		}
	}
}

func TestOpenErrors(t *testing.T) {
	one := story("https://press.example/1", "One", "The first text.", 0)
	write := func(text string) func(t *testing.T, dir string) {
		return func(t *testing.T, dir string) {
			if err := os.WriteFile(filepath.Join(dir, archive.LibraryFile), []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, tt := range []struct {
		name string
		make func(t *testing.T, dir string)
		want error
	}{
		{"nothing", func(*testing.T, string) {}, archive.ErrNoLibrary},
		{"an empty file", write(""), archive.ErrNoLibrary},
		{"no database", write(strings.Repeat("this is a text, and longer than a header of a database", 20)), archive.ErrForeign},
		{"another program's", func(t *testing.T, dir string) { script(t, dir, "CREATE TABLE x (y)") }, archive.ErrForeign},
		{"a newer version", func(t *testing.T, dir string) {
			drain(t, dir, crawled(t, one))
			script(t, dir, "PRAGMA user_version = 99")
		}, archive.ErrNewer},
	} {
		dir := t.TempDir()
		tt.make(t, dir)
		if _, err := archive.Open(dir); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
	dir := t.TempDir()
	drain(t, dir, crawled(t, one))
	if _, err := archive.OpenLibrary(ctx, dir, crawled(t, one)); !errors.Is(err, archive.ErrOther) {
		t.Errorf("the library of another crawl: %v", err)
	}
}

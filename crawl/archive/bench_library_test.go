//go:build unix

package archive_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/sink"
)

// BenchmarkLibraryWrite files articles.
func BenchmarkLibraryWrite(b *testing.B) {
	f := many{frontier.NewMemory(frontier.Options{}), 0}
	l, err := archive.OpenLibrary(ctx, b.TempDir(), f)
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	for b.Loop() {
		f.n++
		b.StopTimer()
		line, err := json.Marshal(invented(f.n))
		b.StartTimer()
		if err == nil {
			err = l.Write(frontier.Stored{Seq: f.n, JSON: line})
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSearch asks a library of 100,000 articles for the best twenty, of few
// that match, of many, and of all: of words that are nowhere else, that every
// article has, that stand side by side, and with each filter. It needs minutes
// before it begins.
func BenchmarkSearch(b *testing.B) {
	const articles = 100_000
	dir := b.TempDir()
	f := many{frontier.NewMemory(frontier.Options{}), articles}
	l, err := archive.OpenLibrary(ctx, dir, f)
	if err != nil {
		b.Fatal(err)
	}
	if err := errors.Join(sink.Drain(ctx, f, l), l.Close()); err != nil {
		b.Fatal(err)
	}
	a, err := archive.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer a.Close()
	sport := archive.Filter{Category: "Sport", Since: "2022-01-01", Until: "2022-12-31"}
	days := archive.Filter{Since: "2021-03-19", Until: "2024-11-22"}
	for _, q := range []struct {
		name, query string
		filter      archive.Filter
	}{
		{"rare", word(9000), archive.Filter{}},
		{"two", word(300) + " " + word(700), archive.Filter{}},
		{"frequent", word(3) + " " + word(9), archive.Filter{}},
		{"prefix", word(500)[:4] + "*", archive.Filter{}},
		{"prefix3", word(5)[:3] + "*", archive.Filter{}},
		{"prefix2", word(0)[:2] + "*", archive.Filter{}},
		{"prefix1", word(0)[:1] + "*", archive.Filter{}},
		{"every", "the", archive.Filter{}},
		{"phrase", `"the ` + word(20) + `"`, archive.Filter{}},
		{"phraseOfEvery", `"` + word(0) + " " + word(1) + `"`, archive.Filter{}},
		{"phraseOfEveryThree", `"` + word(0) + " " + word(1) + " " + word(2) + `"`, archive.Filter{}},
		{"phraseOfEveryRare", `"` + word(0) + " " + word(1) + " " + word(2) + " " + word(3) + `"`, archive.Filter{}},
		{"filtered", word(40), sport},
		{"everyFiltered", "the", sport},
		{"everySite", "the", archive.Filter{Site: "press7.example"}},
		{"everyAuthor", "the", archive.Filter{Author: "ada fern"}},
		{"everyDays", "the", days},
		{"prefix2Filtered", word(0)[:2] + "*", sport},
		{"prefix2Every", "the " + word(0)[:2] + "*", archive.Filter{}},
		{"phraseDays", `"the ` + word(20) + `"`, days},
	} {
		b.Run(q.name, func(b *testing.B) {
			q.filter.Limit = 20
			hits, start := 0, cpuTime()
			for b.Loop() {
				for _, err := range a.Search(ctx, q.query, q.filter) {
					if err != nil {
						b.Fatal(err)
					}
					hits++
				}
			}
			b.ReportMetric(float64(hits)/float64(b.N), "hits")
			b.ReportMetric((cpuTime()-start).Seconds()*1000/float64(b.N), "cpu-ms")
		})
	}
}

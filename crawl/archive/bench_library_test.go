//go:build unix

package archive_test

import (
	"encoding/json"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/archive/archivetest"
	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// BenchmarkLibraryWrite files articles.
func BenchmarkLibraryWrite(b *testing.B) {
	f := archivetest.NewCrawl(0)
	l, err := archive.OpenLibrary(ctx, b.TempDir(), f)
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	for b.Loop() {
		f.N++
		b.StopTimer()
		line, err := json.Marshal(archivetest.Article(f.N))
		b.StartTimer()
		if err == nil {
			err = l.Write(frontier.Stored{Seq: f.N, JSON: line})
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
	archivetest.Fill(b, dir, articles)
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
		{"rare", archivetest.Word(9000), archive.Filter{}},
		{"two", archivetest.Word(300) + " " + archivetest.Word(700), archive.Filter{}},
		{"frequent", archivetest.Word(3) + " " + archivetest.Word(9), archive.Filter{}},
		{"prefix", archivetest.Word(500)[:4] + "*", archive.Filter{}},
		{"prefix3", archivetest.Word(5)[:3] + "*", archive.Filter{}},
		{"prefix2", archivetest.Word(0)[:2] + "*", archive.Filter{}},
		{"prefix1", archivetest.Word(0)[:1] + "*", archive.Filter{}},
		{"every", "the", archive.Filter{}},
		{"phrase", `"the ` + archivetest.Word(20) + `"`, archive.Filter{}},
		{"phraseOfEvery", `"` + archivetest.Word(0) + " " + archivetest.Word(1) + `"`, archive.Filter{}},
		{"phraseOfEveryThree", `"` + archivetest.Word(0) + " " + archivetest.Word(1) + " " + archivetest.Word(2) + `"`, archive.Filter{}},
		{"phraseOfEveryRare", `"` + archivetest.Word(0) + " " + archivetest.Word(1) + " " + archivetest.Word(2) + " " + archivetest.Word(3) + `"`, archive.Filter{}},
		{"filtered", archivetest.Word(40), sport},
		{"everyFiltered", "the", sport},
		{"everySite", "the", archive.Filter{Site: "press7.example"}},
		{"everyAuthor", "the", archive.Filter{Author: "ada fern"}},
		{"everyDays", "the", days},
		{"prefix2Filtered", archivetest.Word(0)[:2] + "*", sport},
		{"prefix2Every", "the " + archivetest.Word(0)[:2] + "*", archive.Filter{}},
		{"phraseDays", `"the ` + archivetest.Word(20) + `"`, days},
	} {
		b.Run(q.name, func(b *testing.B) {
			q.filter.Limit = 20
			hits, start := 0, crawltest.CPUTime()
			for b.Loop() {
				for _, err := range a.Search(ctx, q.query, q.filter) {
					if err != nil {
						b.Fatal(err)
					}
					hits++
				}
			}
			b.ReportMetric(float64(hits)/float64(b.N), "hits")
			b.ReportMetric((crawltest.CPUTime()-start).Seconds()*1000/float64(b.N), "cpu-ms")
		})
	}
}

package archive_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/sink"
	"github.com/tearsheet-news/tearsheet/extract"
)

// many is a frontier with invented records, which it makes as they are asked
// for: no memory holds them all.
type many struct {
	frontier.Frontier // for the rest
	n                 int64
}

func (m many) Stats(context.Context) (frontier.Stats, error) {
	return frontier.Stats{Records: m.n}, nil
}

func (m many) Records(_ context.Context, after int64) iter.Seq2[frontier.Stored, error] {
	return func(yield func(frontier.Stored, error) bool) {
		for seq := after + 1; seq <= m.n; seq++ {
			line, err := json.Marshal(invented(seq))
			if !yield(frontier.Stored{Seq: seq, JSON: line}, err) {
				return
			}
		}
	}
}

// invented is an article of 400 words out of 30,000, of which, as in a language,
// few are frequent and most are rare.
func invented(seq int64) *crawl.Article {
	r := rand.New(rand.NewPCG(uint64(seq), 1))
	z := rand.NewZipf(r, 1.1, 4, 30_000)
	sentence := func(n int) string {
		words := make([]string, n)
		for i := range words {
			words[i] = word(z.Uint64())
		}
		return strings.Join(words, " ")
	}
	var text []string
	for range 8 {
		text = append(text, "The "+sentence(50)+".")
	}
	day := time.Date(2020, 1, 1, 8, 0, 0, 0, time.UTC).Add(time.Duration(seq) * 30 * time.Minute)
	site := fmt.Sprintf("press%d.example", r.IntN(200))
	url := fmt.Sprintf("https://%s/%s/story-%d", site, day.Format("2006/01"), seq)
	return &crawl.Article{FetchedAt: day, Revision: 1, Article: extract.Article{
		URL: url, CanonicalURL: url, Type: extract.TypeArticle, Title: "The " + sentence(7),
		Byline: "By Ada Fern", Authors: []string{"Ada Fern"}, Published: day.Format(time.RFC3339),
		Category: []string{"World", "Sport", "Politics"}[r.IntN(3)], Language: "en", SiteName: site,
		Text: strings.Join(text, "\n\n"), WordCount: 400,
	}}
}

// word is the n-th word of a language of syllables.
func word(n uint64) string {
	const consonants, vowels = "bdfgklmnprstvz", "aeiou"
	var b strings.Builder
	for n += 14 * 5; n > 0; n /= 14 * 5 {
		b.WriteByte(consonants[n%14])
		b.WriteByte(vowels[n/14%5])
	}
	return b.String()
}

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
// that match, of many, and of all. It needs two minutes before it begins.
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
	for _, q := range []struct {
		name, query string
		filter      archive.Filter
	}{
		{"rare", word(9000), archive.Filter{}},
		{"two", word(300) + " " + word(700), archive.Filter{}},
		{"frequent", word(3) + " " + word(9), archive.Filter{}},
		{"phrase", `"the ` + word(20) + `"`, archive.Filter{}},
		{"prefix", word(500)[:4] + "*", archive.Filter{}},
		{"filtered", word(40), sport},
		{"every", "the", archive.Filter{}},
		{"everyFiltered", "the", sport},
	} {
		b.Run(q.name, func(b *testing.B) {
			q.filter.Limit = 20
			hits := 0
			for b.Loop() {
				for _, err := range a.Search(ctx, q.query, q.filter) {
					if err != nil {
						b.Fatal(err)
					}
					hits++
				}
			}
			b.ReportMetric(float64(hits)/float64(b.N), "hits")
		})
	}
}

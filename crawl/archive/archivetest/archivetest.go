// Package archivetest invents articles, for tests and benchmarks of large
// libraries.
package archivetest

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
	"github.com/tearsheet-news/tearsheet/crawl/internal/sink"
	"github.com/tearsheet-news/tearsheet/extract"
)

// Crawl is a frontier with N invented records, which it makes as they are asked
// for: no memory holds them all.
type Crawl struct {
	frontier.Frontier // for the rest
	N                 int64
}

// NewCrawl is a Crawl with n records.
func NewCrawl(n int64) *Crawl { return &Crawl{frontier.NewMemory(frontier.Options{}), n} }

// Stats counts the records.
func (c *Crawl) Stats(context.Context) (frontier.Stats, error) {
	return frontier.Stats{Records: c.N}, nil
}

// Records yields the articles of higher numbers than after.
func (c *Crawl) Records(_ context.Context, after int64) iter.Seq2[frontier.Stored, error] {
	return func(yield func(frontier.Stored, error) bool) {
		for seq := after + 1; seq <= c.N; seq++ {
			line, err := json.Marshal(Article(seq))
			if !yield(frontier.Stored{Seq: seq, JSON: line}, err) {
				return
			}
		}
	}
}

// Fill makes the library of a Crawl with n records in dir.
func Fill(tb testing.TB, dir string, n int64) {
	tb.Helper()
	c := NewCrawl(n)
	l, err := archive.OpenLibrary(tb.Context(), dir, c)
	if err == nil {
		err = errors.Join(sink.Drain(tb.Context(), c, l), l.Close())
	}
	if err != nil {
		tb.Fatal(err)
	}
}

// Article is the article of that number, of 400 words out of 30,000, of which, as in a language,
// few are frequent and most are rare.
func Article(seq int64) *crawl.Article {
	r := rand.New(rand.NewPCG(uint64(seq), 1))
	z := rand.NewZipf(r, 1.1, 4, 30_000)
	sentence := func(n int) string {
		words := make([]string, n)
		for i := range words {
			words[i] = Word(z.Uint64())
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

// Word is the n-th word of a language of syllables.
func Word(n uint64) string {
	const consonants, vowels = "bdfgklmnprstvz", "aeiou"
	var b strings.Builder
	for n += 14 * 5; n > 0; n /= 14 * 5 {
		b.WriteByte(consonants[n%14])
		b.WriteByte(vowels[n/14%5])
	}
	return b.String()
}

package archive_test

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
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

// notes is a frontier that keeps no notes.
type notes struct{ frontier.Frontier }

func (notes) Note(context.Context, string) ([]byte, error) { return nil, nil }

func (notes) SetNote(context.Context, string, []byte) error { return nil }

//go:build unix

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/sink"
	"github.com/tearsheet-news/tearsheet/extract"
)

// BenchmarkLibrary runs commands on a library of 100,000 articles of 400 words,
// or of as many as TEARSHEET_ARTICLES says, and tells the time that the process
// spent working and its memory at its highest. It needs minutes before it begins.
func BenchmarkLibrary(b *testing.B) {
	articles := int64(100_000)
	if s := os.Getenv("TEARSHEET_ARTICLES"); s != "" {
		if _, err := fmt.Sscan(s, &articles); err != nil {
			b.Fatal(err)
		}
	}
	dir := b.TempDir()
	f := inventor{frontier.NewMemory(frontier.Options{}), articles}
	l, err := archive.OpenLibrary(b.Context(), dir, f)
	if err != nil {
		b.Fatal(err)
	}
	if err := errors.Join(sink.Drain(b.Context(), f, l), l.Close()); err != nil {
		b.Fatal(err)
	}
	out := filepath.Join(b.TempDir(), "out")
	for _, c := range []struct {
		name string
		args []string
	}{
		{"search", []string{"search", dir, "harbour council17"}},
		{"search in a year", []string{"search", dir, "mayor3*", "--since", "2020-01-01", "--until", "2020-12-31"}},
		{"export parquet", []string{"export", dir, "--format", "parquet", "--out", out}},
		{"export csv", []string{"export", dir, "--format", "csv", "--out", out}},
		{"export a category", []string{"export", dir, "--category", "coast", "--out", out}},
		{"verify", []string{"verify", dir}},
	} {
		b.Run(c.name, func(b *testing.B) { benchCommand(b, c.args) })
	}
}

func benchCommand(b *testing.B, args []string) {
	b.Helper()
	var peak int64
	var cpu time.Duration
	for b.Loop() {
		cmd := exec.Command(program(b), args...)
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		cpu += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		peak = max(peak, int64(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss))
	}
	b.ReportMetric(float64(cpu.Milliseconds())/float64(b.N), "cpu-ms/op")
	b.ReportMetric(float64(peak)/1024, "MB-peak") // Linux counts kilobytes
}

// inventor is a frontier with invented records, made as they are asked for.
type inventor struct {
	frontier.Frontier // for the rest
	n                 int64
}

func (f inventor) Stats(context.Context) (frontier.Stats, error) {
	return frontier.Stats{Records: f.n}, nil
}

func (f inventor) Records(_ context.Context, after int64) iter.Seq2[frontier.Stored, error] {
	return func(yield func(frontier.Stored, error) bool) {
		for seq := after + 1; seq <= f.n; seq++ {
			line, err := json.Marshal(inventArticle(seq))
			if !yield(frontier.Stored{Seq: seq, JSON: line}, err) {
				return
			}
		}
	}
}

// inventArticle writes with words of which few are frequent and most are rare.
func inventArticle(seq int64) *crawl.Article {
	r := rand.New(rand.NewPCG(uint64(seq), 7))
	stems := strings.Fields("harbour council ferry bridge mayor school winter market train budget vote storm coast court")
	often := rand.NewZipf(r, 1.1, 4, 3000)
	sentence := func(n int) string {
		words := make([]string, n)
		for i := range words {
			words[i] = stems[r.IntN(len(stems))]
			if k := often.Uint64(); k > 2 {
				words[i] += fmt.Sprint(k)
			}
		}
		return strings.Join(words, " ")
	}
	var text []string
	for range 8 {
		text = append(text, "The "+sentence(49)+".")
	}
	day := time.Date(2020, 1, 1, 8, 0, 0, 0, time.UTC).Add(time.Duration(seq) * 30 * time.Minute)
	url := fmt.Sprintf("https://press%d.example/%s/story-%d", r.IntN(200), day.Format("2006/01"), seq)
	return &crawl.Article{FetchedAt: day, Revision: 1, Article: extract.Article{
		URL: url, CanonicalURL: url, Type: extract.TypeArticle, Title: "The " + sentence(7),
		Authors: []string{"Ada Fern"}, Published: day.Format(time.RFC3339), Category: "Coast", Tags: []string{"ferry", "storm"},
		Language: "en", Text: strings.Join(text, "\n\n"), WordCount: 400,
	}}
}

package extract

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/net/html"

	"github.com/tearsheet-news/tearsheet/extract/internal/block"
	"github.com/tearsheet-news/tearsheet/extract/internal/body"
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/decode"
	"github.com/tearsheet-news/tearsheet/extract/internal/jsonld"
	"github.com/tearsheet-news/tearsheet/extract/internal/kind"
	"github.com/tearsheet-news/tearsheet/extract/internal/meta"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/reading"
	"github.com/tearsheet-news/tearsheet/extract/internal/render"
	"github.com/tearsheet-news/tearsheet/extract/internal/resolve"
	"github.com/tearsheet-news/tearsheet/extract/internal/visible"
)

// The benchmarks go through the pages of one set of the corpus, or of testdata
// where TEARSHEET_CORPUS names none. ParseOnly is the floor: what html.Parse
// alone takes for the same pages.
//
//	TEARSHEET_CORPUS=../../shared/corpus go test ./extract -run none -bench .

// samples are the bytes of at most 64 pages.
func samples(b *testing.B) [][]byte {
	b.Helper()
	pattern := "../testdata/pages/*/page.html*"
	if corpus := os.Getenv("TEARSHEET_CORPUS"); corpus != "" {
		pattern = filepath.Join(corpus, "fundus", "pages", "*.gz")
	}
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		b.Fatalf("no pages match %s: %v", pattern, err)
	}
	var pages [][]byte
	for _, name := range files[:min(len(files), 64)] {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		if z, err := gzip.NewReader(bytes.NewReader(data)); err == nil {
			if data, err = io.ReadAll(z); err != nil {
				b.Fatal(err)
			}
		}
		pages = append(pages, data)
	}
	return pages
}

// each runs f with one of the pages after the other, and reports pages and
// bytes a second.
func each[T any](b *testing.B, pages []T, size func(T) int, f func(T)) {
	b.Helper()
	total := 0
	for _, p := range pages {
		total += size(p)
	}
	b.SetBytes(int64(total / len(pages)))
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		f(pages[i%len(pages)])
		i++
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}

func length(p []byte) int { return len(p) }

func BenchmarkParseOnly(b *testing.B) {
	each(b, samples(b), length, func(p []byte) {
		if _, err := html.Parse(bytes.NewReader(p)); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkExtract(b *testing.B) {
	each(b, samples(b), length, func(p []byte) {
		if _, err := Extract(p, "https://example.com/a", "", nil); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkExtractAll(b *testing.B) {
	each(b, samples(b), length, func(p []byte) {
		if _, err := Extract(p, "https://example.com/a", "", &Options{HTML: true, Markdown: true, Trace: true}); err != nil {
			b.Fatal(err)
		}
	})
}

// worked is a page with what the stages before have made of it.
type worked struct {
	raw, text []byte
	doc       *html.Node
	page      *page.Page
	body      body.Body
	claims    claim.Set
	blocks    []block.Block
}

// BenchmarkStage times one stage at a time, on what the stages before it gave.
func BenchmarkStage(b *testing.B) {
	var pages []*worked
	for _, raw := range samples(b) {
		pages = append(pages, work(b, raw))
	}
	size := func(w *worked) int { return len(w.raw) }
	for _, stage := range []struct {
		name string
		run  func(w *worked)
	}{
		{"decode", func(w *worked) { decode.UTF8(w.raw, "") }},
		{"bound", func(w *worked) { decode.Bound(w.text, DefaultMaxTags) }},
		{"layout", func(w *worked) { page.New(w.doc, nil) }},
		{"jsonld", func(w *worked) { jsonld.Claims(jsonld.Read(w.page.JSONLD()), w.page) }},
		{"meta", func(w *worked) { meta.Claims(w.page) }},
		{"body", func(w *worked) { body.Find(w.page, body.Told{}, nil) }},
		{"visible", func(w *worked) { visible.Claims(w.page, w.body) }},
		{"fields", func(w *worked) { resolve.Decide(w.input()) }},
		{"type", func(w *worked) { kind.Of(w.input(), nil) }},
		{"block", func(w *worked) { block.Build(w.page, w.body.Kept) }},
		{"text", func(w *worked) { render.Text(w.blocks) }},
	} {
		b.Run(stage.name, func(b *testing.B) { each(b, pages, size, stage.run) })
	}
}

func (w *worked) input() *resolve.Input {
	return &resolve.Input{Page: w.page, Claims: &w.claims, Body: w.body}
}

func work(b *testing.B, raw []byte) *worked {
	b.Helper()
	w := &worked{raw: raw, text: decode.UTF8(raw, "").UTF8}
	doc, err := decode.Parse(w.text, DefaultMaxTags)
	if err != nil {
		b.Fatal(err)
	}
	w.doc, w.page = doc, page.New(doc, nil)
	w.claims = reading.Claims(w.page)
	w.body = body.Find(w.page, reading.Told(w.page, &w.claims), nil)
	w.claims.Add(visible.Claims(w.page, w.body)...)
	w.blocks = block.Build(w.page, w.body.Kept)
	return w
}

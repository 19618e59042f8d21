//go:build unix

package archive_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/sqlite"
	"github.com/tearsheet-news/tearsheet/crawl/internal/sink"
)

func TestMain(m *testing.M) {
	crawltest.ServeApart()
	os.Exit(m.Run())
}

// BenchmarkArchiving crawls the same sites without an archive, with WARC files,
// and with a library as well, in turn, for the CPU time of the latter in terms
// of the first on a machine that does other things too.
func BenchmarkArchiving(b *testing.B) {
	for _, packed := range []bool{true, false} {
		b.Run(fmt.Sprintf("packed=%v", packed), func(b *testing.B) {
			benchArchiving(b, crawltest.Plan{Stories: 50, Sitemap: true, Bulk: 100_000, Packed: packed}) // about the median of news pages
		})
	}
}

func benchArchiving(b *testing.B, plan crawltest.Plan) {
	const hosts = 20
	seeds, _ := crawltest.Apart(b, hosts, plan)
	want := hosts * plan.Stories
	var bare, bytes, all time.Duration
	for b.Loop() {
		bare += benchCrawl(b, seeds, want, false, false)
		bytes += benchCrawl(b, seeds, want, true, false)
		all += benchCrawl(b, seeds, want, true, true)
	}
	b.ReportMetric(bare.Seconds()*1e6/float64(b.N*want), "bare-µs/page")
	b.ReportMetric(bytes.Seconds()/bare.Seconds(), "×with-bytes")
	b.ReportMetric(all.Seconds()/bare.Seconds(), "×with-all")
}

// benchCrawl returns the CPU time of a crawl.
func benchCrawl(b *testing.B, seeds []string, want int, keepBytes, keepArticles bool) time.Duration {
	b.Helper()
	dir := b.TempDir()
	f, err := sqlite.Open(dir, frontier.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	start := crawltest.CPUTime()
	opts := &crawl.Options{Frontier: f, AllowPrivate: true, Delay: -1}
	if keepBytes {
		r, _, err := archive.OpenRecorder(dir)
		if err != nil {
			b.Fatal(err)
		}
		defer r.Close()
		opts.Archive = r
	}
	var to sink.Sink = sink.NewStream(io.Discard, 0)
	if keepArticles {
		if to, err = archive.OpenLibrary(context.Background(), dir, f); err != nil {
			b.Fatal(err)
		}
	}
	n := 0
	for _, err := range crawl.Run(context.Background(), seeds, opts) {
		if err == nil {
			err = sink.Drain(context.Background(), f, to)
		}
		if err != nil {
			b.Fatal(err)
		}
		n++
	}
	if err := to.Close(); err != nil {
		b.Fatal(err)
	}
	if n != want {
		b.Errorf("%d articles, want %d", n, want)
	}
	return crawltest.CPUTime() - start
}

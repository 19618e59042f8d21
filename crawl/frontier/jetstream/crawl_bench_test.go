package jetstream

import (
	"context"
	"os"
	"testing"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream/natstest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/sqlite"
)

func TestMain(m *testing.M) {
	crawltest.ServeApart()
	natstest.ServeApart()
	os.Exit(m.Run())
}

// BenchmarkCrawl crawls the same sites with no delay on an SQLite file and on one
// node in turn, for the speed of the second in terms of the first on a machine
// that does other things as well. The node and the sites have processes of their
// own, on the same machine.
func BenchmarkCrawl(b *testing.B) {
	seeds, _ := crawltest.Apart(b, 20, crawltest.Plan{Stories: 60, Sitemap: true, Bulk: 100_000})
	nc, err := nats.Connect(natstest.Apart(b).URL)
	if err != nil {
		b.Fatal(err)
	}
	defer nc.Close()
	var alone, shared time.Duration
	pages := 0
	for b.Loop() {
		q, err := sqlite.Open(b.TempDir(), frontier.Options{})
		if err != nil {
			b.Fatal(err)
		}
		took, _ := crawlOn(b, q, seeds)
		alone += took
		f, err := Create(context.Background(), nc, "bench", Options{})
		if err != nil {
			b.Fatal(err)
		}
		took, n := crawlOn(b, f, seeds)
		shared, pages = shared+took, pages+n
		g, err := Open(context.Background(), nc, "bench", Options{})
		if err != nil {
			b.Fatal(err)
		}
		g.Delete(context.Background())
		g.Close()
	}
	b.ReportMetric(float64(pages)/alone.Seconds(), "sqlite-pages/s")
	b.ReportMetric(float64(pages)/shared.Seconds(), "node-pages/s")
}

func crawlOn(b *testing.B, f frontier.Frontier, seeds []string) (time.Duration, int) {
	b.Helper()
	defer f.Close()
	c, err := crawl.New(&crawl.Options{Frontier: f, AllowPrivate: true, Delay: -1})
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close()
	start := time.Now()
	for _, err := range c.Run(context.Background(), seeds) {
		if err != nil {
			b.Fatal(err)
		}
	}
	took := time.Since(start)
	s, err := c.Stats(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	return took, int(s.Pages)
}

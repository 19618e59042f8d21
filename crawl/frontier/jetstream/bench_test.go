package jetstream

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/nats-io/nats.go"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/frontiertest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream/natstest"
)

// benchLinks is how many links are there before anything is measured.
const benchLinks = 20_000

func bench(b *testing.B, urls string) {
	nc, err := nats.Connect(urls)
	if err != nil {
		b.Fatal(err)
	}
	defer nc.Close()
	frontiertest.Bench(b, func(b *testing.B, dir string) frontier.Frontier {
		f, err := Create(context.Background(), nc, "bench"+filepath.Base(dir), Options{})
		if err != nil {
			b.Fatal(err)
		}
		return f
	}, benchLinks)
}

func BenchmarkOneNode(b *testing.B)    { bench(b, oneNode(b)) }
func BenchmarkThreeNodes(b *testing.B) { bench(b, natstest.Start(b, 3, nil).URLs()) }

// BenchmarkEnqueue offers large sitemaps of twenty hosts, as a crawl does that
// begins.
func BenchmarkEnqueue(b *testing.B) {
	for _, servers := range []struct {
		name string
		urls func() string
	}{
		{"one node", func() string { return oneNode(b) }},
		{"three nodes", func() string { return natstest.Start(b, 3, nil).URLs() }},
	} {
		b.Run(servers.name, func(b *testing.B) {
			nc, err := nats.Connect(servers.urls())
			if err != nil {
				b.Fatal(err)
			}
			defer nc.Close()
			f, err := Create(context.Background(), nc, "enqueue", Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer f.Close()
			n := 0
			for b.Loop() {
				var links []frontier.Link
				for range 20_000 {
					n++
					links = append(links, page(fmt.Sprintf("host-%d.example", n%20), fmt.Sprintf("/politics/2025/01/a-story-of-ordinary-length-%d", n)))
				}
				if _, err := f.Offer(context.Background(), links); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "urls/s")
		})
	}
}

package frontiertest

import (
	"context"
	"fmt"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/polite"
)

// benchHosts is over how many hosts the links of a benchmark are spread.
const benchHosts = 1000

// Fill offers the links number from to to, a hundred at a time, as pages do.
func Fill(b *testing.B, f frontier.Frontier, from, to int) {
	b.Helper()
	for from < to {
		var links []frontier.Link
		for ; from < to && len(links) < 100; from++ {
			links = append(links, ranked(link(fmt.Sprintf("host-%d.example", from%benchHosts),
				fmt.Sprintf("/politics/2025/01/a-story-of-ordinary-length-%d", from)), int64(from%7)))
		}
		if _, err := f.Offer(context.Background(), links); err != nil {
			b.Fatal(err)
		}
	}
}

// Bench measures a frontier that has a number of links already.
func Bench(b *testing.B, open func(b *testing.B, dir string) frontier.Frontier, links int) {
	f := open(b, b.TempDir())
	defer f.Close()
	Fill(b, f, 0, links)
	b.Run("Offer new", func(b *testing.B) {
		Fill(b, f, links, links+b.N)
		links += b.N
	})
	b.Run("Offer seen", func(b *testing.B) {
		for n := b.N; n > 0; n -= links {
			Fill(b, f, 0, min(n, links))
		}
	})
	b.Run("Lease and Complete", func(b *testing.B) {
		for i := range b.N {
			visit(b, f, i)
		}
	})
}

// visit does what a visit of an article does.
func visit(b *testing.B, f frontier.Frontier, i int) {
	l, err := f.Lease(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	_, err = f.Complete(context.Background(), l, frontier.Result{
		Record: record(fmt.Sprintf(`{"n":%d,"text":"%4000d"}`, i, i), l.Link.URL, fmt.Sprint(i)),
		Tally:  map[string]int64{"pages": 1, "requests": 1, "bytes": 50_000},
		Host:   func(h *frontier.Host) { h.Answered(h.Next, polite.Pace{}) },
	})
	if err != nil {
		b.Fatal(err)
	}
}

package jetstream

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream/natstest"
)

// BenchmarkManyHosts leases and completes with 64 callers at once, in crawls that
// have many links on a thousand hosts already. The node has a process of its own.
func BenchmarkManyHosts(b *testing.B) {
	for _, links := range []int{200_000, 1_000_000} {
		b.Run(fmt.Sprint(links), func(b *testing.B) {
			nc, err := nats.Connect(natstest.Apart(b).URL)
			if err != nil {
				b.Fatal(err)
			}
			defer nc.Close()
			f, err := Create(context.Background(), nc, "many", Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer f.Close()
			start := time.Now()
			fill(b, f, links, 1000)
			b.ReportMetric(float64(links)/time.Since(start).Seconds(), "links/s")
			b.ResetTimer()
			start = time.Now()
			var left atomic.Int64
			left.Store(20_000)
			swarm(b, f, 64, func() bool { return left.Add(-1) >= 0 })
			b.ReportMetric(20_000/time.Since(start).Seconds(), "visits/s")
		})
	}
}

// fill offers links of a number of hosts, as large sitemaps do.
func fill(tb testing.TB, f frontier.Frontier, links, hosts int) {
	tb.Helper()
	const together = 20_000
	for i := 0; i < links; i += together {
		var part []frontier.Link
		for k := i; k < min(i+together, links); k++ {
			l := page(fmt.Sprintf("host-%d.example", k%hosts), fmt.Sprintf("/politics/2025/01/a-story-of-ordinary-length-%d", k))
			l.Memo = []byte(`{"kind":"page","hop":2}`)
			part = append(part, l)
		}
		if _, err := f.Offer(context.Background(), part); err != nil {
			tb.Fatal(err)
		}
	}
}

// swarm visits with a number of callers at once, while there is more to do.
func swarm(tb testing.TB, f frontier.Frontier, callers int, more func() bool) {
	tb.Helper()
	var wg sync.WaitGroup
	for range callers {
		wg.Go(func() {
			for more() {
				l, err := f.Lease(context.Background())
				if err == nil {
					_, err = f.Complete(context.Background(), l, frontier.Result{Tally: map[string]int64{"pages": 1}})
				}
				if err != nil {
					tb.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
}

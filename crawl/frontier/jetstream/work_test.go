package jetstream

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream/natstest"
)

// TestWorkOfServer: what a visit costs the server does not grow with the crawl.
// Its processor time is counted, which other programs do not change.
func TestWorkOfServer(t *testing.T) {
	const visits = 1500
	cost := func(links int) time.Duration {
		server := natstest.Apart(t)
		nc, err := nats.Connect(server.URL)
		if err != nil {
			t.Fatal(err)
		}
		defer nc.Close()
		f, err := Create(context.Background(), nc, "work", Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		fill(t, f, links, 200)
		before, heap := server.Usage()
		var left atomic.Int64
		left.Store(visits)
		start := time.Now()
		swarm(t, f, 64, func() bool { return left.Add(-1) >= 0 })
		took := time.Since(start)
		after, _ := server.Usage()
		t.Logf("%d links: the server works %v a visit, all takes %v; to add a link %v; heap %d a link", links, (after-before)/visits, took/visits, before/time.Duration(links), heap/int64(links))
		return (after - before) / visits
	}
	few, many := cost(5_000), cost(100_000)
	if few == 0 {
		t.Skip("processor time is not known here")
	}
	// What walks all links costs twenty times as much; what a busy machine and the
	// memory of a larger store add is less than four times.
	if many > 8*few {
		t.Errorf("with twenty times the links, a visit costs the server %v instead of %v", many, few)
	}
}

package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream/natstest"
)

// crawlTogether lets a number of workers crawl the sites of w to the end.
func crawlTogether(t *testing.T, c *natstest.Cluster, w *crawltest.World, workers int, args ...string) {
	t.Helper()
	program := program(t)
	begin := slices.Concat([]string{"crawl", "--nats", c.URLs(), "--allow-private"}, args, w.Seeds())
	var all []*worker
	for range workers {
		all = append(all, startWorker(t, program, begin...))
	}
	for _, k := range all {
		k.end(t, 5*time.Minute)
	}
}

// longestWait is the longest time between two requests to one host.
func longestWait(w *crawltest.World) (host string, longest time.Duration) {
	last := map[string]time.Time{}
	for _, h := range w.Hits() {
		if before, ok := last[h.Host]; ok && h.Start.Sub(before) > longest {
			host, longest = h.Host, h.Start.Sub(before)
		}
		last[h.Host] = h.Start
	}
	return host, longest
}

// TestNoHostStandsStill: with three workers on three healthy nodes, no host that
// has pages to go waits for longer than ten delays.
func TestNoHostStandsStill(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	const delay = 500 * time.Millisecond
	w, err := crawltest.New(sitesOf(8, 12)...)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	crawlTogether(t, natstest.Start(t, 3, nil), w, 3, "--crawl", "pace", "--streams", "2", "--delay", delay.String())
	host, waited := longestWait(w)
	t.Logf("the longest wait was %v, at %s", waited, host)
	if waited > 10*delay {
		t.Errorf("%s stood still for %v", host, waited)
	}
}

// TestTrapsAreKnownToAll: what one of three workers has learned of a trap, the
// others need not learn again.
func TestTrapsAreKnownToAll(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	w, err := crawltest.New(slices.Repeat([]crawltest.Plan{{Stories: 5, Traps: true}}, 2)...)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	inTraps := func() (n int) {
		for _, h := range w.Hits() {
			if strings.Contains(h.Path, "calendar") {
				n++
			}
		}
		return n
	}
	c := natstest.Start(t, 1, nil)
	crawlTogether(t, c, w, 1, "--crawl", "one", "--delay", "10ms")
	one := inTraps()
	w.Forget()
	crawlTogether(t, c, w, 3, "--crawl", "three", "--delay", "10ms")
	three := inTraps()
	t.Logf("one worker has fetched %d pages of calendars, three have fetched %d", one, three)
	if one == 0 || 5*three > 6*one {
		t.Errorf("three workers have fetched %d pages of calendars, one has fetched %d", three, one)
	}
}

package crawl

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// shuffled is a frontier that is offered links in another order than they were
// found in, and to which visits come back late now and then.
type shuffled struct {
	frontier.Frontier
	mu sync.Mutex
	r  *rand.Rand
}

func (s *shuffled) Complete(ctx context.Context, l *frontier.Lease, r frontier.Result) (frontier.Receipt, error) {
	s.mu.Lock()
	s.r.Shuffle(len(r.Links), func(i, j int) { r.Links[i], r.Links[j] = r.Links[j], r.Links[i] })
	late := time.Duration(s.r.IntN(5)) * time.Millisecond
	s.mu.Unlock()
	time.Sleep(late)
	return s.Frontier.Complete(ctx, l, r)
}

// TestOrder: what the records of a site say does not depend on the order in
// which its pages and lists are visited, nor on how many at a time.
func TestOrder(t *testing.T) {
	w := world(t,
		crawltest.Plan{Stories: 80, Sitemap: true, Feed: true, Flaky: true, Parts: true, Variants: true},
		crawltest.Plan{Stories: 40, Feed: true, Template: 1},
		crawltest.Plan{Stories: 40, Sitemap: true, Template: 2, Traps: true, Private: true},
	)
	var want []string
	for seed, conns := range []int{1, 1, 64, 64, 3, 1} {
		t.Run(fmt.Sprint(seed, ": ", conns, " connections"), func(t *testing.T) {
			opts := quick()
			opts.Conns, opts.Workers = conns, 64
			opts.Frontier = frontier.NewMemory(frontier.Options{Conns: conns})
			if seed > 0 {
				opts.Frontier = &shuffled{Frontier: opts.Frontier, r: rand.New(rand.NewPCG(uint64(seed), 0))}
			}
			got := lines(t, all(t, w, opts))
			if want == nil {
				want = got
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("the records differ from those of the first crawl:\n%s", diff)
			}
		})
	}
}

// lines are records without the time of their visits.
func lines(t *testing.T, list []*Article) (out []string) {
	for _, a := range list {
		b := *a
		b.FetchedAt = time.Time{}
		line, err := json.Marshal(b)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(line))
	}
	slices.Sort(out)
	return out
}

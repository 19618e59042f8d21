package jetstream

import (
	"context"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream/natstest"
)

// While the end of a visit is under way to the cluster, here one that is not
// there, the next visit to the host begins. But what comes before all others is
// committed before.
func TestNextBeforeCommit(t *testing.T) {
	for name, c := range map[string]struct {
		rank int64
		want bool
	}{"a page": {0, true}, "a list": {-1, false}} {
		t.Run(name, func(t *testing.T) {
			cluster := natstest.Start(t, 1, nil)
			f := connect(t, cluster.URLs(), Options{Silence: time.Minute})
			first, next := page("a", "/1"), page("a", "/2")
			first.Rank, next.Rank = c.rank, 1
			offer(t, f, first, next)
			one := lease(t, f, 10*time.Second)
			if one == nil || one.Link.URL != first.URL {
				t.Fatalf("leased %v", one)
			}
			cluster.Kill(0)
			ended := make(chan error, 1)
			go func() {
				_, err := f.Complete(context.Background(), one, frontier.Result{})
				ended <- err
			}()
			within := 300 * time.Millisecond
			if c.want {
				within = 20 * time.Second
			}
			two := lease(t, f, within)
			if got := two != nil; got != c.want {
				t.Errorf("leased before: %v", got)
			}
			cluster.Start(0)
			if err := <-ended; err != nil {
				t.Error(err)
			}
			if two == nil {
				two = lease(t, f, 20*time.Second)
			}
			if two == nil || two.Link.URL != next.URL {
				t.Fatalf("leased %v", two)
			}
			if _, err := f.Complete(context.Background(), two, frontier.Result{}); err != nil {
				t.Error(err)
			}
		})
	}
}

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

// A visit whose record is kept, but not its end, is made again. The record that is
// there stays the only one.
func TestRecordIsThere(t *testing.T) {
	f, ctx := connect(t, oneNode(t), Options{}), context.Background()
	offer(t, f, page("a", "/1"))
	l := lease(t, f, 10*time.Second)
	if l == nil {
		t.Fatal("no lease")
	}
	f.desk.mu.Lock()
	o := f.desk.leases[l.ID]
	f.desk.mu.Unlock()
	home, first := f.shards.home(), frontier.Record{JSON: []byte("first")}
	if _, err := home.table.put(ctx, home.names.record(o.Key, o.seq), recordBytes(&first)); err != nil {
		t.Fatal(err)
	}
	got, err := f.Complete(ctx, l, frontier.Result{Record: &frontier.Record{JSON: []byte("second")}})
	if err != nil || !got.Kept {
		t.Errorf("%+v, %v", got, err)
	}
	var records []string
	for r, err := range f.Records(ctx, 0) {
		if err != nil {
			t.Fatal(err)
		}
		records = append(records, string(r.JSON))
	}
	if s, err := f.Stats(ctx); len(records) != 1 || records[0] != "first" || err != nil || s.Records != 1 || s.Pending != 0 {
		t.Errorf("records %q, %+v, %v", records, s, err)
	}
}

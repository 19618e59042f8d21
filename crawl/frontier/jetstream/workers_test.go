package jetstream

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// connect opens a part in the crawl "test", and closes it at the end.
func connect(t *testing.T, url string, opts Options) *Frontier {
	t.Helper()
	nc, err := nats.Connect(url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	f, err := Create(context.Background(), nc, "test", opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func page(host, path string) frontier.Link {
	return frontier.Link{Key: address.KeyOfText(host + path), URL: "https://" + host + path, Host: host}
}

func offer(t *testing.T, f *Frontier, links ...frontier.Link) {
	t.Helper()
	if _, err := f.Offer(context.Background(), links); err != nil {
		t.Fatal(err)
	}
}

// lease gets a lease within some seconds; nil is none.
func lease(t *testing.T, f *Frontier, within time.Duration) *frontier.Lease {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), within)
	defer cancel()
	l, err := f.Lease(ctx)
	if err != nil && !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	return l
}

// A worker that does not hear of the cluster for longer than its hosts are its
// own brings nothing when it is back, and the one that took over does.
func TestLateWorker(t *testing.T) {
	url := oneNode(t)
	opts := Options{Silence: 3 * time.Second}
	late, next := connect(t, url, opts), connect(t, url, opts)
	offer(t, late, page("a", "/1"))
	l := lease(t, late, time.Minute)
	if l == nil {
		t.Fatal("no lease")
	}
	late.stop() // it does not renew its token any more
	taken := lease(t, next, time.Minute)
	if taken == nil || taken.Link.URL != l.Link.URL {
		t.Fatalf("the other worker got %v", taken)
	}
	result := frontier.Result{Record: &frontier.Record{JSON: []byte("late")}, Links: []frontier.Link{page("a", "/2")}}
	if _, err := late.Complete(context.Background(), l, result); !errors.Is(err, frontier.ErrLost) {
		t.Errorf("late: %v", err)
	}
	result.Record = &frontier.Record{JSON: []byte("in time")}
	got, err := next.Complete(context.Background(), taken, result)
	if err != nil || !got.Kept || got.Fresh != 1 {
		t.Errorf("in time: %+v, %v", got, err)
	}
	for r, err := range next.Records(context.Background(), 0) {
		if err != nil || string(r.JSON) != "in time" {
			t.Errorf("kept %q, %v", r.JSON, err)
		}
	}
}

func TestStates(t *testing.T) {
	ctx := context.Background()
	url := oneNode(t)
	boss, worker := connect(t, url, Options{}), connect(t, url, Options{Worker: "anna"})
	offer(t, boss, page("a", "/1"), page("b", "/1"))
	if err := boss.SetState(ctx, Paused); err != nil {
		t.Fatal(err)
	}
	if l := lease(t, worker, 300*time.Millisecond); l != nil {
		t.Errorf("a paused crawl gave %v", l)
	}
	if err := boss.SetState(ctx, Running); err != nil {
		t.Fatal(err)
	}
	if l := lease(t, worker, time.Minute); l == nil {
		t.Error("a crawl that goes on gave nothing")
	}
	if done, err := boss.Finished(ctx); done || err != nil {
		t.Errorf("finished: %v, %v", done, err)
	}
	boss.SetState(ctx, Stopped)
	waited, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for {
		if _, err := worker.Lease(waited); err != nil {
			if !errors.Is(err, frontier.ErrDrained) {
				t.Errorf("a stopped crawl: %v", err)
			}
			break
		}
	}
	workers, err := boss.Workers(ctx)
	if err != nil || len(workers) != 1 || workers[0].Name != "anna" {
		t.Errorf("workers %v, %v", workers, err)
	}
}

func TestOpenErrors(t *testing.T) {
	ctx := context.Background()
	nc, err := nats.Connect(oneNode(t))
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	if _, err := Open(ctx, nc, "nobody", Options{}); !errors.Is(err, ErrUnknown) {
		t.Errorf("unknown crawl: %v", err)
	}
	if _, err := Create(ctx, nc, "a.b", Options{}); err == nil {
		t.Error("a name with a dot")
	}
	for version, want := range map[string]bool{"2.11.9": false, "2.12.0": true, "2.15.2": true, "3.0.0": true, "1.99.0": false, "": false} {
		if recent(version) != want {
			t.Errorf("version %q: %v", version, !want)
		}
	}
}

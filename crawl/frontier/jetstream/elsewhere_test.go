package jetstream

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// spread opens a crawl over four streams, and finds hosts that are in two of them.
func spread(t *testing.T) (f *Frontier, here, there string) {
	t.Helper()
	f = connect(t, oneNode(t), Options{Streams: 4, Silence: time.Minute})
	here = "here.example"
	for i := 0; there == "" || f.shards.of(there) == f.shards.of(here); i++ {
		there = fmt.Sprintf("there-%d.example", i)
	}
	return f, here, there
}

func refTo(l frontier.Link) frontier.Ref { return frontier.Ref{Key: l.Key, Host: l.Host} }

// mustLease gets a lease, however busy the machine is.
func mustLease(t *testing.T, f *Frontier) *frontier.Lease {
	t.Helper()
	l := lease(t, f, time.Minute)
	if l == nil {
		t.Fatal("no lease")
	}
	return l
}

func mustComplete(t *testing.T, f *Frontier, l *frontier.Lease, r frontier.Result) frontier.Receipt {
	t.Helper()
	receipt, err := f.Complete(context.Background(), l, r)
	if err != nil {
		t.Fatal(err)
	}
	return receipt
}

// One story on two hosts in two streams is told once, by whoever gets there first.
func TestCopyElsewhere(t *testing.T) {
	f, here, there := spread(t)
	offer(t, f, page(here, "/1"), page(there, "/1"))
	one, two := mustLease(t, f), mustLease(t, f)
	claims := []frontier.Ref{{Key: address.KeyOfText("story"), Host: here}}
	kept := make(chan bool)
	for _, l := range []*frontier.Lease{one, two} {
		go func() {
			got, err := f.Complete(context.Background(), l, frontier.Result{Record: &frontier.Record{JSON: []byte(`{}`), Claims: claims}})
			if err != nil || got.Kept == got.Copy {
				t.Errorf("%s: %+v, %v", l.Link.URL, got, err)
			}
			kept <- got.Kept
		}()
	}
	if a, b := <-kept, <-kept; a == b {
		t.Errorf("told by both or by none: %v, %v", a, b)
	}
}

// A claim that was made for a record that was never kept stands in nobody's way
// once its link is done, and until then its story is nobody's.
func TestClaimWithoutStory(t *testing.T) {
	f, here, there := spread(t)
	offer(t, f, page(there, "/1"))
	l := mustLease(t, f)
	cut := page(here, "/1") // whose worker has died after it has made the claim
	story := address.KeyOfText("story")
	s := f.shards.of(here)
	if _, err := s.table.put(t.Context(), s.names.claim(story), claimRow(cut.Key, s.names.shard)); err != nil {
		t.Fatal(err)
	}
	d, err := f.change.change(t.Context(), s, nil, nil, func(d *draft) error { return d.alias(cut.Key) })
	if err != nil || d.change.Seen != 1 {
		t.Fatal(err)
	}
	record := &frontier.Record{JSON: []byte(`{}`), Claims: []frontier.Ref{{Key: story, Host: here}}}
	if got := mustComplete(t, f, l, frontier.Result{Record: record}); !got.Kept {
		t.Errorf("%+v", got)
	}
}

// An alias on a host in another stream ends.
func TestAliasElsewhere(t *testing.T) {
	f, here, there := spread(t)
	offer(t, f, page(here, "/1"))
	l := mustLease(t, f)
	offer(t, f, page(there, "/1"))
	mustComplete(t, f, l, frontier.Result{Aliases: []frontier.Ref{refTo(page(there, "/1")), refTo(page(there, "/2"))}})
	if n, err := f.Offer(t.Context(), []frontier.Link{page(there, "/2")}); n != 0 || err != nil {
		t.Errorf("an alias is new: %d, %v", n, err)
	}
	if l, err := f.Lease(t.Context()); !errors.Is(err, frontier.ErrDrained) {
		t.Errorf("leased %v, %v", l, err)
	}
}

// Where a visit was cut off before it told another stream of an alias, whoever
// looks at the host next does.
func TestAliasIsToldLater(t *testing.T) {
	f, here, there := spread(t)
	offer(t, f, page(here, "/1"), page(here, "/2"))
	s := f.shards.of(here)
	end := &linkRow{Done: true, URL: page(here, "/1").URL, Host: here, Tell: []frontier.Ref{refTo(page(there, "/1"))}}
	if _, err := s.table.put(t.Context(), s.names.link(page(here, "/1").Key), end.bytes()); err != nil {
		t.Fatal(err)
	}
	if l := mustLease(t, f); l.Link.URL != page(here, "/2").URL {
		t.Errorf("leased %v", l.Link)
	}
	if n, err := f.Offer(t.Context(), []frontier.Link{page(there, "/1")}); n != 0 || err != nil {
		t.Errorf("the alias is new: %d, %v", n, err)
	}
}

// A link that goes on in another stream is visited there once, though the commit
// that sends it is made twice.
func TestMoveElsewhere(t *testing.T) {
	for name, own := range map[string]bool{"under its key": true, "under another": false} {
		t.Run(name, func(t *testing.T) {
			f, here, there := spread(t)
			offer(t, f, page(here, "/1"))
			l := mustLease(t, f)
			again := page(there, "/full")
			if own {
				again.Key = l.Link.Key
			}
			f.desk.mu.Lock()
			o := f.desk.leases[l.ID]
			f.desk.mu.Unlock()
			cut := &ending{Result: frontier.Result{Again: &again}, o: o, h: o.hold, keeper: f.keeper, change: f.change}
			if err := cut.move(t.Context()); err != nil || !cut.moved {
				t.Fatalf("moved: %v, %v", cut.moved, err)
			}
			if got := mustComplete(t, f, l, frontier.Result{Again: &again}); !got.Again {
				t.Errorf("%+v", got)
			}
			next := mustLease(t, f)
			if next.Link.URL != again.URL || next.Link.Host != there {
				t.Errorf("leased %v", next.Link)
			}
			mustComplete(t, f, next, frontier.Result{})
			if l, err := f.Lease(t.Context()); !errors.Is(err, frontier.ErrDrained) {
				t.Errorf("leased %v, %v", l, err)
			}
			if s, err := f.Stats(t.Context()); err != nil || s.Pending != 0 || s.Hosts != 0 {
				t.Errorf("%+v, %v", s, err)
			}
		})
	}
}

// The records of several streams have one order, for who reads them as they come
// and for who reads them in the end.
func TestOrderOfRecords(t *testing.T) {
	f := connect(t, oneNode(t), Options{Streams: 4})
	const hosts = 12
	for i := range hosts {
		offer(t, f, page(fmt.Sprintf("host-%d.example", i), "/1"))
	}
	var live []string
	read := func(f *Frontier, after int) (out []string) {
		for r, err := range f.Records(t.Context(), int64(after)) {
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, fmt.Sprint(r.Seq, string(r.JSON)))
		}
		return out
	}
	for range hosts {
		l := mustLease(t, f)
		mustComplete(t, f, l, frontier.Result{Record: &frontier.Record{JSON: []byte(l.Link.Host)}})
		live = append(live, read(f, len(live))...)
	}
	late, err := Open(t.Context(), f.js.Conn(), f.crawl, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer late.Close()
	if got := read(late, 0); len(got) != hosts || fmt.Sprint(got) != fmt.Sprint(live) {
		t.Errorf("%v, and as they came %v", got, live)
	}
	if got := read(late, 5); fmt.Sprint(got) != fmt.Sprint(live[5:]) {
		t.Errorf("after the fifth: %v", got)
	}
}

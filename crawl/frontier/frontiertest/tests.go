package frontiertest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/polite"
)

func testOrder(t *testing.T, open Maker) {
	b := start(t, open, frontier.Options{})
	b.offer(ranked(link("a", "/3"), 3), ranked(link("a", "/1"), 1), ranked(link("a", "/2"), 2), ranked(link("a", "/1b"), 1))
	b.equal("order", b.takeAll(4), "[/1 /1b /2 /3]")
}

func testSeenOnce(t *testing.T, open Maker) {
	b := start(t, open, frontier.Options{})
	b.equal("new", b.offer(link("a", "/1"), link("a", "/2"), link("a", "/1")), 2)
	b.equal("new again", b.offer(link("a", "/1")), 0)
	b.takeAll(2)
	b.equal("new once done", b.offer(link("a", "/1")), 0)
	b.drained()
	b.equal("seen", b.stats().Seen, 2)
}

func testRaise(t *testing.T, open Maker) {
	b := start(t, open, frontier.Options{})
	b.offer(ranked(link("a", "/1"), 5), ranked(link("a", "/2"), 6))
	better, worse := ranked(link("a", "/2"), 1), ranked(link("a", "/1"), 9)
	better.Memo, worse.Memo = []byte("better"), []byte("worse")
	b.equal("new", b.offer(better, worse), 0)
	b.equal("order", b.takeAll(2), "[better /1]")
}

// testRaiseAgain: what was visited keeps what is known of it.
func testRaiseAgain(t *testing.T, open Maker) {
	b := start(t, open, frontier.Options{})
	b.offer(ranked(link("a", "/1"), 5))
	l := b.lease()
	b.complete(l, frontier.Result{Next: []byte("known"), Due: time.Now()})
	if n, err := b.Revisit(context.Background(), time.Now().Add(time.Minute)); n != 1 || err != nil {
		t.Fatalf("woke %d, %v", n, err)
	}
	better := ranked(link("a", "/1"), 1)
	b.offer(better)
	l = b.lease()
	b.equal("memo", string(l.Link.Memo), "known")
	again := l.Link
	b.complete(l, frontier.Result{Again: &again})
	b.offer(better)
	b.equal("memo after a retry", b.take(), "known")
	b.drained()
}

// testRaiseRetry: what was tried and is due later keeps what is known of it, before
// that time and after.
func testRaiseRetry(t *testing.T, open Maker) {
	for name, due := range map[string]time.Duration{"not due yet": 300 * time.Millisecond, "due": time.Millisecond} {
		b := start(t, open, frontier.Options{})
		b.offer(ranked(link("a", "/1"), 5), ranked(link("a", "/2"), 6))
		l := b.lease()
		again := l.Link
		again.Memo, again.Rank, again.Due = []byte("tried once"), 9, time.Now().Add(due)
		b.complete(l, frontier.Result{Again: &again})
		time.Sleep(2 * time.Millisecond)
		b.offer(ranked(link("a", "/1"), 1))
		b.equal(name, b.takeAll(2), "[/2 tried once]")
	}
}

// testAlone: what has a rank below zero comes before the others, and nothing
// beside it.
func testAlone(t *testing.T, open Maker) {
	b := start(t, open, frontier.Options{Conns: 2})
	b.offer(ranked(link("a", "/seed"), -2), link("a", "/1"), link("a", "/2"))
	l := b.lease()
	b.noLease()
	b.complete(l, frontier.Result{Links: []frontier.Link{ranked(link("a", "/list"), -1)}, Host: func(h *frontier.Host) {
		h.GotRobots(time.Now(), 404, nil, "x")
	}})
	l = b.lease()
	b.equal("next", string(l.Link.Memo), "/list")
	b.noLease()
	again := l.Link
	b.complete(l, frontier.Result{Again: &again})
	l = b.lease()
	b.equal("once more", string(l.Link.Memo), "/list")
	if err := b.Abandon(context.Background(), l); err != nil {
		t.Fatal(err)
	}
	b.equal("after it was given up", b.take(), "/list")
	first, second := b.lease(), b.lease()
	b.equal("others", string(first.Link.Memo)+string(second.Link.Memo), "/1/2")
}

func testOneAtATime(t *testing.T, open Maker) {
	b := start(t, open, frontier.Options{})
	b.offer(link("a", "/1"), link("a", "/2"), link("b", "/1"))
	first, second := b.lease(), b.lease()
	if first.Link.Host == second.Link.Host {
		t.Fatalf("two leases of %s", first.Link.Host)
	}
	b.noLease()
	b.complete(second, frontier.Result{})
	if second.Link.Host == "a" {
		second, first = first, second
		return
	}
	b.noLease()
	b.complete(first, frontier.Result{})
	b.take()
	b.drained()
}

func testDelay(t *testing.T, open Maker) {
	const delay = 300 * time.Millisecond
	b := start(t, open, frontier.Options{Delay: delay})
	b.offer(link("a", "/1"), link("a", "/2"), link("b", "/1"), link("b", "/2"))
	l := b.lease()
	begun := time.Now()
	b.complete(l, frontier.Result{Host: func(h *frontier.Host) {
		h.Answered(time.Now(), polite.Pace{Delay: delay})
	}})
	other := b.lease() // need not wait
	if other.Link.Host == l.Link.Host {
		t.Fatal("one host twice")
	}
	b.complete(other, frontier.Result{})
	for other.Link.Host != l.Link.Host {
		other = b.lease()
	}
	if gap := time.Since(begun); gap < delay {
		t.Errorf("leased again after %v", gap)
	}
}

func testConns(t *testing.T, open Maker) {
	b := start(t, open, frontier.Options{Conns: 2})
	b.offer(link("a", "/1"), link("a", "/2"), link("a", "/3"))
	l := b.lease()
	b.noLease() // robots.txt is not known yet
	b.complete(l, frontier.Result{Host: func(h *frontier.Host) {
		h.GotRobots(time.Now(), 404, nil, "x")
	}})
	first, second := b.lease(), b.lease()
	b.equal("links", string(first.Link.Memo)+string(second.Link.Memo), "/2/3")
}

// testUnasked: what is given back unasked takes no time, however many there are,
// and does not bring forward what waits for what was sent.
func testUnasked(t *testing.T, open Maker) {
	const links, delay = 100, 400 * time.Millisecond
	b := start(t, open, frontier.Options{Delay: delay})
	b.offer(ranked(link("a", "/asked"), 1))
	for i := range links {
		b.offer(ranked(link("a", fmt.Sprint("/skipped/", i)), 2))
	}
	b.offer(ranked(link("a", "/last"), 3))
	asked := time.Now().Round(0)
	b.complete(b.lease(), frontier.Result{Host: func(h *frontier.Host) {
		h.GotRobots(time.Now(), 404, nil, "x")
		h.Answered(time.Now(), polite.Pace{Delay: delay})
	}})
	for range links {
		l := b.lease()
		if l.Host.Next.Before(asked.Add(delay)) {
			t.Fatalf("%s: the clock says %v after the host was asked", l.Link.URL, l.Host.Next.Sub(asked))
		}
		b.complete(l, frontier.Result{Unasked: true})
	}
	l := b.lease()
	b.equal("last", string(l.Link.Memo), "/last")
	// Each of them would have moved it by the delay.
	if moved := l.Host.Next.Sub(asked); moved > links*delay/2 {
		t.Errorf("the clock was moved by %v", moved)
	}
}

// testDoubt: while it is in doubt whether a host is ill, one visitor is enough.
func testDoubt(t *testing.T, open Maker) {
	b := start(t, open, frontier.Options{Conns: 2})
	b.offer(link("a", "/1"), link("a", "/2"), link("a", "/3"), link("a", "/4"))
	b.complete(b.lease(), frontier.Result{Host: func(h *frontier.Host) {
		h.GotRobots(time.Now(), 404, nil, "x")
		for !h.InDoubt() {
			h.Failed(time.Now(), polite.Failure{Why: "500"}, polite.Pace{})
		}
	}})
	l := b.lease()
	b.equal("in doubt", l.Host.InDoubt(), true)
	b.noLease()
	b.complete(l, frontier.Result{Host: func(h *frontier.Host) { h.Answered(time.Now(), polite.Pace{}) }})
	first, second := b.lease(), b.lease()
	b.equal("links", string(first.Link.Memo)+string(second.Link.Memo), "/3/4")
}

func testDrained(t *testing.T, open Maker) {
	b := start(t, open, frontier.Options{})
	b.drained()
	b.offer(link("a", "/1"))
	l := b.lease()
	b.noLease() // more may come of the lease that is out
	b.complete(l, frontier.Result{Links: []frontier.Link{link("a", "/2")}})
	b.equal("link", b.take(), "/2")
	b.drained()
}

func testWake(t *testing.T, open Maker) {
	b := start(t, open, frontier.Options{})
	b.offer(link("a", "/1"))
	l := b.lease()
	got := make(chan error, 3)
	for range 3 {
		go func() {
			ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
			defer cancel()
			l, err := b.Lease(ctx)
			if err == nil {
				_, err = b.Complete(ctx, l, frontier.Result{})
			}
			got <- err
		}()
	}
	b.offer(link("b", "/1"))
	if err := <-got; err != nil {
		t.Fatalf("waiting for a new host: %v", err)
	}
	b.complete(l, frontier.Result{Links: []frontier.Link{link("c", "/1")}})
	// One gets that link, and its Complete is what tells the other of the end:
	// which of the two comes back first is nobody's promise.
	one, other := <-got, <-got
	if one != nil {
		one, other = other, one
	}
	if one != nil {
		t.Fatalf("waiting for a link of a lease: %v, %v", one, other)
	}
	if !errors.Is(other, frontier.ErrDrained) {
		t.Fatalf("waiting at the end: %v", other)
	}
}

func testAbandon(t *testing.T, open Maker) {
	b := start(t, open, frontier.Options{})
	b.offer(link("a", "/1"))
	l := b.lease()
	if err := b.Abandon(context.Background(), l); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Complete(context.Background(), l, frontier.Result{}); !errors.Is(err, frontier.ErrLost) {
		t.Errorf("complete after abandon: %v", err)
	}
	b.equal("link", b.take(), "/1")
	b.drained()
}

func testExpire(t *testing.T, open Maker) {
	const ttl = time.Second // a busy machine may sleep for much longer than it is told
	b := start(t, open, frontier.Options{TTL: ttl})
	b.offer(link("a", "/1"))
	late := b.lease()
	for range 6 {
		time.Sleep(ttl / 5)
		if err := b.Extend(context.Background(), late); err != nil {
			t.Fatal(err)
		}
	}
	next := b.lease() // waits until the first has run out
	b.equal("link", string(next.Link.Memo), "/1")
	r := frontier.Result{Record: record("late"), Links: []frontier.Link{link("a", "/2")}}
	if _, err := b.Complete(context.Background(), late, r); !errors.Is(err, frontier.ErrLost) {
		t.Errorf("late complete: %v", err)
	}
	if err := b.Extend(context.Background(), late); !errors.Is(err, frontier.ErrLost) {
		t.Errorf("late extend: %v", err)
	}
	b.complete(next, frontier.Result{})
	b.drained()
	b.equal("records", b.records(), "[]")
}

func testDue(t *testing.T, open Maker) {
	b := start(t, open, frontier.Options{})
	later := link("a", "/later")
	later.Due = time.Now().Round(0).Add(400 * time.Millisecond) // by the clock that frontiers keep
	b.offer(later, ranked(link("a", "/now"), 7))
	var memos []string
	for range 2 {
		l := b.lease()
		if memos = append(memos, string(l.Link.Memo)); l.Link.Key == later.Key && time.Now().Before(later.Due) {
			t.Error("too early")
		}
		b.complete(l, frontier.Result{})
	}
	slices.Sort(memos)
	b.equal("links", memos, "[/later /now]")
	b.drained()
}

func testRecords(t *testing.T, open Maker) {
	b := start(t, open, frontier.Options{})
	b.offer(link("a", "/1"), link("a", "/2"), link("a", "/3"), link("a", "/4"))
	for i, r := range []*frontier.Record{record("one", "x", "y"), record("two", "z", "y"), nil, record("four", "z")} {
		got := b.complete(b.lease(), frontier.Result{Record: r})
		want := []frontier.Receipt{{Kept: true}, {Copy: true}, {}, {Kept: true}}[i]
		b.equal(fmt.Sprintf("receipt %d", i+1), got, want)
	}
	b.equal("records", b.records(), "[1 one 2 four]")
	b.equal("count", b.stats().Records, 2)
	b.equal("copies", b.stats().Tally[frontier.TallyCopies], 1)
	for r := range b.Records(context.Background(), 1) {
		b.equal("after the first", string(r.JSON), "four")
	}
}

// testOrigin: where a record comes from stays with it, byte for byte.
func testOrigin(t *testing.T, open Maker) {
	b := start(t, open, frontier.Options{})
	b.offer(link("a", "/1"), link("a", "/2"))
	origin := []byte("file\x00\n\xff 17")
	for _, o := range [][]byte{origin, nil} {
		r := record("a record")
		r.Origin = o
		b.complete(b.lease(), frontier.Result{Record: r})
	}
	var got [][]byte
	for r, err := range b.Records(context.Background(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, r.Origin)
	}
	if len(got) != 2 || !bytes.Equal(got[0], origin) || len(got[1]) != 0 {
		t.Errorf("origins %q, want %q and none", got, origin)
	}
}

func testAliases(t *testing.T, open Maker) {
	b := start(t, open, frontier.Options{})
	b.offer(link("a", "/1"))
	l := b.lease()
	b.offer(link("b", "/2"), link("a", "/3")) // only now: which of two free hosts is first is open
	b.complete(l, frontier.Result{
		Aliases: []frontier.Ref{ref(link("b", "/2")), ref(link("b", "/9")), ref(l.Link)},
	})
	b.equal("new", b.offer(link("b", "/9")), 0)
	b.equal("next", b.take(), "/3")
	b.drained()
}

func testAgain(t *testing.T, open Maker) {
	b := start(t, open, frontier.Options{})
	b.offer(link("a", "/1"))
	l := b.lease()
	again := l.Link
	again.URL, again.Memo, again.Rank = "https://a/1/", []byte("again"), -1
	got := b.complete(l, frontier.Result{Again: &again, Record: record("early")})
	b.equal("receipt", got, frontier.Receipt{Again: true})
	l = b.lease()
	b.equal("address", l.Link.URL, "https://a/1/")
	b.equal("memo", string(l.Link.Memo), "again")
	b.complete(l, frontier.Result{Record: record("late")})
	b.drained()
	b.equal("records", b.records(), "[1 late]")
}

func testAgainMoved(t *testing.T, open Maker) {
	b := start(t, open, frontier.Options{})
	b.offer(link("a", "/amp"), ranked(link("a", "/amp2"), 1))
	l := b.lease()
	moved := link("b", "/full")
	got := b.complete(l, frontier.Result{Again: &moved, Record: record("amp")})
	b.equal("receipt", got, frontier.Receipt{Again: true})
	b.equal("new", b.offer(moved), 0)
	b.equal("hosts", b.stats().Hosts, 2)

	for range 2 {
		l := b.lease()
		if l.Link.Host == "b" {
			b.complete(l, frontier.Result{Record: record("full", "story")})
			continue
		}
		got := b.complete(l, frontier.Result{Again: &moved, Record: record("amp2")})
		if got.Again || !got.Kept {
			t.Errorf("moved to a key that was seen: %+v", got)
		}
	}
	b.drained()
}

func testRevisit(t *testing.T, open Maker) {
	b := start(t, open, frontier.Options{})
	b.offer(link("a", "/soon"), link("a", "/late"), link("a", "/never"))
	now := time.Now()
	for _, due := range []time.Time{now.Add(time.Hour), now.Add(2 * time.Hour), {}} {
		l := b.lease()
		b.complete(l, frontier.Result{Next: append(l.Link.Memo, " seen"...), Due: due})
	}
	n, err := b.Revisit(context.Background(), now.Add(90*time.Minute))
	if n != 1 || err != nil {
		t.Fatalf("woke %d, %v", n, err)
	}
	b.equal("woken", b.take(), "/soon seen")
	b.drained()
}

func testTally(t *testing.T, open Maker) {
	b := start(t, open, frontier.Options{})
	b.offer(link("a", "/1"), link("a", "/2"))
	b.complete(b.lease(), frontier.Result{Tally: map[string]int64{"pages": 1, "bytes": 10}})
	b.complete(b.lease(), frontier.Result{Tally: map[string]int64{"pages": 1, "bytes": 5}})
	s := b.stats()
	b.equal("names", keys(s.Tally), "[bytes pages]")
	b.equal("bytes", s.Tally["bytes"], 15)
	b.equal("pending", s.Pending, 0)
}

func testNotes(t *testing.T, open Maker) {
	b := start(t, open, frontier.Options{})
	ctx := context.Background()
	if v, err := b.Note(ctx, "seeds"); v != nil || err != nil {
		t.Errorf("a note that was never set: %q, %v", v, err)
	}
	for _, v := range []string{"one", "two"} {
		if err := b.SetNote(ctx, "seeds", []byte(v)); err != nil {
			t.Fatal(err)
		}
	}
	v, err := b.Note(ctx, "seeds")
	b.equal("note", string(v), "two")
	b.equal("error", err, nil)
}

func testHostUpdates(t *testing.T, open Maker) {
	b := start(t, open, frontier.Options{})
	b.offer(link("a", "/1"), link("a", "/2"))
	b.complete(b.lease(), frontier.Result{Host: func(h *frontier.Host) {
		h.Fails, h.Lessons = 3, []byte("learned")
		h.GotRobots(time.Now(), 200, []byte("User-agent: *\nDisallow: /x"), "t")
	}})
	l := b.lease()
	b.equal("fails", l.Host.Fails, 3)
	b.equal("lessons", string(l.Host.Lessons), "learned")
	if l.Host.Robots.Allowed("/x") || !l.Host.Robots.Allowed("/y") {
		t.Error("robots are not those given")
	}
}

// testSwarm: many goroutines, links that lead to links; each is visited once
// and no host by two at a time.
func testSwarm(t *testing.T, open Maker) {
	const hosts, depth = 8, 3
	b := start(t, open, frontier.Options{})
	var seeds []frontier.Link
	for h := range hosts {
		seeds = append(seeds, link(fmt.Sprint("h", h), "/"))
	}
	b.offer(seeds...)
	var mu sync.Mutex
	visits := map[string]int{}
	var busy [hosts]atomic.Int32
	var wg sync.WaitGroup
	for range 12 {
		wg.Go(func() {
			for {
				l, err := b.Lease(context.Background())
				if errors.Is(err, frontier.ErrDrained) {
					return
				}
				if err != nil {
					t.Error(err)
					return
				}
				at := &busy[l.Link.Host[1]-'0']
				if at.Add(1) > 1 {
					t.Errorf("two visitors at %s", l.Link.Host)
				}
				path := string(l.Link.Memo)
				mu.Lock()
				visits[l.Link.Host+path]++
				mu.Unlock()
				var r frontier.Result
				if strings.Count(path, "/") <= depth {
					for i := range 4 {
						r.Links = append(r.Links, link(l.Link.Host, fmt.Sprintf("%s%d/", path, i)), link("h0", "/0/"))
					}
				}
				r.Record = record(path)
				at.Add(-1)
				if _, err := b.Complete(context.Background(), l, r); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	want := hosts * (1 + 4 + 16 + 64)
	if len(visits) != want {
		t.Errorf("%d links visited, want %d", len(visits), want)
	}
	for l, n := range visits {
		if n != 1 {
			t.Errorf("%s visited %d times", l, n)
		}
	}
	b.equal("records", len(b.records()), want)
}

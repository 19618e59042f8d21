// Package frontiertest has the tests that every frontier.Frontier must pass.
package frontiertest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// Maker opens the frontier kept in the directory dir, or a new one that
// forgets.
type Maker func(t *testing.T, dir string, opts frontier.Options) frontier.Frontier

// Crash makes of the open frontier in dir what a killed process would leave, and
// returns the directory in which to open that.
type Crash func(t *testing.T, dir string) string

// Run tests the frontiers that open makes. Where crash is not nil, they must
// survive being closed, and being left without a word.
func Run(t *testing.T, open Maker, crash Crash) {
	for name, test := range map[string]func(*testing.T, Maker){
		"Order":       testOrder,
		"SeenOnce":    testSeenOnce,
		"Raise":       testRaise,
		"RaiseAgain":  testRaiseAgain,
		"RaiseRetry":  testRaiseRetry,
		"Alone":       testAlone,
		"OneAtATime":  testOneAtATime,
		"Delay":       testDelay,
		"Conns":       testConns,
		"Unasked":     testUnasked,
		"Doubt":       testDoubt,
		"Drained":     testDrained,
		"Wake":        testWake,
		"Abandon":     testAbandon,
		"Expire":      testExpire,
		"Due":         testDue,
		"Records":     testRecords,
		"Origin":      testOrigin,
		"Aliases":     testAliases,
		"Again":       testAgain,
		"AgainMoved":  testAgainMoved,
		"Revisit":     testRevisit,
		"Tally":       testTally,
		"Notes":       testNotes,
		"HostUpdates": testHostUpdates,
		"Swarm":       testSwarm,
	} {
		t.Run(name, func(t *testing.T) { test(t, open) })
	}
	if crash != nil {
		t.Run("Reopen", func(t *testing.T) { testReopen(t, open) })
		t.Run("Asked", func(t *testing.T) { testAsked(t, open) })
		t.Run("Crash", func(t *testing.T) { testCrash(t, open, crash) })
	}
}

// bench is one frontier under test with the calls the tests make.
type bench struct {
	*testing.T
	frontier.Frontier
}

func start(t *testing.T, open Maker, opts frontier.Options) bench {
	f := open(t, t.TempDir(), opts)
	t.Cleanup(func() { f.Close() })
	return bench{t, f}
}

// link is the link "host/path" with rank 0.
func link(host, path string) frontier.Link {
	return frontier.Link{
		Key: address.KeyOfText(host + path), URL: "https://" + host + path, Host: host,
		Memo: []byte(path),
	}
}

func ref(l frontier.Link) frontier.Ref { return frontier.Ref{Key: l.Key, Host: l.Host} }

func ranked(l frontier.Link, rank int64) frontier.Link {
	l.Rank = rank
	return l
}

func (b bench) offer(links ...frontier.Link) int {
	b.Helper()
	n, err := b.Offer(context.Background(), links)
	if err != nil {
		b.Fatal(err)
	}
	return n
}

// lease gets a lease within a time that is long enough for any machine.
func (b bench) lease() *frontier.Lease {
	b.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	l, err := b.Lease(ctx)
	if err != nil {
		b.Fatalf("lease: %v", err)
	}
	return l
}

// noLease checks that nothing is to be had for a while, though not drained.
func (b bench) noLease() {
	b.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
	defer cancel()
	if l, err := b.Lease(ctx); !errors.Is(err, context.DeadlineExceeded) {
		b.Fatalf("got lease %v, error %v", l, err)
	}
}

func (b bench) drained() {
	b.Helper()
	if l, err := b.Lease(context.Background()); !errors.Is(err, frontier.ErrDrained) {
		b.Fatalf("got lease %v, error %v, want ErrDrained", l, err)
	}
}

func (b bench) complete(l *frontier.Lease, r frontier.Result) frontier.Receipt {
	b.Helper()
	receipt, err := b.Complete(context.Background(), l, r)
	if err != nil {
		b.Fatalf("complete: %v", err)
	}
	return receipt
}

// take leases and completes the next link and returns its memo.
func (b bench) take() string {
	b.Helper()
	l := b.lease()
	b.complete(l, frontier.Result{})
	return string(l.Link.Memo)
}

func (b bench) takeAll(n int) (memos []string) {
	b.Helper()
	for range n {
		memos = append(memos, b.take())
	}
	return memos
}

func (b bench) records() (out []string) {
	b.Helper()
	for r, err := range b.Records(context.Background(), 0) {
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, fmt.Sprintf("%d %s", r.Seq, r.JSON))
	}
	return out
}

func (b bench) stats() frontier.Stats {
	b.Helper()
	s, err := b.Stats(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	return s
}

func (b bench) equal(what string, got, want any) {
	b.Helper()
	if g, w := fmt.Sprint(got), fmt.Sprint(want); g != w {
		b.Errorf("%s: %s, want %s", what, g, w)
	}
}

func record(json string, claims ...string) *frontier.Record {
	r := &frontier.Record{JSON: []byte(json)}
	for _, c := range claims {
		r.Claims = append(r.Claims, frontier.Ref{Key: address.KeyOfText(c), Host: "a"})
	}
	return r
}

func keys(m map[string]int64) []string { return slices.Sorted(maps.Keys(m)) }

package frontiertest

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/polite"
)

// fill offers three links, completes one and leaves one leased. It returns when
// the host of the one answered, which wants to be left alone for gap from then on.
func fill(b bench) (answered time.Time) {
	b.Helper()
	b.offer(link("a", "/done"), link("b", "/flying"), link("a", "/waiting"))
	for range 2 {
		l := b.lease()
		if l.Link.Host == "b" {
			continue
		}
		kept := record("kept", "story")
		kept.Origin = []byte("where")
		b.complete(l, frontier.Result{
			Record: kept,
			Tally:  map[string]int64{"pages": 1},
			Host: func(h *frontier.Host) {
				answered = time.Now()
				h.GotRobots(answered, 200, []byte("User-agent: *\nDisallow: /x\nCrawl-delay: 0.2\n"), "t")
				h.Answered(answered, polite.Pace{Delay: time.Millisecond})
				h.Lessons = []byte("learned")
			},
		})
	}
	if err := b.SetNote(context.Background(), "seeds", []byte("a")); err != nil {
		b.Fatal(err)
	}
	return answered
}

// gap is the Crawl-delay of the host that fill has visited.
const gap = 200 * time.Millisecond

// check takes up what fill left.
func check(b bench) {
	b.Helper()
	b.equal("records", b.records(), "[1 kept]")
	for r := range b.Records(context.Background(), 0) {
		b.equal("origin", string(r.Origin), "where")
	}
	b.equal("tally", b.stats().Tally["pages"], 1)
	b.equal("pending", b.stats().Pending, 2)
	note, _ := b.Note(context.Background(), "seeds")
	b.equal("note", string(note), "a")
	b.equal("new", b.offer(link("a", "/done"), link("b", "/flying")), 0)
	var memos []string
	for range 2 {
		l := b.lease()
		memos = append(memos, string(l.Link.Memo))
		if l.Link.Host == "a" {
			b.equal("lessons", string(l.Host.Lessons), "learned")
			b.equal("Crawl-delay", l.Host.Robots.Delay, gap)
		}
		got := b.complete(l, frontier.Result{Record: record("copy", "story")})
		b.equal("a copy", got.Copy, true)
	}
	slices.Sort(memos)
	b.equal("links", memos, "[/flying /waiting]")
	b.drained()
}

func testReopen(t *testing.T, open Maker) {
	dir := t.TempDir()
	b := bench{t, open(t, dir, frontier.Options{})}
	answered := fill(b)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	b.Frontier = open(t, dir, frontier.Options{})
	defer b.Close()
	check(b)
	if waited := time.Since(answered.Round(0)); waited < gap { // by the clock that outlives a process
		t.Errorf("the clock of a host was lost: asked again after %v", waited)
	}
}

// testAsked: a host may have been asked until a visit was abandoned, or until the
// frontier was closed over it. Its clock counts from there when it is open again.
func testAsked(t *testing.T, open Maker) {
	for name, abandon := range map[string]bool{"abandoned": true, "left": false} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			opts := frontier.Options{Delay: 200 * time.Millisecond}
			b := bench{t, open(t, dir, opts)}
			b.offer(link("a", "/1"))
			l := b.lease()
			asked := time.Now().Round(0)
			if abandon {
				if err := b.Abandon(context.Background(), l); err != nil {
					t.Fatal(err)
				}
			}
			if err := b.Close(); err != nil {
				t.Fatal(err)
			}
			b.Frontier = open(t, dir, opts)
			defer b.Close()
			if next := b.lease().Host.Next; next.Before(asked.Add(opts.Delay)) {
				t.Errorf("the clock says %v after the host was asked, want %v", next.Sub(asked), opts.Delay)
			}
		})
	}
}

// testCrash leaves a frontier without closing it.
func testCrash(t *testing.T, open Maker, crash Crash) {
	dir := t.TempDir()
	b := bench{t, open(t, dir, frontier.Options{})}
	defer b.Close()
	fill(b)
	left := crash(t, dir)
	opened := time.Now()
	const delay = 300 * time.Millisecond
	c := bench{t, open(t, left, frontier.Options{Delay: delay})}
	defer c.Close()
	check(c)
	if waited := time.Since(opened); waited < delay {
		t.Errorf("a host may have been asked %v ago", waited)
	}
}

// Package sinktest has the tests that every sink.Sink must pass.
package sinktest

import (
	"context"
	"fmt"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/sink"
)

// Maker opens the sink under test for the records of f: the same one each time,
// with what it holds. read returns that, one record a line.
type Maker func(t *testing.T, f frontier.Frontier) (s sink.Sink, read func() string)

// Run tests the sinks that open makes. A test with a crash cuts what the sink
// holds to n bytes by calling cut; nil if that cannot be.
func Run(t *testing.T, open Maker, cut func(t *testing.T, n int)) {
	t.Run("Order", func(t *testing.T) { testOrder(t, open) })
	if cut != nil {
		t.Run("Cut", func(t *testing.T) { testCut(t, open, cut) })
	}
}

// Fill makes a frontier with n records, and returns their lines.
func Fill(t *testing.T, n int) (f frontier.Frontier, lines string) {
	t.Helper()
	f = frontier.NewMemory(frontier.Options{})
	t.Cleanup(func() { f.Close() })
	for i := range n {
		Add(t, f, i)
		lines += line(i) + "\n"
	}
	return f, lines
}

func line(i int) string { return fmt.Sprintf(`{"url":"https://h/%d","text":"record %d"}`, i, i) }

// Add makes the record i.
func Add(t *testing.T, f frontier.Frontier, i int) {
	t.Helper()
	ctx := context.Background()
	name := fmt.Sprint("h/", i)
	if _, err := f.Offer(ctx, []frontier.Link{{Key: address.KeyOfText(name), URL: name, Host: "h"}}); err != nil {
		t.Fatal(err)
	}
	l, err := f.Lease(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Complete(ctx, l, frontier.Result{Record: &frontier.Record{JSON: []byte(line(i))}}); err != nil {
		t.Fatal(err)
	}
}

func drain(t *testing.T, open Maker, f frontier.Frontier) string {
	t.Helper()
	s, read := open(t, f)
	if err := sink.Drain(context.Background(), f, s); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return read()
}

// testOrder: records come once and in order, whenever they are drained.
func testOrder(t *testing.T, open Maker) {
	f, want := Fill(t, 3)
	drain(t, open, f)
	drain(t, open, f)
	Add(t, f, 3)
	Add(t, f, 4)
	want += line(3) + "\n" + line(4) + "\n"
	if got := drain(t, open, f); got != want {
		t.Errorf("the sink holds\n%swant\n%s", got, want)
	}
}

// testCut: wherever a crash cuts what the sink holds, draining makes it whole.
func testCut(t *testing.T, open Maker, cut func(*testing.T, int)) {
	f, want := Fill(t, 4)
	drain(t, open, f)
	for n := len(want); n >= 0; n-- {
		cut(t, n)
		if got := drain(t, open, f); got != want {
			t.Fatalf("cut at %d, the sink holds\n%swant\n%s", n, got, want)
		}
	}
}

package jetstream

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// A worker that died may have asked the host until the end. Who takes over waits
// for the host's whole delay, be it much longer than the silence.
func TestTakeOver(t *testing.T) {
	const delay = 1500 * time.Millisecond
	url, opts := oneNode(t), Options{Silence: 600 * time.Millisecond}
	opts.Delay = delay
	dead, next := connect(t, url, opts), connect(t, url, opts)
	offer(t, dead, page("a", "/1"))
	if lease(t, dead, time.Minute) == nil {
		t.Fatal("no lease")
	}
	died := time.Now()
	dead.stop()
	if lease(t, next, time.Minute) == nil {
		t.Fatal("nobody took over")
	}
	if gap := time.Since(died); gap < delay {
		t.Errorf("asked again %v after it may have been asked", gap)
	}
}

// When what a server knew of deliveries is lost, tokens come to others while
// their hosts are held. They stay with those who hold them.
func TestTokenTwice(t *testing.T) {
	ctx := context.Background()
	url, opts := oneNode(t), Options{Silence: 2 * time.Second}
	holder, other := connect(t, url, opts), connect(t, url, opts)
	offer(t, holder, page("a", "/1"))
	l := lease(t, holder, time.Minute)
	if l == nil {
		t.Fatal("no lease")
	}
	stream := holder.shards.home().names.stream()
	consumer, err := holder.js.Consumer(ctx, stream, consumerName)
	if err != nil {
		t.Fatal(err)
	}
	config := consumer.CachedInfo().Config
	if err := holder.js.DeleteConsumer(ctx, stream, consumerName); err != nil {
		t.Fatal(err)
	}
	if _, err := holder.js.CreateConsumer(ctx, stream, config); err != nil {
		t.Fatal(err)
	}
	got := lease(t, other, 3*opts.Silence)
	err = holder.Extend(ctx, l)
	switch {
	case got != nil && !errors.Is(err, frontier.ErrLost): // unless the machine was too slow for the holder
		t.Fatalf("two have the host; the first: %v", err)
	case got == nil && err != nil:
		t.Errorf("nobody has the host: %v", err)
	case got == nil:
		if _, err := holder.Complete(ctx, l, frontier.Result{}); err != nil {
			t.Error(err)
		}
	}
}

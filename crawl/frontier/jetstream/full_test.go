package jetstream

import (
	"context"
	"crypto/rand"
	"errors"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream/natstest"
)

// An account that has room for all of a commit but the record never takes it, and
// says only that the batch is incomplete. That is not tried for ever.
func TestFullAccount(t *testing.T) {
	if testing.Short() {
		t.Skip("waits until the crawl gives up")
	}
	c := natstest.Start(t, 1, nil)
	limits := map[string]server.JetStreamAccountLimits{"": {MaxMemory: -1, MaxStore: 100_000, MaxStreams: -1, MaxConsumers: -1, MaxAckPending: -1}}
	if err := c.Node(0).GlobalAccount().UpdateJetStreamLimits(limits); err != nil {
		t.Fatal(err)
	}
	f := connect(t, c.URLs(), Options{})
	offer(t, f, page("a", "/1"))
	l := lease(t, f, time.Minute)
	if l == nil {
		t.Fatal("no lease")
	}
	large := &frontier.Record{JSON: []byte(`"` + random(200_000) + `"`)}
	if _, err := f.Complete(context.Background(), l, frontier.Result{Record: large}); !errors.Is(err, ErrRefused) {
		t.Errorf("a record larger than the room: %v", err)
	}
}

// random is text of n bytes that does not get much smaller by packing.
func random(n int) string {
	var text []byte
	for len(text) < n {
		text = append(text, rand.Text()...)
	}
	return string(text[:n])
}

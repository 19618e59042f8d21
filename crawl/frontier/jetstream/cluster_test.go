package jetstream

import (
	"testing"

	"github.com/nats-io/nats.go"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/frontiertest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream/natstest"
)

// On three nodes, what crosses from one stream to another is tested as well.
func TestThreeNodes(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	m := &maker{urls: natstest.Start(t, 3, nil).URLs(), streams: 4, open: map[string]*nats.Conn{}}
	frontiertest.Run(t, func(t *testing.T, dir string, opts frontier.Options) frontier.Frontier { return m.make(t, dir, opts) }, m.crash)
}

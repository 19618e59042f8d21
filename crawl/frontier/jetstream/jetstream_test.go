package jetstream

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/frontiertest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream/natstest"
)

// oneNode runs one server in this process, and returns its address.
func oneNode(tb testing.TB) string {
	tb.Helper()
	return natstest.Start(tb, 1, nil).URLs()
}

// silence is short, for the test that waits until a crashed worker is lost, but
// longer than a slow machine takes to tell that a worker is alive.
const silence = 6 * time.Second

// maker opens frontiers on servers, and crashes them.
type maker struct {
	urls    string
	streams int
	open    map[string]*nats.Conn // by directory
}

func (m *maker) make(t testing.TB, dir string, opts frontier.Options) frontier.Frontier {
	nc, err := nats.Connect(m.urls)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	m.open[dir] = nc
	name := strings.ReplaceAll(filepath.Base(filepath.Dir(dir))+filepath.Base(dir), ".", "_")
	f, err := Create(context.Background(), nc, name, Options{Options: opts, Silence: silence, Streams: m.streams})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// crash cuts a worker off, as if it had died.
func (m *maker) crash(_ *testing.T, dir string) string {
	m.open[dir].Close()
	return dir
}

func TestOneNode(t *testing.T) {
	m := &maker{urls: oneNode(t), streams: 1, open: map[string]*nats.Conn{}}
	frontiertest.Run(t, func(t *testing.T, dir string, opts frontier.Options) frontier.Frontier { return m.make(t, dir, opts) }, m.crash)
}

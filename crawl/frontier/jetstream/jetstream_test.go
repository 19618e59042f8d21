package jetstream

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/frontiertest"
)

// startServer runs one server in this process.
func startServer(tb testing.TB) *server.Server {
	tb.Helper()
	s, err := server.NewServer(&server.Options{JetStream: true, StoreDir: tb.TempDir(), Host: "127.0.0.1", Port: server.RANDOM_PORT, NoSigs: true})
	if err != nil {
		tb.Fatal(err)
	}
	s.Start()
	tb.Cleanup(func() { s.Shutdown(); s.WaitForShutdown() })
	if !s.ReadyForConnections(10 * time.Second) {
		tb.Fatal("the server does not start")
	}
	return s
}

// maker opens frontiers on servers, and crashes them.
type maker struct {
	urls string
	open map[string]*nats.Conn // by directory
}

func (m *maker) make(t testing.TB, dir string, opts frontier.Options) frontier.Frontier {
	nc, err := nats.Connect(m.urls)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	m.open[dir] = nc
	name := strings.ReplaceAll(filepath.Base(filepath.Dir(dir))+filepath.Base(dir), ".", "_")
	f, err := Create(context.Background(), nc, name, Options{Options: opts, Silence: 600 * time.Millisecond})
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
	m := &maker{startServer(t).ClientURL(), map[string]*nats.Conn{}}
	frontiertest.Run(t, func(t *testing.T, dir string, opts frontier.Options) frontier.Frontier { return m.make(t, dir, opts) }, m.crash)
}

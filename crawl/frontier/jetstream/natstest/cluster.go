// Package natstest runs NATS servers in the process of a test: one, or a cluster
// whose nodes are killed, started again and cut off from each other.
//
//	cluster.go    the nodes
//	apart.go      a node in a process of its own, for benchmarks
//	forwarder.go  what they, and their clients, reach each other by
package natstest

import (
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

// Cluster is servers in this process that keep all in files.
//
// A node takes any port that is free when it starts. The others and its clients
// know it by forwarders, which have ports from the beginning and keep them: so
// nobody else can take a port that a node was told to use.
type Cluster struct {
	tb    testing.TB
	opts  []*server.Options
	nodes []*server.Server
	doors []*forwarder   // for clients
	wires [][]*forwarder // by which one node reaches another; nil to itself
}

// Start runs n nodes until the end of the test, and waits until they have a
// leader. options, where it is not nil, changes what each begins with.
func Start(tb testing.TB, n int, options func(*server.Options)) *Cluster {
	tb.Helper()
	c := &Cluster{tb: tb, nodes: make([]*server.Server, n), wires: make([][]*forwarder, n)}
	dir := folder(tb) // before the nodes, so that it goes after them
	tb.Cleanup(func() {
		for i := range n {
			c.Kill(i)
		}
	})
	for i := range n {
		o := &server.Options{ServerName: fmt.Sprint("node-", i), Host: "127.0.0.1", Port: server.RANDOM_PORT,
			NoSigs: true, JetStream: true, StoreDir: filepath.Join(dir, fmt.Sprint("node-", i))}
		if n > 1 {
			o.Cluster = server.ClusterOpts{Name: "test", Host: "127.0.0.1", Port: server.RANDOM_PORT, NoAdvertise: true}
			o.Routes = c.wire(i)
		}
		if options != nil {
			options(o)
		}
		c.opts, c.doors = append(c.opts, o), append(c.doors, newForwarder(tb))
	}
	for i := range n {
		c.Start(i)
	}
	c.wait()
	return c
}

// folder makes a folder for the time of the test. A node that is shut down may
// have a write under way, so what does not go away at once is tried again: unlike
// with TempDir, a file that came too late is no failure of the test.
func folder(tb testing.TB) string {
	tb.Helper()
	dir, err := os.MkdirTemp("", "natstest-")
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		for range 50 {
			if err = os.RemoveAll(dir); err == nil {
				return
			}
			time.Sleep(100 * time.Millisecond)
		}
		tb.Log(err)
	})
	return dir
}

// wire makes what node i reaches the others by.
func (c *Cluster) wire(i int) (routes []*url.URL) {
	for j := range c.nodes {
		var f *forwarder
		if j != i {
			f = newForwarder(c.tb)
			routes = append(routes, &url.URL{Scheme: "nats", Host: f.addr()})
		}
		c.wires[i] = append(c.wires[i], f)
	}
	return routes
}

// Start runs node i, for the first time or after it was killed.
func (c *Cluster) Start(i int) {
	c.tb.Helper()
	s, err := server.NewServer(c.opts[i].Clone())
	if err != nil {
		c.tb.Fatal(err)
	}
	c.nodes[i] = s
	s.Start()
	if !s.ReadyForConnections(20 * time.Second) {
		c.tb.Fatalf("node %d does not start", i)
	}
	c.lead(i, s.Addr(), s.ClusterAddr())
}

// lead tells clients and nodes where node i is; nil: nowhere.
func (c *Cluster) lead(i int, clients net.Addr, nodes *net.TCPAddr) {
	c.doors[i].lead(where(clients))
	for j, from := range c.wires {
		if j != i && len(from) > 0 {
			from[i].lead(where(nodes))
		}
	}
}

func where(a net.Addr) string {
	if a == nil || a == (*net.TCPAddr)(nil) {
		return ""
	}
	return a.String()
}

// Kill ends node i; what it has stored stays.
func (c *Cluster) Kill(i int) {
	if s := c.nodes[i]; s != nil {
		c.lead(i, nil, nil)
		s.Shutdown()
		s.WaitForShutdown()
		c.nodes[i] = nil
	}
}

// Change changes what nodes begin with from now on.
func (c *Cluster) Change(options func(*server.Options)) {
	for _, o := range c.opts {
		options(o)
	}
}

// wait is until some node leads all of them.
func (c *Cluster) wait() {
	c.tb.Helper()
	leads := func(s *server.Server) bool {
		return s.JetStreamIsLeader() && len(s.JetStreamClusterPeers()) == len(c.nodes)
	}
	for deadline := time.Now().Add(60 * time.Second); len(c.nodes) > 1 && !slices.ContainsFunc(c.nodes, leads); {
		if time.Now().After(deadline) {
			c.tb.Fatal("the servers elect no leader")
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// Node is the server that now is node i; nil where it was killed.
func (c *Cluster) Node(i int) *server.Server { return c.nodes[i] }

// Cut cuts the routes between two nodes, or mends them.
func (c *Cluster) Cut(a, b int, cut bool) {
	c.wires[a][b].setCut(cut)
	c.wires[b][a].setCut(cut)
}

// URLs are what clients reach the nodes by, as nats.Connect takes them. They
// stay the same when nodes are started again.
func (c *Cluster) URLs() string {
	var urls []string
	for _, d := range c.doors {
		urls = append(urls, "nats://"+d.addr())
	}
	return strings.Join(urls, ",")
}

package main

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/url"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
)

// cluster is three NATS servers in this process, which keep all in files.
type cluster struct {
	t     *testing.T
	opts  []*server.Options
	nodes []*server.Server
	wires []wire
}

// wire is what one node reaches another by.
type wire struct {
	from, to int
	*forwarder
}

func startCluster(t *testing.T, n int) *cluster {
	t.Helper()
	c := &cluster{t: t, nodes: make([]*server.Server, n)}
	ports := freePorts(t, 2*n)
	for i := range n {
		var routes []*url.URL
		for j := range n {
			if j != i {
				to := newForwarder(t, fmt.Sprintf("127.0.0.1:%d", ports[j]))
				c.wires = append(c.wires, wire{i, j, to})
				routes = append(routes, &url.URL{Scheme: "nats", Host: to.addr()})
			}
		}
		o := &server.Options{ServerName: fmt.Sprint("node-", i), Host: "127.0.0.1", Port: ports[n+i], NoSigs: true,
			JetStream: true, StoreDir: t.TempDir()}
		if n > 1 {
			o.Routes = routes
			o.Cluster = server.ClusterOpts{Name: "test", Host: "127.0.0.1", Port: ports[i], NoAdvertise: true}
		}
		c.opts = append(c.opts, o)
	}
	t.Cleanup(func() {
		for i := range c.nodes {
			c.kill(i)
		}
	})
	for i := range n {
		c.start(i)
	}
	c.ready()
	return c
}

// freePorts are ports that nobody listens on. The nodes of a cluster have to
// know each other's before any of them is there.
func freePorts(t *testing.T, n int) (ports []int) {
	t.Helper()
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		ports = append(ports, l.Addr().(*net.TCPAddr).Port)
	}
	return ports
}

func (c *cluster) start(i int) {
	c.t.Helper()
	s, err := server.NewServer(c.opts[i].Clone())
	if err != nil {
		c.t.Fatal(err)
	}
	s.Start()
	c.nodes[i] = s
}

func (c *cluster) kill(i int) {
	if s := c.nodes[i]; s != nil {
		s.Shutdown()
		s.WaitForShutdown()
		c.nodes[i] = nil
	}
}

// ready waits until the nodes that are up have a leader.
func (c *cluster) ready() {
	c.t.Helper()
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		for _, s := range c.nodes {
			if s != nil && s.ReadyForConnections(time.Second) && (len(c.nodes) == 1 || s.JetStreamIsLeader()) {
				return
			}
		}
	}
	c.t.Fatal("the cluster elects no leader")
}

func (c *cluster) urls() string {
	var urls []string
	for _, o := range c.opts {
		urls = append(urls, fmt.Sprintf("nats://127.0.0.1:%d", o.Port))
	}
	return strings.Join(urls, ",")
}

// worker is a process of tearsheet.
type worker struct {
	*exec.Cmd
	stderr bytes.Buffer
	stdout bytes.Buffer
	done   chan error
}

func startWorker(t *testing.T, program string, args ...string) *worker {
	t.Helper()
	w := &worker{Cmd: exec.Command(program, args...), done: make(chan error, 1)}
	w.Stderr, w.Stdout = &w.stderr, &w.stdout
	if err := w.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { w.done <- w.Wait() }()
	t.Cleanup(func() { w.Process.Kill() })
	return w
}

// end waits for the worker to end by itself, and well.
func (w *worker) end(t *testing.T, within time.Duration) {
	t.Helper()
	select {
	case err := <-w.done:
		if err != nil {
			t.Fatalf("%s: %v\n%s", strings.Join(w.Args[1:], " "), err, &w.stderr)
		}
	case <-time.After(within):
		t.Fatalf("%s: still at work after %v\n%s", strings.Join(w.Args[1:], " "), within, &w.stderr)
	}
}

// sitesOf are plans of many different sites.
func sitesOf(n, stories int) (plans []crawltest.Plan) {
	for i := range n {
		plans = append(plans, crawltest.Plan{Stories: stories, Sitemap: i%2 == 0, Feed: i%3 == 0, Parts: i%5 == 0,
			Private: i%7 == 0, Template: i})
	}
	return plans
}

// alone is what one crawl on one machine makes of the same sites.
func alone(t *testing.T, program string, w *crawltest.World) []string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out.jsonl")
	args := []string{"crawl", "--allow-private", "--delay", "5ms", "--out", out}
	cmd := exec.Command(program, append(args, w.Seeds()...)...)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	defer w.Forget()
	return outcome(t, out)
}

// TestShared: three workers and a collector find what one crawl finds, and treat
// the sites as well.
func TestShared(t *testing.T) {
	const delay = 50 * time.Millisecond
	w, err := crawltest.New(sitesOf(6, 30)...)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	program, c := program(t), startCluster(t, 1)
	want := alone(t, program, w)
	on := []string{"--nats", c.urls(), "--crawl", "shared"}
	with := func(args ...string) []string { return append(slices.Clone(args), on...) }

	if said, err := exec.Command(program, with("collect", "--dir", t.TempDir())...).CombinedOutput(); err == nil ||
		!strings.Contains(string(said), "no such crawl") {
		t.Errorf("collecting what is not there: %v\n%s", err, said)
	}
	begin := append(with("crawl", "--allow-private", "--delay", delay.String()), w.Seeds()...)
	ships := append(slices.Clone(begin), "--dir", t.TempDir(), "--ship")
	workers := []*worker{startWorker(t, program, ships...), startWorker(t, program, begin...)}
	dir := t.TempDir()
	out := filepath.Join(dir, "out.jsonl")
	time.Sleep(500 * time.Millisecond)
	workers = append(workers, startWorker(t, program, with("crawl")...),
		startWorker(t, program, with("collect", "--out", out, "--dir", dir)...))
	if said, err := exec.Command(program, append(with("crawl", "--delay", "7s"), w.Seeds()...)...).CombinedOutput(); err == nil ||
		!strings.Contains(string(said), "other options") {
		t.Errorf("joining with other options: %v\n%s", err, said)
	}
	for _, k := range workers {
		k.end(t, time.Minute)
	}
	want = stories(t, want)
	if got := stories(t, outcome(t, out)); !slices.Equal(got, want) {
		t.Errorf("%d records, want %d; first difference:\n%s", len(got), len(want), difference(got, want))
	}
	for _, f := range w.Judge(delay, 1, 1) {
		t.Error(f)
	}
	if pieces, _ := filepath.Glob(filepath.Join(dir, archive.Folder, "*.warc.gz")); len(pieces) != 1 {
		t.Errorf("archive files %v, want that of one worker", pieces)
	}
	said, err := exec.CommandContext(context.Background(), program, with("status")...).Output()
	if err != nil || !strings.Contains(string(said), "crawl shared: finished") || strings.Count(string(said), "ended") != 3 {
		t.Errorf("%v\n%s", err, said)
	}
	t.Logf("%s", said)
}

package main

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream/natstest"
)

// worker is a process of tearsheet.
type worker struct {
	*exec.Cmd
	stderr bytes.Buffer
	stdout bytes.Buffer
	done   chan error
	ended  chan struct{} // closed when it has
}

func startWorker(t *testing.T, program string, args ...string) *worker {
	t.Helper()
	w := &worker{Cmd: exec.Command(program, args...), done: make(chan error, 1), ended: make(chan struct{})}
	w.Stderr, w.Stdout = &w.stderr, &w.stdout
	if err := w.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { w.done <- w.Wait(); close(w.ended) }()
	t.Cleanup(func() { w.Process.Kill(); <-w.ended })
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

// asked waits until a site was asked for something.
func asked(t *testing.T, w *crawltest.World) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); len(w.Hits()) == 0; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("no site was asked for anything")
		}
	}
}

// begun waits until somebody takes part in a crawl, so that others can join it.
func begun(t *testing.T, c *natstest.Cluster, crawl string) {
	t.Helper()
	nc, err := nats.Connect(c.URLs())
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		f, err := jetstream.Open(t.Context(), nc, crawl, jetstream.Options{})
		if errors.Is(err, jetstream.ErrUnknown) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		workers, err := f.Workers(t.Context())
		if f.Close(); err != nil {
			t.Fatal(err)
		}
		if len(workers) > 0 {
			return
		}
	}
	t.Fatal("nobody has begun the crawl")
}

// TestBeforeBegun: a crawl that is being made has neither ended, nor options that
// who joins it could take over.
func TestBeforeBegun(t *testing.T) {
	nc, err := nats.Connect(natstest.Start(t, 1, nil).URLs())
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	f, err := jetstream.Create(t.Context(), nc, "fresh", jetstream.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := agree(t.Context(), f, &crawlOptions{}); !errors.Is(err, jetstream.ErrUnknown) {
		t.Errorf("joining it: %v", err)
	}
	if done, err := ended(t.Context(), f); done || err != nil {
		t.Errorf("it has ended: %v, %v", done, err)
	}
	if err := f.SetState(t.Context(), jetstream.Stopped); err != nil {
		t.Fatal(err)
	}
	if done, err := ended(t.Context(), f); !done || err != nil {
		t.Errorf("it was stopped, and has ended: %v, %v", done, err)
	}
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
	program, c := program(t), natstest.Start(t, 1, nil)
	want := alone(t, program, w)
	on := []string{"--nats", c.URLs(), "--crawl", "shared"}
	with := func(args ...string) []string { return append(slices.Clone(args), on...) }

	if said, err := exec.Command(program, with("collect", "--dir", t.TempDir())...).CombinedOutput(); err == nil ||
		!strings.Contains(string(said), "no such crawl") {
		t.Errorf("collecting what is not there: %v\n%s", err, said)
	}
	begin := append(with("crawl", "--allow-private", "--delay", delay.String()), w.Seeds()...)
	ships := append(slices.Clone(begin), "--dir", t.TempDir(), "--ship")
	workers := []*worker{startWorker(t, program, ships...)}
	begun(t, c, "shared")
	asked(t, w) // so that the worker that ships has something to ship
	dir := t.TempDir()
	out := filepath.Join(dir, "out.jsonl")
	workers = append(workers, startWorker(t, program, begin...), startWorker(t, program, with("crawl")...),
		startWorker(t, program, with("collect", "--out", out, "--dir", dir)...))
	if said, err := exec.Command(program, append(with("crawl", "--delay", "7s"), w.Seeds()...)...).CombinedOutput(); err == nil ||
		!strings.Contains(string(said), "other options: --delay 50ms, not 7s\n") {
		t.Errorf("joining with other options: %v\n%s", err, said)
	}
	for _, k := range workers {
		k.end(t, 5*time.Minute)
	}
	if got := outcome(t, out); !slices.Equal(got, want) {
		t.Errorf("%d records, want %d; first difference:\n%s", len(got), len(want), difference(got, want))
	}
	for _, f := range w.Judge(delay, 1, 1) {
		t.Error(f)
	}
	if pieces, _ := filepath.Glob(filepath.Join(dir, archive.Folder, "*.warc.gz")); len(pieces) != 1 {
		t.Errorf("archive files %v, want that of one worker", pieces)
	}
	verifyClean(t, dir)
	if said, err := exec.Command(program, "status", "--nats", c.URLs()).Output(); err != nil || string(said) != "shared\n" {
		t.Errorf("the crawls are said to be %q, %v", said, err)
	}
	said, err := exec.CommandContext(context.Background(), program, with("status", "--watch")...).Output()
	if err != nil || !strings.Contains(string(said), "crawl shared: finished") || strings.Count(string(said), "ended") != 3 {
		t.Errorf("%v\n%s", err, said)
	}
	t.Logf("%s", said)
}

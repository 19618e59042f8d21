package main

import (
	"bytes"
	"context"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream/natstest"
)

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
	ended := make(chan struct{})
	go func() { w.done <- w.Wait(); close(ended) }()
	t.Cleanup(func() { w.Process.Kill(); <-ended })
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
	if got := outcome(t, out); !slices.Equal(got, want) {
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

//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream/natstest"
)

// faults are what befalls the crawl of TestFaults, one after the other.
type faults struct {
	*natstest.Cluster
	r       *rand.Rand
	streams []string
	silence time.Duration
	start   func() *worker
	workers []*worker
	killed  int // workers that were killed, or lost their hosts
}

// whole waits until every node has all of the crawl, so that one can be spared.
func (f *faults) whole() {
	deadline := time.Now().Add(20 * time.Second)
	for _, stream := range f.streams {
		behind := func(i int) bool { return !f.Node(i).JetStreamIsStreamCurrent("$G", stream) }
		for slices.ContainsFunc([]int{0, 1, 2}, behind) && time.Now().Before(deadline) {
			time.Sleep(50 * time.Millisecond)
		}
	}
}

// node kills a node and starts it again after a while.
func (f *faults) node(i int) {
	f.whole()
	f.Kill(i)
	time.Sleep(2 * time.Second)
	f.Start(i)
}

func (f *faults) leader() int {
	return max(0, slices.IndexFunc([]int{0, 1, 2}, func(i int) bool { return f.Node(i).JetStreamIsStreamLeader("$G", f.streams[0]) }))
}

// worker kills one of the workers, and another takes its place.
func (f *faults) worker() {
	i := f.r.IntN(len(f.workers))
	f.workers[i].Process.Kill()
	f.killed++
	f.workers[i] = f.start()
}

// pause stops a worker for longer than its hosts are its own.
func (f *faults) pause() {
	p := f.workers[f.r.IntN(len(f.workers))].Process
	p.Signal(syscall.SIGSTOP)
	f.killed++
	time.Sleep(f.silence * 3 / 2)
	p.Signal(syscall.SIGCONT)
}

// partition cuts the routes between two nodes for a while.
func (f *faults) partition() {
	a := f.r.IntN(3)
	b := (a + 1) % 3
	f.Cut(a, b, true)
	time.Sleep(3 * time.Second)
	f.Cut(a, b, false)
}

// TestFaults: three workers on three nodes crawl forty hosts, spread over four
// streams, while workers and nodes die, a worker sleeps for too long and a route is
// cut. The collector is killed, too. Every article is there once in the end; no host
// has seen two requests at a time or too close to each other; and only what was in
// flight at a kill was fetched again.
func TestFaults(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute, or some on a busy machine")
	}
	const hosts, delay, silence = 40, 150 * time.Millisecond, 3 * time.Second
	w, err := crawltest.New(sitesOf(hosts, 25)...)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	program := program(t)
	want := alone(t, program, w)
	w.Sites[0].Delay = 700 * time.Millisecond // so that the crawl lasts longer than the faults, however fast the machine is

	c := natstest.Start(t, 3, nil)
	on := []string{"--nats", c.URLs(), "--crawl", "faults"}
	crawl := slices.Concat([]string{"crawl"}, on, []string{"--allow-private", "--delay", delay.String(), "--silence", silence.String(), "--streams", "4"}, w.Seeds())
	f := &faults{Cluster: c, r: rand.New(rand.NewPCG(3, 4)), streams: []string{"TEARSHEET-faults", "TEARSHEET-faults@1", "TEARSHEET-faults@2", "TEARSHEET-faults@3"}, silence: silence,
		start: func() *worker { return startWorker(t, program, crawl...) }}
	for range 3 {
		f.workers = append(f.workers, f.start())
		time.Sleep(300 * time.Millisecond)
	}
	begun(t, c, "faults")
	time.Sleep(time.Second)
	out := filepath.Join(t.TempDir(), "out.jsonl")
	collect := slices.Concat([]string{"collect"}, on, []string{"--out", out})
	collector := startWorker(t, program, collect...)

	story := []func(){
		f.worker, func() { f.node(f.leader()) }, f.pause, func() { f.node(f.r.IntN(3)) }, f.partition,
		func() { collector.Process.Kill(); collector = startWorker(t, program, collect...) },
		f.worker, func() { f.node(f.r.IntN(3)) },
	}
	befell := 0
	for _, fault := range story {
		time.Sleep(time.Second)
		if slices.ContainsFunc(f.workers, func(k *worker) bool { return len(k.done) > 0 }) {
			break // the crawl is over
		}
		fault()
		befell++
	}
	for _, k := range f.workers {
		k.end(t, 10*time.Minute)
	}
	collector.end(t, 5*time.Minute)
	t.Logf("%d faults befell the crawl", befell)
	if befell < 5 {
		t.Error("the crawl was over before most faults befell it")
	}

	if got := outcome(t, out); !slices.Equal(got, want) {
		t.Errorf("%d records, want %d; first difference:\n%s", len(got), len(want), difference(got, want))
	}
	for _, fault := range w.Judge(delay, 1, 1+f.killed) {
		t.Error(fault)
	}
	repeated := map[string]int{}
	seen := map[string]bool{}
	for _, h := range w.Hits() {
		if at := fmt.Sprint(h.Host, h.Path); seen[at] {
			repeated[h.Host]++
		} else {
			seen[at] = true
		}
	}
	total := 0
	for host, n := range repeated {
		total += n
		if n > f.killed {
			t.Errorf("%s: %d requests again, though only %d visits can have been cut off", host, n, f.killed)
		}
	}
	t.Logf("%d requests, %d of them again after %d kills and pauses", len(w.Hits()), total, f.killed)
}

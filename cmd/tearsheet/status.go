package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream"
)

type statusOptions struct {
	nats                                natsOptions
	hosts, pause, resume, stop, discard bool
	watch                               bool
	metrics                             string
}

func (o *statusOptions) manual() manual {
	return manual{
		head: `Show and steer a crawl of many machines.

Usage: tearsheet status --nats URLS [--crawl NAME] [OPTIONS]

Shows what was found and fetched, how fast it goes, who takes part, and which
hosts fail; without --crawl, which crawls there are.
`,
		options: []group{
			{"", []option{
				{name: "hosts", to: &o.hosts, help: "show all hosts"},
				{name: "watch", to: &o.watch, help: "show it again every two seconds until the crawl ends"},
				{name: "metrics", arg: "ADDR", to: &o.metrics, help: `serve the counters of all workers together for Prometheus at
					http://ADDR/metrics, until interrupted`},
				{name: "pause", to: &o.pause, help: "let no worker begin another page"},
				{name: "resume", to: &o.resume, help: "let them go on; workers that were stopped have to be started"},
				{name: "stop", to: &o.stop, help: "let all workers end"},
				{name: "delete", to: &o.discard, help: "forget the crawl with all its records"},
			}},
			o.nats.group(),
		},
		tail: `Example:
  tearsheet status --nats nats://a:4222,nats://b:4222 --crawl news
`,
	}
}

func parseStatus(args []string) (*statusOptions, error) {
	o := &statusOptions{nats: natsOptions{anyCrawl: true}}
	if err := o.nats.parse(o.manual(), args); err != nil {
		return nil, err
	}
	if o.nats.crawl == "" && *o != (statusOptions{nats: o.nats}) {
		return nil, errors.New("--crawl is missing: give the crawl's name; without other options, all are listed")
	}
	orders := 0
	for _, given := range []bool{o.pause, o.resume, o.stop, o.discard} {
		if given {
			orders++
		}
	}
	if orders > 1 {
		return nil, errors.New("give one of --pause, --resume, --stop and --delete")
	}
	return o, nil
}

// runStatus is tearsheet status.
func runStatus(ctx context.Context, args []string, _ io.Reader, stdout, stderr io.Writer) int {
	say := ui{stderr}
	o, err := parseStatus(args)
	if err != nil {
		return say.refuse("status", new(statusOptions).manual(), stdout, err)
	}
	if o.nats.crawl == "" {
		return o.nats.reach(say, "status", func(nc *nats.Conn) error { return listCrawls(ctx, nc, stdout) })
	}
	return o.nats.visit(ctx, say, "status", func(ctx context.Context, f *jetstream.Frontier) error {
		return o.run(ctx, f, stdout)
	})
}

func (o *statusOptions) run(ctx context.Context, f *jetstream.Frontier, w io.Writer) error {
	switch {
	case o.pause:
		return f.SetState(ctx, jetstream.Paused)
	case o.resume:
		return f.SetState(ctx, jetstream.Running)
	case o.stop:
		return f.SetState(ctx, jetstream.Stopped)
	case o.discard:
		return f.Delete(ctx)
	case o.metrics != "":
		return serveShared(ctx, f, o.metrics)
	}
	for {
		ended, err := o.show(ctx, f, w)
		if err != nil || ended || !o.watch {
			return err
		}
		tell(w, "\n")
		if !sleep(ctx, watchEvery) {
			return nil
		}
	}
}

// watchEvery is between two views of a crawl that is watched; each takes a second.
const watchEvery = time.Second

// sleep waits, and reports false where ctx ends before.
func sleep(ctx context.Context, d time.Duration) bool {
	select {
	case <-time.After(d):
		return true
	case <-ctx.Done():
		return false
	}
}

func listCrawls(ctx context.Context, nc *nats.Conn, w io.Writer) error {
	crawls, err := jetstream.List(ctx, nc)
	if err != nil {
		return err
	}
	for _, name := range crawls {
		tell(w, "%s\n", name)
	}
	return nil
}

// sharedGauge is what all workers of a crawl have done together.
type sharedGauge struct{ *jetstream.Frontier }

func (g sharedGauge) Stats(ctx context.Context) (crawl.Stats, error) {
	s, err := g.Frontier.Stats(ctx)
	return crawl.StatsOf(s), err
}

func serveShared(ctx context.Context, f *jetstream.Frontier, addr string) error {
	_, end, err := serveMetrics(addr, sharedGauge{f})
	if err != nil {
		return fmt.Errorf("--metrics %s: %w", addr, err)
	}
	defer end()
	<-ctx.Done()
	return nil
}

// show takes the crawl's measure over a second, and reports whether it has ended.
func (o *statusOptions) show(ctx context.Context, f *jetstream.Frontier, w io.Writer) (ended bool, err error) {
	before, err := f.Stats(ctx)
	if err != nil {
		return false, err
	}
	since := time.Now()
	if !sleep(ctx, time.Second) {
		return false, ctx.Err()
	}
	after, err := f.Stats(ctx)
	if err != nil {
		return false, err
	}
	state, err := f.State(ctx)
	if err != nil {
		return false, err
	}
	finished, err := f.Finished(ctx)
	if err != nil {
		return false, err
	}
	word := string(state)
	if finished {
		word = "finished"
	}
	s, was := crawl.StatsOf(after), crawl.StatsOf(before)
	sec := time.Since(since).Seconds()
	tell(w, "crawl %s: %s, %.1f pages/s, %.1f articles/s\n\n", o.nats.crawl, word,
		float64(s.Pages-was.Pages)/sec, float64(s.Articles-was.Articles)/sec)
	workers, err := f.Workers(ctx)
	if err != nil {
		return false, err
	}
	summary(w, s, crawl.Stats{}, took(workers))
	showWorkers(f, workers, w)
	return finished || state == jetstream.Stopped, o.showHosts(ctx, f, s, w)
}

// took is from when the first worker began until one was last heard of.
func took(workers []jetstream.Worker) time.Duration {
	var first, last time.Time
	for _, k := range workers {
		if first.IsZero() || k.Began.Before(first) {
			first = k.Began
		}
		if k.Told.After(last) {
			last = k.Told
		}
	}
	return last.Sub(first)
}

func showWorkers(f *jetstream.Frontier, workers []jetstream.Worker, w io.Writer) {
	tell(w, "\n%-28s %10s %8s %6s  %s\n", "worker", "visits", "visiting", "hosts", "last heard of")
	for _, k := range workers {
		heard := time.Since(k.Told).Round(time.Second).String() + " ago"
		switch {
		case k.Left:
			heard = "ended"
		case time.Since(k.Told) > f.Silence():
			heard += ", lost"
		}
		tell(w, "%-28s %10d %8d %6d  %s\n", k.Name, k.Visits, k.Leased, k.Hosts, heard)
	}
}

// showHosts shows all hosts, or those that fail most.
func (o *statusOptions) showHosts(ctx context.Context, f *jetstream.Frontier, s crawl.Stats, w io.Writer) error {
	hosts, err := f.Hosts(ctx)
	if err != nil {
		return err
	}
	tell(w, "\n%d hosts visited, %d with pages to go", len(hosts), s.Hosts)
	if held := heldUp(s, time.Now()); len(held) > 0 {
		tell(w, "; %s", strings.Join(held, ", "))
	}
	tell(w, "\n")
	if !o.hosts {
		hosts = slices.DeleteFunc(hosts, func(h jetstream.HostState) bool { return h.Fails == 0 })
		slices.SortStableFunc(hosts, func(a, b jetstream.HostState) int { return b.Fails - a.Fails })
		hosts = hosts[:min(len(hosts), 10)]
	}
	for _, h := range hosts {
		next := ""
		if wait := time.Until(h.Next); wait > 0 {
			next = fmt.Sprintf("  %s for %s", h.Why, wait.Round(time.Second/10))
		}
		tell(w, "  %-40s %8d pages  %d failures%s\n", h.Name, h.Tally["pages"], h.Fails, next)
	}
	return nil
}

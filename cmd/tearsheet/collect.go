package main

import (
	"context"
	"errors"
	"io"
	"slices"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream"
)

type collectOptions struct {
	nats     natsOptions
	dir, out string
	now      bool
}

func (o *collectOptions) manual() manual {
	return manual{
		head: `Fetch the records of a crawl of many machines.

Usage: tearsheet collect --nats URLS --crawl NAME [--dir DIR] [--out FILE]

Each revision of each article is written once, however often collect is killed
and begun again; several collectors each get all of them. It ends with the
crawl, or when the crawl is stopped.
`,
		options: []group{
			{"Where to, at least one of", []option{
				{name: "dir", arg: "DIR", to: &o.dir, help: `a directory as tearsheet crawl --dir writes it, to search, show and
					export, with the archive files that workers --ship`},
				{name: "out", arg: "FILE", to: &o.out, help: "a file of records, one on each line"},
			}},
			{"", []option{{name: "now", to: &o.now, help: "fetch what is there and end"}}},
			o.nats.group(),
		},
		tail: `The exit status is 0 when all is fetched, 1 when it failed or was interrupted,
2 when the command line was wrong.

Example:
  tearsheet collect --nats nats://a:4222,nats://b:4222 --crawl news --dir news
`,
	}
}

func parseCollect(args []string) (*collectOptions, error) {
	o := &collectOptions{}
	if err := o.nats.parse(o.manual(), args); err != nil {
		return nil, err
	}
	if o.dir == "" && o.out == "" {
		return nil, errors.New("give --dir DIR or --out FILE")
	}
	return o, nil
}

// runCollect is tearsheet collect.
func runCollect(ctx context.Context, args []string, _ io.Reader, stdout, stderr io.Writer) int {
	say := ui{stderr}
	o, err := parseCollect(args)
	if err != nil {
		return say.refuse("collect", new(collectOptions).manual(), stdout, err)
	}
	return o.nats.visit(ctx, say, "collect", o.collect)
}

// collect collects until the crawl has ended.
func (o *collectOptions) collect(ctx context.Context, f *jetstream.Frontier) (err error) {
	c, err := archive.OpenCollector(ctx, f, o.dir, o.out)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	for {
		done, err := ended(ctx, f) // before the records, so that the last are among them
		if err != nil {
			return err
		}
		if o.dir != "" {
			if err := fetchPieces(ctx, f, o.dir); err != nil {
				return err
			}
		}
		if err := c.Collect(ctx); err != nil {
			return err
		}
		if done || o.now {
			return nil
		}
		select {
		case <-time.After(collectEvery):
		case <-ctx.Done():
			return errors.New("interrupted; the same command goes on")
		}
	}
}

// collectEvery is between two looks for new records.
const collectEvery = 500 * time.Millisecond

// ended reports whether no more records will come. A crawl in which nobody has
// taken part has not begun: that it has nothing to visit means nothing, unless it
// was stopped.
func ended(ctx context.Context, f *jetstream.Frontier) (bool, error) {
	state, err := f.State(ctx)
	if err != nil {
		return false, err
	}
	if state != jetstream.Stopped {
		if done, err := f.Finished(ctx); err != nil || !done {
			return false, err
		}
	}
	workers, err := f.Workers(ctx)
	if err != nil {
		return false, err
	}
	begun := len(workers) > 0 || state == jetstream.Stopped
	// A worker that has no more to visit may still ship what it has archived.
	return begun && !slices.ContainsFunc(workers, func(w jetstream.Worker) bool { return w.AtWork(f.Silence()) }), nil
}

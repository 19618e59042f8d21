package main

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/nats-io/nats.go"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream"
)

// shared is a part in a crawl of many machines. Its records stay where it is, for
// tearsheet collect; --dir gets the bytes of the pages that are fetched here.
type shared struct {
	opts     *crawlOptions
	conn     *nats.Conn
	frontier *jetstream.Frontier
	recorder *archive.Recorder // nil: no bytes are kept
	crawler  *crawl.Crawler
}

// openShared joins the crawl, or begins it.
func openShared(ctx context.Context, o *crawlOptions) (_ *shared, err error) {
	s := &shared{opts: o}
	defer func() {
		if err != nil {
			err = s.explain(err)
			s.Close()
		}
	}()
	if s.conn, err = o.nats.connect("tearsheet crawl"); err != nil {
		return nil, err
	}
	open := jetstream.Create
	if len(o.seeds) == 0 {
		open = jetstream.Open
	}
	pacing := o.crawl.Pacing()
	if s.frontier, err = open(ctx, s.conn, o.nats.crawl, jetstream.Options{Options: pacing, Silence: o.silence, Streams: o.streams}); err != nil {
		return nil, err
	}
	if err = agree(ctx, s.frontier, o); err != nil {
		return nil, fmt.Errorf("crawl %q: %w", o.nats.crawl, err)
	}
	pacing = o.crawl.Pacing() // as they agreed
	s.frontier.Pace(pacing.Delay, pacing.Conns)
	opts := o.crawl
	opts.Frontier = s.frontier
	if o.dir != "" && !o.noArchive {
		if s.recorder, _, err = archive.OpenRecorder(o.dir); err != nil {
			return nil, err
		}
		opts.Archive = s.recorder
	}
	s.crawler, err = crawl.New(&opts)
	return s, err
}

// explain tells of a cluster that has turned us out why it did.
func (s *shared) explain(err error) error {
	if s.conn == nil {
		return err
	}
	return s.opts.nats.explain(s.conn, err)
}

// Stats is that of the whole crawl.
func (s *shared) Stats(ctx context.Context) (crawl.Stats, error) { return s.crawler.Stats(ctx) }

// Run visits pages until the crawl has ended. Finished files of bytes are shipped
// meanwhile, where they shall be, and the last ones at the end, also when ctx has
// ended.
func (s *shared) Run(ctx context.Context) iter.Seq2[*crawl.Article, error] {
	return func(yield func(*crawl.Article, error) bool) {
		while, end := context.WithCancel(ctx)
		defer end()
		shipped := make(chan error, 1)
		go func() { shipped <- s.shipWhile(while) }()
		open := true
		for a, err := range s.crawler.Run(ctx, s.opts.seeds) {
			if open = yield(a, s.explain(err)); !open {
				break
			}
		}
		end()
		err := <-shipped
		if s.recorder != nil {
			err = errors.Join(err, s.recorder.Close())
		}
		if err == nil && s.opts.ship {
			err = ship(context.WithoutCancel(ctx), s.frontier, s.opts.dir, map[string]bool{})
		}
		if err != nil && open {
			yield(nil, s.explain(err))
		}
	}
}

// shipWhile ships what is to be shipped until ctx ends.
func (s *shared) shipWhile(ctx context.Context) error {
	if !s.opts.ship {
		return nil
	}
	return shipWhile(ctx, s.frontier, s.opts.dir)
}

// Close leaves the crawl.
func (s *shared) Close() error {
	var errs []error
	if s.crawler != nil {
		errs = append(errs, s.crawler.Close())
	}
	if s.recorder != nil {
		errs = append(errs, s.recorder.Close())
	}
	if s.frontier != nil {
		errs = append(errs, s.frontier.Close())
	}
	if s.conn != nil {
		s.conn.Close()
	}
	return errors.Join(errs...)
}

package archive

import (
	"context"
	"errors"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/sink"
)

// What may be wrong with a file of records, wrapped with its path. ErrWriting is
// one that another process writes to.
var (
	ErrOtherFile = sink.ErrOther  // it holds something else than the records of this crawl
	ErrNoFile    = sink.ErrNoFile // it is a pipe, a device or the like
)

// Collector brings the records of a frontier into files that last, each once. It is
// for frontiers that crawl elsewhere; a Crawler does the same for its own. One
// goroutine at a time may use it.
type Collector struct {
	frontier frontier.Frontier
	sinks    []sink.Sink
	broken   bool // a sink has failed, and is not to be written to
}

// OpenCollector opens the library in the directory dir and the file of records at
// out, which are made where they are missing, for the records of f; an empty name
// is for none.
func OpenCollector(ctx context.Context, f frontier.Frontier, dir, out string) (_ *Collector, err error) {
	c := &Collector{frontier: f}
	defer func() {
		if err != nil {
			c.Close()
		}
	}()
	if out != "" {
		file, err := sink.OpenFile(ctx, out, f)
		if err != nil {
			return nil, err
		}
		c.sinks = append(c.sinks, file)
	}
	if dir != "" {
		l, err := OpenLibrary(ctx, dir, f)
		if err != nil {
			return nil, err
		}
		c.sinks = append(c.sinks, l)
	}
	return c, nil
}

// Collect adds the records that are not there yet. After an error, the Collector
// must be closed, and one that is opened anew goes on.
func (c *Collector) Collect(ctx context.Context) error {
	if c.broken {
		return nil
	}
	for _, to := range c.sinks {
		if err := sink.Drain(ctx, c.frontier, to); err != nil {
			c.broken = true
			return err
		}
	}
	return nil
}

// Close makes sure that what was collected stays.
func (c *Collector) Close() error {
	var errs []error
	for _, to := range c.sinks {
		errs = append(errs, to.Close())
	}
	return errors.Join(errs...)
}

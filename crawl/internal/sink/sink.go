// Package sink carries finished records out of a frontier, each once.
//
// A [Sink] knows by itself how many records it holds: they are those numbered 1
// to n, because records are numbered without gaps and only ever added in order.
// [Drain] adds the others. So there is no second place that says what was
// written, and nothing to disagree with after a crash.
package sink

import (
	"context"
	"fmt"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// Sink takes records in the order of their numbers. Its methods are called by
// one goroutine at a time. Package sinktest has the suite that every Sink
// passes.
type Sink interface {
	// Last is the number of the last record the sink holds; 0 for none.
	Last() int64

	// Write adds the record numbered Last()+1. When it fails, the sink holds as
	// much of it as a crash would have left, and must be opened again.
	Write(frontier.Stored) error

	// Close makes sure that what was written stays.
	Close() error
}

// Drain writes to s all records of f that it does not hold.
func Drain(ctx context.Context, f frontier.Frontier, s Sink) error {
	for r, err := range f.Records(ctx, s.Last()) {
		if err != nil {
			return err
		}
		if want := s.Last() + 1; r.Seq != want {
			return fmt.Errorf("sink: record %d came where %d was due", r.Seq, want)
		}
		if err := s.Write(r); err != nil {
			return err
		}
	}
	return nil
}

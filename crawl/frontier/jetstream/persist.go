package jetstream

import (
	"context"
	"fmt"
	"time"
)

const (
	patience = 2 * time.Second // for one answer; then the question is asked again
	retryGap = 20 * time.Millisecond
	giveUp   = 2 * time.Minute  // a cluster that is away for longer ends the crawl
	refused  = 10 * time.Second // so does one that takes batches only in part for so long
)

// persist calls f until it gives no error that may pass by itself. The crawl
// outlives a leader that is lost: electing the next one takes seconds. Each try
// has more time than the one before, so that a server that is slow gets fewer
// questions and not more.
func persist(ctx context.Context, f func(ctx context.Context) error) error {
	since := time.Now()
	whole := since // when f last failed, if at all, by something other than a part that was refused
	wait := patience
	for gap := retryGap / 4; ; gap = min(2*gap, time.Second) {
		try, cancel := context.WithTimeout(ctx, wait)
		err := f(try)
		if try.Err() != nil {
			wait = min(2*wait, giveUp/8)
		}
		cancel()
		if !inPart(err) {
			whole = time.Now()
		}
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err == nil || !passing(err):
			return err
		case time.Since(whole) > refused:
			return fmt.Errorf("%w for %v (%w)", ErrRefused, refused, err)
		case time.Since(since) > giveUp:
			return fmt.Errorf("%w for %v (%w)", ErrAway, giveUp, err)
		}
		time.Sleep(gap)
	}
}

package jetstream

import (
	"context"
	"iter"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// readUpTo is how far Records has read: the record n has the version seq.
type readUpTo struct {
	n   int64
	seq uint64
}

// recordsAtOnce are read together.
const recordsAtOnce = 64

// Records numbers the records by their order in the stream. No worker gives them
// numbers, so none has to wait for another; and they are never removed, so each
// reader counts alike.
func (f *Frontier) Records(ctx context.Context, after int64) iter.Seq2[frontier.Stored, error] {
	return func(yield func(frontier.Stored, error) bool) {
		sum, err := f.sum(ctx)
		if err != nil {
			yield(frontier.Stored{}, err)
			return
		}
		at := f.placeBefore(after)
		for since := time.Now(); ; {
			rows, err := f.table.scan(ctx, f.names.row(kindRecord, "*", "*"), at.seq+1, recordsAtOnce)
			if err != nil {
				yield(frontier.Stored{}, err)
				return
			}
			if len(rows) == 0 {
				if at.n >= sum.Records || time.Since(since) > patience {
					return
				}
				time.Sleep(retryGap) // the replica that answered is behind
				continue
			}
			since = time.Now()
			for _, r := range rows {
				if at = (readUpTo{at.n + 1, r.seq}); at.n <= after {
					continue
				}
				s, err := readRecord(r.data)
				s.Seq = at.n
				if !yield(s, err) || err != nil {
					return
				}
				f.remember(at)
			}
		}
	}
}

// placeBefore is where to begin to read what comes after a number: where the
// reader was before, if that is not too far, or at the first record.
func (f *Frontier) placeBefore(after int64) readUpTo {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.read.n <= after {
		return f.read
	}
	return readUpTo{}
}

func (f *Frontier) remember(p readUpTo) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.read = p
}

package jetstream

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"sync"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// records reads the records of all shards in one order that all readers share.
//
// In a shard, that is the order of the stream. Among shards, it is what a log in
// the first one says: whoever comes to its end and finds more records writes down
// how far each shard is read next, and the others follow.
type records struct {
	shards shards

	mu   sync.Mutex
	read position // where this reader has been
}

// position is a place between two records.
type position struct {
	n     int64    // of the record before
	entry int64    // of the log that was read last
	upTo  []uint64 // versions, by shard
}

// step is a part of an entry of the log: next come the records of a shard up to a
// version.
type step struct {
	Shard int    `json:"s"`
	Count int64  `json:"n"`
	UpTo  uint64 `json:"to"`

	rows []row // them, where they are at hand
}

// recordsAtOnce are read together.
const recordsAtOnce = 64

func (r *records) after(ctx context.Context, after int64) iter.Seq2[frontier.Stored, error] {
	return func(yield func(frontier.Stored, error) bool) {
		at := r.before(after)
		for {
			steps, err := r.next(ctx, at)
			if err != nil {
				yield(frontier.Stored{}, err)
				return
			}
			if len(steps) == 0 {
				return
			}
			for _, s := range steps {
				goesOn, err := r.pass(ctx, &at, s, after, yield)
				if err != nil {
					yield(frontier.Stored{}, err)
				}
				if !goesOn {
					return
				}
			}
			at.entry++
			r.remember(at)
		}
	}
}

// pass passes on the records of a step that come after a number.
func (r *records) pass(ctx context.Context, at *position, s step, after int64, yield func(frontier.Stored, error) bool) (goesOn bool, err error) {
	if at.n+s.Count <= after {
		at.n, at.upTo[s.Shard] = at.n+s.Count, s.UpTo
		return true, nil
	}
	for at.upTo[s.Shard] < s.UpTo {
		rows := s.rows
		if s.rows = nil; rows == nil {
			if rows, err = r.scan(ctx, s.Shard, at.upTo[s.Shard]); err != nil {
				return false, err
			}
		}
		for _, row := range rows {
			if row.seq > s.UpTo {
				break
			}
			if at.n, at.upTo[s.Shard] = at.n+1, row.seq; at.n <= after {
				continue
			}
			stored, err := readRecord(row.data)
			stored.Seq = at.n
			if err != nil || !yield(stored, nil) {
				return false, err
			}
		}
	}
	return true, nil
}

// scan reads the next records of a shard.
func (r *records) scan(ctx context.Context, shard int, after uint64) ([]row, error) {
	s := r.shards[shard]
	return s.table.scan(ctx, s.names.row(kindRecord, "*", "*"), after+1, recordsAtOnce)
}

// next are the steps from a position on; none where all records have been read.
func (r *records) next(ctx context.Context, at position) ([]step, error) {
	home := r.shards.home()
	for since := time.Now(); ; time.Sleep(retryGap) {
		entry, err := home.table.one(ctx, home.commits.wrote(), home.names.order(at.entry+1))
		if err != nil {
			return nil, err
		}
		if entry.data != nil {
			var steps []step
			err := json.Unmarshal(entry.data, &steps)
			return steps, r.check(steps, err)
		}
		steps, err := r.ahead(ctx, at)
		if err != nil {
			return nil, err
		}
		if len(steps) > 0 {
			err := r.write(ctx, at.entry+1, steps)
			if err == nil || !errors.As(err, new(conflict)) {
				return steps, err
			}
			continue
		}
		all, err := sum(ctx, r.shards)
		if err != nil || at.n >= all.Records || time.Since(since) > patience {
			return nil, err
		}
	}
}

func (r *records) check(steps []step, err error) error {
	for _, s := range steps {
		if s.Shard < 0 || s.Shard >= len(r.shards) {
			err = errors.Join(err, fmt.Errorf("shard %d of %d", s.Shard, len(r.shards)))
		}
	}
	if err != nil {
		return fmt.Errorf("reading the order of records: %w", err)
	}
	return nil
}

// ahead are steps over records that no entry of the log speaks of.
func (r *records) ahead(ctx context.Context, at position) (steps []step, err error) {
	for i := range r.shards {
		rows, err := r.scan(ctx, i, at.upTo[i])
		if err != nil {
			return nil, err
		}
		if len(rows) > 0 {
			steps = append(steps, step{i, int64(len(rows)), rows[len(rows)-1].seq, rows})
		}
	}
	return steps, nil
}

// write adds an entry to the log, unless another reader has.
func (r *records) write(ctx context.Context, entry int64, steps []step) error {
	home := r.shards.home()
	_, err := home.commits.commit(ctx, []write{{subject: home.names.order(entry), data: marshal(steps)}}, counts{})
	return err
}

// before is where to begin to read what comes after a number: where the reader
// was before, if that is not too far, or at the first record.
func (r *records) before(after int64) position {
	r.mu.Lock()
	defer r.mu.Unlock()
	at := r.read
	if at.n > after {
		at = position{}
	}
	at.upTo = append(make([]uint64, 0, len(r.shards)), at.upTo...)
	return position{at.n, at.entry, at.upTo[:len(r.shards)]}
}

func (r *records) remember(at position) {
	r.mu.Lock()
	defer r.mu.Unlock()
	at.upTo = append([]uint64(nil), at.upTo...)
	r.read = at
}

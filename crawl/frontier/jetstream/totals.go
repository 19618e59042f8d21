package jetstream

import (
	"context"
	"encoding/json"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/unixtime"
)

// totals follow the rows that have counters, from the first time that anybody
// wants to know, and keep their sum.
type totals struct {
	mu       sync.Mutex
	rows     map[string]hostRow // by subject; nil until they are followed
	all      counts             // their sum
	seen     uint64             // the last version that came
	expected uint64             // the last version that this worker wrote
	behind   bool               // what was there at the start has not all come yet
	consume  jetstream.ConsumeContext
}

func (t *totals) close() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.consume != nil {
		t.consume.Stop()
	}
}

// expect makes the next sum wait for a version.
func (t *totals) expect(seq uint64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.expected = max(t.expected, seq)
}

// follow begins to follow the rows.
func (f *Frontier) follow(ctx context.Context) error {
	t := &f.totals
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.rows != nil {
		return nil
	}
	return explain(persist(ctx, func(ctx context.Context) error {
		c, err := f.table.js.OrderedConsumer(ctx, f.table.stream, jetstream.OrderedConsumerConfig{
			FilterSubjects: []string{f.names.row(kindHost, "*"), f.names.row(kindOffer, "*")},
			DeliverPolicy:  jetstream.DeliverLastPerSubjectPolicy,
		})
		if err != nil {
			return err
		}
		t.rows, t.all, t.behind = map[string]hostRow{}, counts{}, c.CachedInfo().NumPending > 0
		t.consume, err = c.Consume(func(m jetstream.Msg) { t.take(f.table, m) })
		return err
	}))
}

func (t *totals) take(table *table, m jetstream.Msg) {
	meta, err := m.Metadata()
	if err != nil {
		return
	}
	data := m.Data()
	if m.Headers().Get(headerCoding) != "" {
		if data, err = table.unpack.DecodeAll(data, nil); err != nil {
			return
		}
	}
	var r hostRow
	if json.Unmarshal(data, &r) != nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.all = t.all.minus(t.rows[m.Subject()].counts).plus(r.counts)
	t.rows[m.Subject()] = r
	t.seen = max(t.seen, meta.Sequence.Stream)
	t.behind = t.behind && meta.NumPending > 0
}

func (c counts) minus(d counts) counts {
	less := counts{-d.Seen, -d.Pending, -d.Records, map[string]int64{}}
	for name, n := range d.Tally {
		less.Tally[name] = -n
	}
	return c.plus(less)
}

// sum is the sum of all counters, with what this worker has written.
func (f *Frontier) sum(ctx context.Context) (counts, error) {
	if err := f.follow(ctx); err != nil {
		return counts{}, err
	}
	t := &f.totals
	for since := time.Now(); ; time.Sleep(time.Millisecond) {
		t.mu.Lock()
		all, ready := t.all, !t.behind && t.seen >= t.expected
		t.mu.Unlock()
		if ready || time.Since(since) > patience || ctx.Err() != nil {
			return all.plus(counts{}), ctx.Err()
		}
	}
}

func (f *Frontier) Stats(ctx context.Context) (frontier.Stats, error) {
	all, err := f.sum(ctx)
	if err != nil {
		return frontier.Stats{}, err
	}
	hosts, err := f.tokens.count(ctx)
	if err != nil {
		return frontier.Stats{}, err
	}
	s := frontier.Stats{Pending: all.Pending, Seen: all.Seen, Records: all.Records, Tally: all.Tally,
		Hosts: int(hosts), Waiting: f.totals.waiting(time.Now())}
	f.mu.Lock()
	defer f.mu.Unlock()
	s.Leased = len(f.leases)
	return s, nil
}

// waiting counts the hosts whose clock has not come. Those that have no links
// left are among them for as long as that.
func (t *totals) waiting(now time.Time) map[string]frontier.Wait {
	t.mu.Lock()
	defer t.mu.Unlock()
	m := map[string]frontier.Wait{}
	for _, r := range t.rows {
		if next := unixtime.Time(r.Next); next.After(now) {
			m[r.Why] = m[r.Why].Add(next)
		}
	}
	return m
}

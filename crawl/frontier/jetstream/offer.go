package jetstream

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nuid"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/unixtime"
)

// lanes are how many commits of links offered outside of visits are under way at
// a time: while the server writes one, the next is read for and put together.
const lanes = 2

// lane makes one of these commits after the other. Its counters have a row of
// their own, which is the last write of each.
type lane struct {
	mu      sync.Mutex
	subject string
	seq     uint64
	counts  counts
}

func (l *lane) open(n names) { l.subject = n.row(kindOffer, nuid.Next()) }

func (f *Frontier) Offer(ctx context.Context, links []frontier.Link) (fresh int, err error) {
	var parts [][]frontier.Link
	for rest := f.known.news(links); len(rest) > 0; {
		n := f.names.fit(rest)
		parts, rest = append(parts, rest[:n]), rest[n:]
	}
	var next, found atomic.Int64
	errs := make([]error, min(lanes, len(parts)))
	var wg sync.WaitGroup
	for i := range errs {
		wg.Go(func() {
			f.lanes[i].mu.Lock()
			defer f.lanes[i].mu.Unlock()
			for at := next.Add(1) - 1; at < int64(len(parts)) && errs[i] == nil; at = next.Add(1) - 1 {
				part, n := parts[at], 0
				n, errs[i] = f.change(ctx, &f.lanes[i], subjectsOf(f.names, part), func(d *draft) error { return d.offer(part) })
				found.Add(int64(n))
			}
		})
	}
	wg.Wait()
	return int(found.Load()), errors.Join(errs...)
}

// fit is how many of the links can be offered in one commit, with rows of their
// own and of the queues they stand in.
func (n names) fit(links []frontier.Link) int {
	rows := 1 // the counters
	room := map[string]int{}
	for i, l := range links {
		band := l.Host + " " + bandOf(rowOf(l))
		if rows++; room[band] == 0 {
			rows, room[band] = rows+1, maxKeys
		}
		room[band]--
		if rows > maxWrites {
			return i
		}
	}
	return len(links)
}

func subjectsOf(n names, links []frontier.Link) []string {
	subjects := make([]string, len(links))
	for i, l := range links {
		subjects[i] = n.link(l.Key)
	}
	return subjects
}

// change commits what compose makes of the rows on the subjects, and returns how
// many links are new. o.mu is held.
func (f *Frontier) change(ctx context.Context, o *lane, subjects []string, compose func(*draft) error) (fresh int, err error) {
	for at := uint64(0); ; {
		rows, err := f.table.get(ctx, at, subjects...)
		if err != nil {
			return 0, err
		}
		d := newDraft(f.names, rows)
		if err := compose(d); err != nil {
			return 0, err
		}
		if len(d.writes) == 0 {
			f.known.learn(d)
			return 0, nil
		}
		d.close()
		sum := o.counts.plus(d.change)
		d.put(o.subject, marshal(sum), int64(o.seq))
		seq, err := f.table.commit(ctx, d.writes)
		var c conflict
		if errors.As(err, &c) {
			if at = c.atLeast; at == 0 {
				time.Sleep(retryGap / 4) // the other write is under way
			}
			continue
		}
		if err != nil {
			return 0, err
		}
		o.seq, o.counts = seq, sum
		f.known.learn(d)
		f.totals.expect(seq)
		f.mu.Lock()
		hosts := f.spread(d, seq, time.Now())
		f.mu.Unlock()
		return d.fresh, f.tokens.add(ctx, hosts)
	}
}

// Revisit reads the rows of all links ever seen.
func (f *Frontier) Revisit(ctx context.Context, now time.Time) (woken int, err error) {
	o := &f.lanes[0]
	o.mu.Lock()
	defer o.mu.Unlock()
	for from := uint64(0); ; {
		rows, err := f.table.scan(ctx, f.names.row(kindLink, "*"), from, maxLinks)
		if err != nil || len(rows) == 0 {
			return woken, err
		}
		from = rows[len(rows)-1].seq + 1
		var due []string
		for _, at := range rows {
			if r, err := readLink(at.data); err != nil {
				return woken, err
			} else if r.wakes(now) {
				due = append(due, at.subject)
			}
		}
		if len(due) == 0 {
			continue
		}
		if _, err := f.change(ctx, o, due, func(d *draft) error { return d.wake(due, now) }); err != nil {
			return woken, err
		}
		woken += len(due)
	}
}

func (r *linkRow) wakes(now time.Time) bool {
	return r.Done && r.Due != 0 && !unixtime.Time(r.Due).After(now)
}

// wake makes links wait again that are due.
func (d *draft) wake(subjects []string, now time.Time) error {
	for _, s := range subjects {
		at := d.rows[s]
		r, err := readLink(at.data)
		if err != nil {
			return err
		}
		if r.wakes(now) {
			r.Due = 0
			d.queue(r.link(keyOf(s)), true, int64(at.seq))
			d.change.Pending++
		}
	}
	return nil
}

package jetstream

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/nats-io/nuid"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/unixtime"
)

// offers are the links that this worker adds outside of visits. Their counters
// have a row of their own, which is the last write of each commit.
type offers struct {
	mu      sync.Mutex // one commit at a time
	subject string
	seq     uint64
	counts  counts
}

func (o *offers) open(n names) { o.subject = n.row(kindOffer, nuid.Next()) }

func (f *Frontier) Offer(ctx context.Context, links []frontier.Link) (fresh int, err error) {
	f.offers.mu.Lock()
	defer f.offers.mu.Unlock()
	for len(links) > 0 {
		part := links[:min(len(links), maxLinks)]
		links = links[len(part):]
		n, err := f.change(ctx, subjectsOf(f.names, part), func(d *draft) error { return d.offer(part) })
		if err != nil {
			return fresh, err
		}
		fresh += n
	}
	return fresh, nil
}

func subjectsOf(n names, links []frontier.Link) []string {
	subjects := make([]string, len(links))
	for i, l := range links {
		subjects[i] = n.link(l.Key)
	}
	return subjects
}

// change commits what compose makes of the rows on the subjects, and returns how
// many links are new. f.offers.mu is held.
func (f *Frontier) change(ctx context.Context, subjects []string, compose func(*draft) error) (fresh int, err error) {
	o := &f.offers
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
			return 0, nil
		}
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
		f.totals.expect(seq)
		f.mu.Lock()
		hosts := f.spread(d, seq, time.Now())
		f.mu.Unlock()
		return d.fresh, f.tokens.add(ctx, hosts)
	}
}

// Revisit reads the rows of all links ever seen.
func (f *Frontier) Revisit(ctx context.Context, now time.Time) (woken int, err error) {
	f.offers.mu.Lock()
	defer f.offers.mu.Unlock()
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
		if _, err := f.change(ctx, due, func(d *draft) error { return d.wake(due, now) }); err != nil {
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

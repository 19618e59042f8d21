package frontier

import (
	"context"
	"fmt"
	"iter"
	"sync"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/internal/polite"
	"github.com/tearsheet-news/tearsheet/crawl/internal/unixtime"
)

// Options of a Queue. The zero value asks one connection a host and no delay
// for hosts that are new.
type Options struct {
	Delay time.Duration // gap between two requests to a host that was never asked
	Conns int           // connections a host; 0 is 1
	TTL   time.Duration // how long a lease holds; 0 is 15 minutes
}

// Queue is the Frontier of one process.
type Queue struct {
	opts  Options
	store Store

	turn    chan struct{} // held by the one goroutine that waits for a host
	changed chan struct{} // something happened that it may be waiting for

	mu     sync.Mutex // guards all below, and store
	hosts  hosts
	leases map[int64]*out
	lastID int64
	closed bool
}

// out is a lease that is out.
type out struct {
	link  Link
	host  *host
	turn  polite.Turn
	until time.Time
}

// New makes a Queue on store, which it then owns.
//
// If the process before did not close the store, nobody knows when it last
// asked each host, and every clock is set as if that had been just now.
func New(store Store, opts Options) (*Queue, error) {
	if opts.Conns == 0 {
		opts.Conns = 1
	}
	if opts.TTL == 0 {
		opts.TTL = 15 * time.Minute
	}
	q := &Queue{
		opts: opts, store: store,
		turn: make(chan struct{}, 1), changed: make(chan struct{}, 1),
		hosts:  newHosts(store, opts),
		leases: map[int64]*out{},
	}
	now := time.Now()
	for c, err := range store.Hosts() {
		if err != nil {
			return nil, fmt.Errorf("frontier: reading hosts: %w", err)
		}
		h := q.hosts.get(c.Name)
		h.next, h.why, h.pending = unixtime.Nanos(c.Next), c.Why, int32(c.Pending)
		if safe := now.Add(max(c.Delay, opts.Delay)); !store.Clean() && c.Next.Before(safe) {
			h.next, h.why = safe.UnixNano(), polite.WhyDelay
		}
		q.hosts.fix(h)
	}
	return q, nil
}

func (q *Queue) Offer(ctx context.Context, links []Link) (int, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	names, err := q.store.Insert(links)
	if err != nil {
		return 0, fmt.Errorf("frontier: adding links: %w", err)
	}
	q.hosts.count(names, 1)
	q.signal()
	return len(names), nil
}

// signal wakes the goroutine that waits in Lease, if there is one.
func (q *Queue) signal() {
	select {
	case q.changed <- struct{}{}:
	default:
	}
}

// Lease lets one goroutine at a time wait for the next host, so that news wake
// one and not all of them.
func (q *Queue) Lease(ctx context.Context) (*Lease, error) {
	select {
	case q.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-q.turn }()
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		l, at, err := q.next(time.Now())
		if l != nil || err != nil {
			return l, err
		}
		timer.Reset(time.Until(at))
		select {
		case <-timer.C:
		case <-q.changed:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// next gives out a lease, or the time at which to look again.
func (q *Queue) next(now time.Time) (*Lease, time.Time, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	again := q.expire(now)
	for {
		h := q.hosts.first()
		if h == nil {
			if len(q.leases) == 0 {
				return nil, again, ErrDrained
			}
			return nil, again, nil
		}
		if at := h.at(); at > now.UnixNano() {
			return nil, earlier(unixtime.Time(at), again), nil
		}
		if _, err := q.hosts.wake(h); err != nil {
			return nil, again, fmt.Errorf("frontier: reading %s: %w", h.name, err)
		}
		link, due, ok, err := q.store.Take(h.name, now)
		if err != nil {
			return nil, again, fmt.Errorf("frontier: next link of %s: %w", h.name, err)
		}
		if !ok {
			q.hosts.sleep(h, due)
			continue
		}
		return q.give(h, link, now), again, nil
	}
}

func (q *Queue) give(h *host, link Link, now time.Time) *Lease {
	q.lastID++
	l := &Lease{Link: link, Host: *h.all, ID: q.lastID}
	q.leases[q.lastID] = &out{link, h, q.hosts.lease(h, link, now), now.Add(q.opts.TTL)}
	return l
}

// expire takes back the leases that have run out, and returns when the next
// one will; far off where there is none.
func (q *Queue) expire(now time.Time) time.Time {
	next := now.Add(time.Hour)
	for id, o := range q.leases {
		if now.Before(o.until) {
			next = earlier(next, o.until)
			continue
		}
		q.putBack(id, o, now)
	}
	return next
}

// putBack makes a link wait again that was leased. It may have been asked for up
// to now.
func (q *Queue) putBack(id int64, o *out, now time.Time) {
	q.store.Put(o.link)
	o.host.all.Asked(now)
	o.host.moved = true
	q.end(id, o)
}

func (q *Queue) end(id int64, o *out) {
	delete(q.leases, id)
	q.hosts.release(o.host, o.link)
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

// holder finds the lease l as it is out; nil where it has run out.
func (q *Queue) holder(l *Lease) *out {
	if o := q.leases[l.ID]; o != nil && time.Now().Before(o.until) {
		return o
	}
	return nil
}

func (q *Queue) Extend(ctx context.Context, l *Lease) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	o := q.holder(l)
	if o == nil {
		return ErrLost
	}
	o.until = time.Now().Add(q.opts.TTL)
	return nil
}

func (q *Queue) Abandon(ctx context.Context, l *Lease) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	o := q.holder(l)
	if o == nil {
		return ErrLost
	}
	q.putBack(l.ID, o, time.Now())
	q.signal()
	return nil
}

func (q *Queue) Complete(ctx context.Context, l *Lease, r Result) (Receipt, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	o := q.holder(l)
	if o == nil {
		return Receipt{}, ErrLost
	}
	after := *o.host.all
	if r.Unasked {
		after.Unasked(o.turn)
	}
	if r.Host != nil {
		r.Host(&after)
	}
	c, err := q.store.Commit(o.link, r, after)
	if err != nil {
		return Receipt{}, fmt.Errorf("frontier: keeping the result of %s: %w", l.Link.URL, err)
	}
	*o.host.all, o.host.moved = after, false
	if o.host.pending--; c.Again {
		c.NewHosts = append(c.NewHosts, r.Again.Host)
	}
	q.end(l.ID, o)
	q.hosts.count(c.NewHosts, 1)
	q.hosts.count(c.Ended, -1)
	q.signal()
	return c.Receipt, nil
}

func (q *Queue) Revisit(ctx context.Context, now time.Time) (int, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	names, err := q.store.Revisit(now)
	if err != nil {
		return 0, fmt.Errorf("frontier: waking links: %w", err)
	}
	q.hosts.count(names, 1)
	q.signal()
	return len(names), nil
}

// Records reads a hundred at a time, so that the crawl goes on between them.
func (q *Queue) Records(ctx context.Context, after int64) iter.Seq2[Stored, error] {
	return func(yield func(Stored, error) bool) {
		for ctx.Err() == nil {
			q.mu.Lock()
			batch, err := q.store.Records(after, 100)
			q.mu.Unlock()
			if err != nil {
				yield(Stored{}, fmt.Errorf("frontier: reading records: %w", err))
				return
			}
			if len(batch) == 0 {
				return
			}
			for _, s := range batch {
				if !yield(s, nil) {
					return
				}
				after = s.Seq
			}
		}
		yield(Stored{}, ctx.Err())
	}
}

func (q *Queue) Note(ctx context.Context, name string) ([]byte, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.store.Note(name)
}

func (q *Queue) SetNote(ctx context.Context, name string, value []byte) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.store.SetNote(name, value)
}

func (q *Queue) Stats(ctx context.Context) (Stats, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	s := Stats{Leased: len(q.leases), Waiting: map[string]Wait{}, Tally: map[string]int64{}}
	if err := q.store.Totals(&s); err != nil {
		return s, fmt.Errorf("frontier: reading totals: %w", err)
	}
	q.hosts.stats(&s, time.Now())
	return s, nil
}

// Close ends the Queue and its store, with the leases that are out. A second call
// does nothing.
func (q *Queue) Close() error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed {
		return nil
	}
	q.closed = true
	for id, o := range q.leases {
		q.putBack(id, o, time.Now())
	}
	return q.store.Close(q.hosts.moved())
}

package jetstream

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

const (
	maxPulls   = 16                     // tokens asked for at a time
	drainCheck = 250 * time.Millisecond // between two looks at whether the crawl is drained
)

// Lease gives out links of hosts that are held, and asks for more hosts while
// there are more goroutines than links to give.
func (f *Frontier) Lease(ctx context.Context) (*frontier.Lease, error) {
	f.joined.Do(func() {
		f.inBackground(f.keep)
		f.inBackground(f.tell)
	})
	f.mu.Lock()
	f.waiting++
	f.mu.Unlock()
	defer func() {
		f.mu.Lock()
		f.waiting--
		f.mu.Unlock()
	}()
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		l, at, changed, err := f.next(time.Now())
		if l != nil || err != nil {
			return l, err
		}
		if err := f.drained(ctx); err != nil {
			return nil, err
		}
		timer.Reset(time.Until(at))
		select {
		case <-changed:
		case <-timer.C:
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-f.ctx.Done():
			return nil, errClosed
		}
	}
}

var errClosed = errors.New("frontier: closed")

// next gives out a lease, or else what to wait for.
func (f *Frontier) next(now time.Time) (_ *frontier.Lease, at time.Time, changed <-chan struct{}, _ error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.failed != nil {
		return nil, at, nil, f.failed
	}
	at = now.Add(drainCheck)
	switch f.state {
	case Stopped:
		return nil, at, nil, errStopped
	case Paused, "":
		return nil, now.Add(time.Hour), f.changed, nil
	}
	if again := f.expire(now); again.Before(at) {
		at = again
	}
	for _, h := range f.holds {
		switch {
		case !f.fresh(h):
			f.drop(h)
		case !h.held || h.loading || len(h.links) == 0 || h.out >= f.conns(h, now)+min(h.over, 1):
		case h.host.Next.After(now):
			if h.host.Next.Before(at) {
				at = h.host.Next
			}
		default:
			return f.give(h, now), at, nil, nil
		}
	}
	if f.pulling < min(f.waiting, maxPulls) {
		f.pulling++
		f.inBackground(f.pull)
	}
	return nil, at, f.changed, nil
}

// conns is how many visitors a host may have. What comes before all others is
// alone. f.mu is held.
func (f *Frontier) conns(h *hold, now time.Time) int {
	if h.host.OneAtATime(now) {
		return 1
	}
	for _, o := range f.leases {
		if o.hold == h && o.Rank < 0 {
			return 1
		}
	}
	return f.opts.Conns
}

func (f *Frontier) give(h *hold, now time.Time) *frontier.Lease {
	f.lastID++
	e := h.links.pop()
	l := &frontier.Lease{Link: e.Link, Host: h.host, ID: f.lastID}
	f.leases[f.lastID] = &out{entry: e, hold: h, turn: h.host.Asked(now), until: now.Add(f.opts.TTL)}
	h.out++
	h.visits++
	return l
}

// expire takes back the leases that have run out, and returns when the next one
// will. f.mu is held.
func (f *Frontier) expire(now time.Time) time.Time {
	next := now.Add(time.Hour)
	for id, o := range f.leases {
		switch {
		case o.ending:
		case now.Before(o.until):
			if o.until.Before(next) {
				next = o.until
			}
		default:
			f.takeBack(id, o)
		}
	}
	return next
}

// takeBack makes a link wait again that was leased. It may have been asked for
// up to now. f.mu is held.
func (f *Frontier) takeBack(id int64, o *out) {
	delete(f.leases, id)
	o.hold.out--
	o.hold.links.add(o.entry)
	o.hold.host.Asked(time.Now())
	f.signal()
}

// claim finds the lease l for its end; nil where it has run out.
func (f *Frontier) claim(l *frontier.Lease) *out {
	f.mu.Lock()
	defer f.mu.Unlock()
	o := f.leases[l.ID]
	if o == nil || o.ending || !time.Now().Before(o.until) {
		return nil
	}
	o.ending = true
	return o
}

func (f *Frontier) Extend(ctx context.Context, l *frontier.Lease) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	o := f.leases[l.ID]
	if o == nil || o.ending || !time.Now().Before(o.until) || !f.fresh(o.hold) {
		return frontier.ErrLost
	}
	o.until = time.Now().Add(f.opts.TTL)
	return nil
}

func (f *Frontier) Abandon(ctx context.Context, l *frontier.Lease) error {
	o := f.claim(l)
	if o == nil {
		return frontier.ErrLost
	}
	h := o.hold
	h.work.Lock()
	defer h.work.Unlock()
	f.mu.Lock()
	if !h.gone {
		f.takeBack(l.ID, o)
	}
	f.mu.Unlock()
	return f.goOn(ctx, h)
}

// goOn keeps a host for another visit, or gives it back. h.work is held.
func (f *Frontier) goOn(ctx context.Context, h *hold) error {
	f.mu.Lock()
	kept := h.held && f.keeps(h, h.host.Next)
	empty := len(h.links) == 0 && h.out == 0 && !h.gone
	f.mu.Unlock()
	if kept && empty {
		if err := f.load(ctx, h); err != nil {
			return err
		}
	}
	f.mu.Lock()
	kept = kept && len(h.links) > 0
	f.signal()
	f.mu.Unlock()
	if kept {
		return nil
	}
	return f.giveBack(ctx, h)
}

// keeps reports whether a host is worth keeping that may next be asked at next.
// f.mu is held.
func (f *Frontier) keeps(h *hold, next time.Time) bool {
	return time.Until(next) <= linger && h.visits < maxVisits && time.Since(h.since) < maxKept
}

// drained is ErrDrained when nothing waits anywhere and nothing is leased. There
// is no token then. But the other way round, a worker that died in the wrong
// moment may have left links without one; they get it here.
func (f *Frontier) drained(ctx context.Context) error {
	f.mu.Lock()
	idle := len(f.holds) == 0
	known := idle && time.Since(f.emptied) < drainCheck
	look := idle && time.Since(f.checked) >= drainCheck
	if look {
		f.checked = time.Now()
	}
	f.mu.Unlock()
	switch {
	case known:
		return frontier.ErrDrained
	case !look:
		return nil
	}
	n, err := f.tokens.count(ctx)
	if err != nil || n > 0 {
		return err
	}
	left, err := f.table.exists(ctx, f.names.row(kindQueue, ">"))
	switch {
	case err != nil:
		return err
	case left:
		return f.sweep(ctx)
	}
	f.mu.Lock()
	f.checked, f.emptied = time.Time{}, time.Now()
	f.signal() // so that the others need not wait to hear it
	f.mu.Unlock()
	return frontier.ErrDrained
}

// sweep gives tokens to all hosts that have rows in the queue.
func (f *Frontier) sweep(ctx context.Context) error {
	stream, err := f.table.js.Stream(ctx, f.table.stream)
	if err != nil {
		return explain(err)
	}
	info, err := stream.Info(ctx, jetstream.WithSubjectFilter(f.names.row(kindQueue, ">")))
	if err != nil {
		return explain(err)
	}
	behind := strings.Count(f.names.row(kindQueue, ""), ".")
	var hosts []string
	for subject := range info.State.Subjects {
		parts := strings.Split(subject, ".")
		if len(parts) != behind+3 {
			return fmt.Errorf("row %s of the queue has no host", subject)
		}
		hosts = append(hosts, hostOf(parts[behind]))
	}
	slices.Sort(hosts)
	return f.tokens.add(ctx, slices.Compact(hosts))
}

package jetstream

import (
	"context"
	"errors"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// drainCheck is between two looks at whether the crawl is drained.
const drainCheck = 250 * time.Millisecond

// Lease gives out links of hosts that are held, to one goroutine after the other.
func (f *Frontier) Lease(ctx context.Context) (*frontier.Lease, error) {
	if err := f.join(); err != nil {
		return nil, err
	}
	f.puller.waiting.Add(1)
	defer f.puller.waiting.Add(-1)
	select {
	case f.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-f.ctx.Done():
		return nil, errClosed
	}
	defer func() { <-f.turn }()
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		now := time.Now()
		l, at, changed, err := f.desk.next(now)
		if l != nil || err != nil {
			return l, err
		}
		if running, sated := f.desk.wants(); running {
			if err := f.puller.more(sated); err != nil {
				return nil, explain(err)
			}
			if err := f.drained(ctx); err != nil {
				return nil, err
			}
		}
		timer.Reset(min(time.Until(at), drainCheck))
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

// wants reports whether visits may begin, and whether there are hosts enough.
func (k *desk) wants() (running, sated bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.state == Running, k.sated()
}

// Extend keeps a lease for another full time. It asks no server.
func (f *Frontier) Extend(ctx context.Context, l *frontier.Lease) error { return f.desk.extend(l) }

func (f *Frontier) Complete(ctx context.Context, l *frontier.Lease, r frontier.Result) (frontier.Receipt, error) {
	o := f.desk.claim(l)
	if o == nil {
		return frontier.Receipt{}, frontier.ErrLost
	}
	return f.keeper.complete(ctx, l.ID, o, r)
}

func (f *Frontier) Abandon(ctx context.Context, l *frontier.Lease) error {
	o := f.desk.claim(l)
	if o == nil {
		return frontier.ErrLost
	}
	h := o.hold
	h.work.Lock()
	defer h.work.Unlock()
	f.desk.mu.Lock()
	if !h.gone {
		f.desk.takeBack(l.ID, o)
	}
	f.desk.mu.Unlock()
	return f.keeper.goOn(ctx, h)
}

// drained is ErrDrained when nothing waits anywhere and nothing is leased. Lease
// calls it, and so one goroutine at a time.
func (f *Frontier) drained(ctx context.Context) error {
	f.desk.mu.Lock()
	idle := len(f.desk.holds) == 0
	known := idle && time.Since(f.desk.emptied) < drainCheck
	f.desk.mu.Unlock()
	switch {
	case known:
		return frontier.ErrDrained
	case !idle || time.Since(f.checked) < drainCheck:
		return nil
	}
	f.checked = time.Now()
	empty, err := f.shards.empty(ctx)
	if err != nil || !empty {
		return err
	}
	f.desk.mu.Lock()
	defer f.desk.mu.Unlock()
	f.desk.emptied = time.Now()
	f.checked = time.Time{}
	return frontier.ErrDrained
}

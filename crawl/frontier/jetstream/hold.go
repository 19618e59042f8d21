package jetstream

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/unixtime"
	"github.com/tearsheet-news/tearsheet/crawl/polite"
)

// hold is a host that this worker has. The token has brought it here, but what
// makes it ours is the host's row, which says who has the host since when. A
// token is delivered to another when its consumer's leader was lost with what it
// knew of deliveries; the row is not, and its version is the fence.
type hold struct {
	token jetstream.Msg // under Frontier.mu

	// work is held while the hold is opened, loaded, committed to or given back:
	// one after the other, because each starts from the version that the one
	// before has left. Who holds it may take Frontier.mu, but not the other way
	// round.
	work   sync.Mutex
	seq    uint64    // version of the host's row: the fence
	stamp  time.Time // in the row as it was last written, by our clock
	counts counts

	robots  *polite.Robots // as the rows have them
	lessons []byte

	// Under Frontier.mu:
	host    frontier.Host
	links   waiting
	stale   []uint64       // versions of rows of the queue to remove
	waits   map[uint64]int // how many of the links in a row of the queue, by its version
	loading bool           // links are not all there yet
	due     time.Time      // when a link will be that is not among links; zero: none is known
	out     int            // leases
	over    int            // of these, those whose visits have ended and are committed
	renewed time.Time      // the stamp in the row as it is known to be kept
	kept    time.Time      // when the server last heard that the token is in good hands
	since   time.Time      // when it was taken
	visits  int
	gone    bool // it is given back, or lost
	held    bool // the host's row says that this worker has it; else it is on its way back
}

// How long a host is kept beyond one visit. Giving it back costs a few messages,
// and a host that has no delay would cost them for each page. But others want
// their share, and see no links but those that are there.
const (
	linger    = 20 * time.Millisecond // waits that are not worth giving it back for
	maxVisits = 200
	maxKept   = 5 * time.Second
	maxIdle   = time.Second // without anybody who would visit it
)

// recheck is the longest that a token is away because no link of its host is due
// yet: others may come, and the token is not there to be told.
const recheck = 2 * time.Second

// pull fetches one token and opens its host.
func (f *Frontier) pull() error {
	// The server serves those first who wait longest. If all waited equally long,
	// they would stay in the order in which they came, and the first got it all.
	m, err := f.tokens.pull(f.ctx, patience/4+rand.N(patience))
	f.mu.Lock()
	f.pulling--
	f.signal()
	f.mu.Unlock()
	switch {
	case m != nil:
		return f.open(f.ctx, m)
	case errors.Is(err, jetstream.ErrConsumerDeleted):
		if _, err := f.table.js.Stream(f.ctx, f.table.stream); errors.Is(err, jetstream.ErrStreamNotFound) {
			return fmt.Errorf("%w any more (%w)", ErrUnknown, err)
		}
		fallthrough
	case err != nil && !errors.Is(err, nats.ErrTimeout) && !errors.Is(err, jetstream.ErrNoMessages):
		time.Sleep(10 * retryGap) // a leader is lost, or a node ends; others will do
	}
	return nil
}

// open takes the host of a token for this worker: from the moment its row is
// written, nobody who had it before can commit anything.
func (f *Frontier) open(ctx context.Context, m jetstream.Msg) error {
	name := f.tokens.host(m)
	if f.again(name, m) {
		return nil
	}
	h := &hold{token: m, waits: map[uint64]int{}, since: time.Now(), kept: time.Now()}
	h.work.Lock()
	defer h.work.Unlock()
	for at := uint64(0); ; {
		taken, err := f.take(ctx, h, name, at)
		var c conflict
		if errors.As(err, &c) {
			at = c.atLeast
			continue
		}
		if err != nil || !taken {
			return err
		}
		break
	}
	f.mu.Lock()
	if old := f.holds[name]; old != nil {
		f.drop(old) // it has run out
	}
	f.holds[name] = h // before it is loaded, so that it is told what ends meanwhile
	f.mu.Unlock()
	if err := f.load(ctx, h); err != nil {
		return err
	}
	f.mu.Lock()
	empty := len(h.links) == 0
	f.signal()
	f.mu.Unlock()
	if empty {
		return f.giveBack(ctx, h)
	}
	return nil
}

// again reports whether the host is held here already, and takes the token that
// came last for it.
func (f *Frontier) again(name string, m jetstream.Msg) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	h := f.holds[name]
	if h == nil || !f.fresh(h) {
		return false
	}
	h.token = m
	return true
}

// take writes the host's row, with the clock as it will be after the visit that
// is to begin: if it is never heard of again, the gap still holds. A host whose
// time has not come is given back.
func (f *Frontier) take(ctx context.Context, h *hold, name string, atLeast uint64) (bool, error) {
	main, info := f.names.host(name), f.names.info(name)
	rows, err := f.table.get(ctx, atLeast, main, info)
	if err != nil {
		return false, err
	}
	host, was, err := readHost(name, f.opts.Delay, rows[main].data, rows[info].data)
	if err != nil {
		return false, err
	}
	h.host, h.counts, h.seq = host, was.counts, rows[main].seq
	h.robots, h.lessons = host.Robots, host.Lessons
	now := time.Now()
	if was.Holder != "" { // also this worker: it may have lost the host in the midst of a visit
		if ends := unixtime.Time(was.Held).Add(f.opts.Silence); ends.After(now) {
			return false, h.token.NakWithDelay(ends.Sub(now))
		}
		if err := f.bury(ctx, h, now); err != nil {
			return false, err
		}
	}
	if wait := h.host.Next.Sub(now); wait > linger {
		return false, h.token.NakWithDelay(wait)
	}
	ahead := h.host
	ahead.Asked(now)
	h.held = true
	err = f.writeHost(ctx, h, ahead)
	return err == nil, err
}

// bury ends the hold of a worker that is not heard of any more. It may have sent
// a request that nobody knows of until half a Silence ago; so the host's clock
// begins anew.
func (f *Frontier) bury(ctx context.Context, h *hold, now time.Time) error {
	h.host.Asked(now)
	return f.writeHost(ctx, h, h.host)
}

// writeHost commits the host's row alone.
func (f *Frontier) writeHost(ctx context.Context, h *hold, host frontier.Host) error {
	seq, err := f.table.commit(ctx, []write{f.hostWrite(h, host, h.counts)})
	if err == nil {
		f.wrote(h, seq)
	}
	return err
}

// wrote notes that the host's row is kept as it was last written. h.work is held.
func (f *Frontier) wrote(h *hold, seq uint64) {
	h.seq = seq
	f.totals.expect(seq)
	f.mu.Lock()
	defer f.mu.Unlock()
	if h.held {
		h.renewed = h.stamp
	}
}

func (f *Frontier) hostWrite(h *hold, host frontier.Host, c counts) write {
	r := hostRowOf(host, f.opts.Worker, c)
	if h.held {
		h.stamp = time.Now()
		r.Holder, r.Held = f.id(), h.stamp.UnixNano()
	}
	return write{f.names.host(host.Name), marshal(r), int64(h.seq)}
}

// id is a name that no other worker has.
func (f *Frontier) id() string { return last(f.lanes[0].subject) }

// giveBack ends a hold and its right to the host. h.work is held.
func (f *Frontier) giveBack(ctx context.Context, h *hold) error {
	f.mu.Lock()
	if h.gone || h.out > 0 {
		f.mu.Unlock()
		return nil
	}
	valid := f.fresh(h)
	f.drop(h)
	left := len(h.links) > 0
	until := h.host.Next
	if !left && !h.due.IsZero() {
		left = true
		if poll := time.Now().Add(recheck); h.due.After(poll) {
			h.due = poll
		}
		if h.due.After(until) {
			until = h.due
		}
	}
	f.mu.Unlock()
	f.unqueue(ctx, h)
	if !valid {
		return nil // the token may be another's by now
	}
	if h.held {
		h.held = false
		var c conflict
		if err := f.writeHost(ctx, h, h.host); errors.As(err, &c) {
			return nil // it is
		} else if err != nil {
			return err
		}
	}
	switch {
	case left:
		return h.token.NakWithDelay(max(time.Until(until), time.Millisecond))
	}
	return f.retire(ctx, h)
}

// retire takes away the token of a host that has no links, and looks once more:
// what came meanwhile may have found the token still there.
func (f *Frontier) retire(ctx context.Context, h *hold) error {
	if err := persist(ctx, h.token.DoubleAck); err != nil && !errors.Is(err, jetstream.ErrMsgAlreadyAckd) {
		return explain(err)
	}
	more, err := f.table.exists(ctx, f.names.row(kindQueue, token(h.host.Name), ">"))
	if err != nil || !more {
		return err
	}
	return f.tokens.add(ctx, []string{h.host.Name})
}

// drop forgets a hold with its leases. f.mu is held.
func (f *Frontier) drop(h *hold) {
	h.gone = true
	if f.holds[h.host.Name] == h {
		delete(f.holds, h.host.Name)
	}
	for id, o := range f.leases {
		if o.hold == h {
			delete(f.leases, id)
		}
	}
	f.signal()
}

// fresh reports whether the host is surely still ours, and a request to it may be
// sent. Half the time is left for clocks that run apart and for what is under
// way. f.mu is held.
func (f *Frontier) fresh(h *hold) bool { return elapsed(h.renewed) < f.opts.Silence/2 }

// elapsed is how long ago t was. The clock that only runs forward stands still
// while a machine sleeps, and the other one may be set.
func elapsed(t time.Time) time.Duration {
	return max(time.Since(t), time.Now().Round(0).Sub(t.Round(0)))
}

// unqueue removes the rows of the queue that h has done with. h.work is held.
func (f *Frontier) unqueue(ctx context.Context, h *hold) {
	f.mu.Lock()
	stale := h.stale
	h.stale = nil
	f.mu.Unlock()
	f.table.remove(ctx, stale)
}

// keep renews holds, drops those that are lost, and gives back those that nobody
// wants.
func (f *Frontier) keep() error {
	tick := time.NewTicker(min(f.opts.Silence/6, maxIdle))
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
		case <-f.ctx.Done():
			return nil
		}
		f.mu.Lock()
		f.expire(time.Now())
		var holds []*hold
		for _, h := range f.holds {
			holds = append(holds, h)
		}
		f.mu.Unlock()
		var wg sync.WaitGroup
		for _, h := range holds {
			wg.Go(func() { f.keepOne(h) })
		}
		wg.Wait()
	}
}

func (f *Frontier) keepOne(h *hold) {
	f.mu.Lock()
	empty := h.out == 0 && len(h.links) == 0 // its links have ended as aliases
	idle := h.out == 0 && time.Since(h.since) > maxIdle && f.waiting == 0
	old := elapsed(h.renewed) > f.opts.Silence/6
	silent := elapsed(h.kept) > f.opts.Silence/6
	f.mu.Unlock()
	if silent {
		f.keepToken(h)
	}
	if !(empty || idle || old) || !h.work.TryLock() {
		return // whoever is at work writes the row
	}
	defer h.work.Unlock()
	// If one of these fails, the host is lost, and the token comes back by itself.
	switch {
	case idle:
		f.giveBack(f.ctx, h)
	case empty:
		f.goOn(f.ctx, h)
	case old:
		f.renew(f.ctx, h)
	}
}

// keepToken keeps the token with this worker for another full time.
func (f *Frontier) keepToken(h *hold) {
	start := time.Now()
	ctx, cancel := context.WithTimeout(f.ctx, min(patience, f.opts.Silence/6))
	defer cancel()
	f.mu.Lock()
	token := h.token
	f.mu.Unlock()
	if f.tokens.renew(ctx, f.table.nc, token) == nil {
		f.mu.Lock()
		h.kept = start
		f.mu.Unlock()
	}
}

// renew keeps the host with this worker for another full time. h.work is held.
func (f *Frontier) renew(ctx context.Context, h *hold) {
	f.mu.Lock()
	host, ours := h.host, h.held && !h.gone
	f.mu.Unlock()
	if !ours {
		return
	}
	err := f.writeHost(ctx, h, host)
	f.mu.Lock()
	defer f.mu.Unlock()
	if (err != nil || !f.fresh(h)) && !h.gone {
		f.drop(h)
	}
}

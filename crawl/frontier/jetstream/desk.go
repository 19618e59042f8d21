package jetstream

import (
	"container/heap"
	"sync"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/polite"
	"github.com/tearsheet-news/tearsheet/crawl/internal/unixtime"
)

// desk has what this worker holds in memory: its hosts with the links of theirs
// that are at hand, and the leases that are out. It asks no server.
type desk struct {
	opts *Options

	mu      sync.Mutex // guards all below, and what hold says it does
	holds   map[string]*hold
	ready   readyHeap // holds that have a link to give and a connection for it
	leases  map[int64]*out
	lastID  int64
	visits  int64 // completed
	resting map[string]rest
	share   int           // of all hosts that are held, this worker's; 0: all it gets
	ends    int64         // commits that have ended links as aliases
	emptied time.Time     // when the crawl was found to be drained; zero where links were offered since
	state   State         // as last heard; empty before that
	failed  error         // of a goroutine in the background
	changed chan struct{} // closed when any of this changes
}

func newDesk(opts *Options) *desk {
	return &desk{opts: opts, holds: map[string]*hold{}, leases: map[int64]*out{}, resting: map[string]rest{}, changed: make(chan struct{})}
}

// out is a lease that is out.
type out struct {
	entry
	hold   *hold
	turn   polite.Turn
	until  time.Time
	ending bool // Complete or Abandon is at work; it does not run out any more
	over   bool // the next visit to the host need not wait for this one's commit
}

// signal wakes who waits in Lease. mu is held.
func (k *desk) signal() {
	close(k.changed)
	k.changed = make(chan struct{})
}

// fail ends the crawl.
func (k *desk) fail(err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.failed = err
	k.signal()
}

// next gives out a lease, or else tells what to wait for.
func (k *desk) next(now time.Time) (_ *frontier.Lease, at time.Time, changed <-chan struct{}, _ error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.failed != nil {
		return nil, at, nil, k.failed
	}
	switch k.state {
	case Stopped:
		return nil, at, nil, errStopped
	case Paused, "":
		return nil, now.Add(time.Hour), k.changed, nil
	}
	at = k.expire(now)
	for len(k.ready) > 0 {
		h := k.ready[0]
		switch {
		case !k.fresh(h):
			k.drop(h)
		case h.host.Next.After(now):
			if h.host.Next.Before(at) {
				at = h.host.Next
			}
			return nil, at, k.changed, nil
		default:
			return k.give(h, now), at, nil, nil
		}
	}
	return nil, at, k.changed, nil
}

func (k *desk) give(h *hold, now time.Time) *frontier.Lease {
	k.lastID++
	e := h.links.pop()
	l := &frontier.Lease{Link: e.Link, Host: h.host, ID: k.lastID}
	k.leases[k.lastID] = &out{entry: e, hold: h, turn: h.host.Asked(now), until: now.Add(k.opts.TTL)}
	h.out++
	if e.Rank < 0 {
		h.alone++
	}
	h.visits++
	k.fix(h)
	return l
}

// end takes a lease off. mu is held.
func (k *desk) end(id int64, o *out) {
	delete(k.leases, id)
	if o.hold.out--; o.Rank < 0 {
		o.hold.alone--
	}
	if o.over {
		o.hold.over--
	}
	k.fix(o.hold)
}

// expire takes back the leases that have run out, and returns when the next one
// will. mu is held.
func (k *desk) expire(now time.Time) time.Time {
	next := now.Add(time.Hour)
	for id, o := range k.leases {
		switch {
		case o.ending:
		case now.Before(o.until):
			if o.until.Before(next) {
				next = o.until
			}
		default:
			k.takeBack(id, o)
		}
	}
	return next
}

// takeBack makes a link wait again that was leased. It may have been asked for
// up to now. mu is held.
func (k *desk) takeBack(id int64, o *out) {
	o.hold.host.Asked(time.Now())
	o.hold.links.add(o.entry)
	k.end(id, o)
	k.signal()
}

// claim finds the lease l for its end; nil where it has run out.
func (k *desk) claim(l *frontier.Lease) *out {
	k.mu.Lock()
	defer k.mu.Unlock()
	o := k.leases[l.ID]
	if o == nil || o.ending || !time.Now().Before(o.until) {
		return nil
	}
	o.ending = true
	return o
}

// extend keeps a lease for another full time.
func (k *desk) extend(l *frontier.Lease) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	o := k.leases[l.ID]
	if o == nil || o.ending || !time.Now().Before(o.until) || !k.fresh(o.hold) {
		return frontier.ErrLost
	}
	o.until = time.Now().Add(k.opts.TTL)
	return nil
}

// over notes that a visit has ended, and what it has changed of the host. The
// next visit to the host may begin while this one is committed, unless this one
// comes before all others: then they wait for what it has found.
func (k *desk) over(o *out, r *frontier.Result) {
	k.mu.Lock()
	defer k.mu.Unlock()
	h := o.hold
	if r.Unasked {
		h.host.Unasked(o.turn)
	}
	if r.Host != nil {
		r.Host(&h.host)
	}
	if o.over = o.Rank >= 0; o.over {
		h.over++
		k.signal()
	}
	k.fix(h)
}

// drop forgets a hold with its leases. mu is held.
func (k *desk) drop(h *hold) {
	h.gone = true
	if k.holds[h.host.Name] == h {
		delete(k.holds, h.host.Name)
	}
	for id, o := range k.leases {
		if o.hold == h {
			delete(k.leases, id)
		}
	}
	k.fix(h)
	k.signal()
}

// fresh reports whether the host is surely still ours, and a request to it may be
// sent. Half the time is left for clocks that run apart and for what is under
// way. mu is held.
func (k *desk) fresh(h *hold) bool { return elapsed(h.renewed) < k.opts.Silence/2 }

// elapsed is how long ago t was. The clock that only runs forward stands still
// while a machine sleeps, and the other one may be set.
func elapsed(t time.Time) time.Duration {
	return max(time.Since(t), time.Now().Round(0).Sub(t.Round(0)))
}

// setShare makes this worker leave hosts to the others: who has more than its share
// keeps none for long, and asks for none.
func (k *desk) setShare(workers []Worker, silence time.Duration) {
	n, held := 0, 0
	for _, w := range workers {
		if w.AtWork(silence) {
			n, held = n+1, held+w.Hosts
		}
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.share = 0; n > 1 {
		k.share = (held + n - 1) / n
	}
}

// sated reports whether this worker has more than its share. mu is held.
func (k *desk) sated() bool { return k.share > 0 && len(k.holds) > k.share }

// keeps reports whether a host is worth keeping. mu is held.
func (k *desk) keeps(h *hold) bool {
	most := maxKept
	if k.sated() {
		most = minKept
	}
	return time.Until(h.host.Next) <= linger && h.visits < maxVisits && time.Since(h.since) < most
}

// rest is a host that was given back because its time had not come.
type rest struct {
	until time.Time
	why   string
}

// rests notes that a host was given back with the token t. mu is held.
func (k *desk) rests(h *hold, t tokenRow) {
	switch until := unixtime.Time(t.Wake); {
	case t.State == tokenClosing:
		delete(k.resting, h.host.Name)
	case t.State == tokenAsleep && until.After(h.host.Next):
		k.resting[h.host.Name] = rest{until, frontier.WhyRetry}
	default:
		k.resting[h.host.Name] = rest{h.host.Next, h.host.Why}
	}
}

// waiting counts the hosts that rest, by reason. mu is held.
func (k *desk) waiting(now time.Time) map[string]frontier.Wait {
	m := map[string]frontier.Wait{}
	for host, r := range k.resting {
		if r.until.After(now) {
			m[r.why] = m[r.why].Add(r.until)
		} else {
			delete(k.resting, host)
		}
	}
	for _, h := range k.holds {
		if h.out == 0 && h.host.Next.After(now) {
			m[h.host.Why] = m[h.host.Why].Add(h.host.Next)
		}
	}
	return m
}

// leased reports whether a link is out. mu is held.
func (k *desk) leased(h *hold, key address.Key) bool {
	if h.out == 0 {
		return false
	}
	for _, o := range k.leases {
		if o.hold == h && o.Key == key {
			return true
		}
	}
	return false
}

// free reports whether a hold can give one more lease. What comes before all
// others is alone. mu is held.
func (k *desk) free(h *hold) bool {
	conns := k.opts.Conns
	if h.alone > 0 || h.host.OneAtATime(time.Now()) {
		conns = 1
	}
	return h.held && !h.gone && !h.loading && len(h.links) > 0 && h.out < conns+min(h.over, 1)
}

// fix puts a hold where it belongs after it has changed. mu is held.
func (k *desk) fix(h *hold) {
	switch free := k.free(h); {
	case free && h.index < 0:
		heap.Push(&k.ready, h)
	case free:
		heap.Fix(&k.ready, h.index)
	case h.index >= 0:
		heap.Remove(&k.ready, h.index)
	}
}

// readyHeap has the hold first that may be asked first.
type readyHeap []*hold

func (r readyHeap) Len() int           { return len(r) }
func (r readyHeap) Less(i, j int) bool { return r[i].host.Next.Before(r[j].host.Next) }

func (r readyHeap) Swap(i, j int) {
	r[i], r[j] = r[j], r[i]
	r[i].index, r[j].index = i, j
}

func (r *readyHeap) Push(x any) {
	h := x.(*hold)
	h.index = len(*r)
	*r = append(*r, h)
}

func (r *readyHeap) Pop() any {
	old := *r
	h := old[len(old)-1]
	h.index = -1
	*r = old[:len(old)-1]
	return h
}

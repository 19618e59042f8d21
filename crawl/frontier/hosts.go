package frontier

import (
	"container/heap"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/internal/polite"
)

// hosts finds the host that may be asked first.
type hosts struct {
	opts   Options
	byName map[string]*host
	ready  readyHeap // hosts that have a free link and a free connection
}

// host is a host with its place in the queue.
type host struct {
	Host
	pending int       // links that wait or are leased
	leased  int       // of these, leased
	alone   int       // of these, such that no other may be leased beside them
	due     time.Time // no link is due before; the zero time: some may be
	index   int       // in the heap; -1: not there
	moved   bool      // the clock is another than the store has, and no commit will tell it
}

func newHosts(opts Options) hosts {
	return hosts{opts: opts, byName: map[string]*host{}}
}

func (hs *hosts) get(name string) *host {
	h := hs.byName[name]
	if h == nil {
		h = &host{index: -1}
		h.Name, h.Delay = name, hs.opts.Delay
		hs.byName[name] = h
	}
	return h
}

// at is when the host may next be asked for something.
func (h *host) at() time.Time {
	if h.due.After(h.Next) {
		return h.due
	}
	return h.Next
}

// first is the host whose time comes first; nil where none has a link to give.
func (hs *hosts) first() *host {
	if len(hs.ready) == 0 {
		return nil
	}
	return hs.ready[0]
}

// free reports whether the host can give one more lease.
func (hs *hosts) free(h *host) bool {
	conns := hs.opts.Conns
	if h.OneAtATime(time.Now()) || h.alone > 0 {
		conns = 1
	}
	return h.pending > h.leased && h.leased < conns
}

// fix puts a host where it belongs after it has changed.
func (hs *hosts) fix(h *host) {
	switch free := hs.free(h); {
	case free && h.index < 0:
		heap.Push(&hs.ready, h)
	case free:
		heap.Fix(&hs.ready, h.index)
	case h.index >= 0:
		heap.Remove(&hs.ready, h.index)
	}
}

// count adds n to the pending links of the hosts named, once for each time they
// are.
func (hs *hosts) count(names []string, n int) {
	change := map[string]int{}
	for _, name := range names {
		change[name] += n
	}
	for name, n := range change {
		h := hs.get(name)
		h.pending += n
		h.due = time.Time{}
		hs.fix(h)
	}
}

// lease notes a request that starts now. The next may follow after the delay
// even if this one is never heard of again.
func (hs *hosts) lease(h *host, l Link, now time.Time) polite.Turn {
	h.leased++
	if l.Rank < 0 {
		h.alone++
	}
	turn := h.Asked(now)
	hs.fix(h)
	return turn
}

func (hs *hosts) release(h *host, l Link) {
	h.leased--
	if l.Rank < 0 {
		h.alone--
	}
	h.due = time.Time{}
	hs.fix(h)
}

// sleep notes that no link of the host is due before at. The zero time is
// never: the links that wait are all leased, and release will say more.
func (hs *hosts) sleep(h *host, at time.Time) {
	if at.IsZero() {
		at = time.Now().Add(time.Hour)
	}
	h.due = at
	hs.fix(h)
}

// moved are the hosts whose clocks the store does not have.
func (hs *hosts) moved() (moved []Host) {
	for _, h := range hs.byName {
		if h.moved {
			moved = append(moved, h.Host)
		}
	}
	return moved
}

func (hs *hosts) stats(s *Stats, now time.Time) {
	for _, h := range hs.byName {
		s.Pending += int64(h.pending)
		if h.pending == 0 {
			continue
		}
		s.Hosts++
		switch {
		case h.leased > 0:
		case h.Next.After(now):
			s.Waiting[h.Why] = s.Waiting[h.Why].Add(h.Next)
		case h.due.After(now):
			s.Waiting[WhyRetry] = s.Waiting[WhyRetry].Add(h.due)
		}
	}
}

// readyHeap orders hosts by time, then name, so that equal crawls are equal.
type readyHeap []*host

func (r readyHeap) Len() int { return len(r) }

func (r readyHeap) Less(i, j int) bool {
	a, b := r[i].at(), r[j].at()
	if a.Equal(b) {
		return r[i].Name < r[j].Name
	}
	return a.Before(b)
}

func (r readyHeap) Swap(i, j int) {
	r[i], r[j] = r[j], r[i]
	r[i].index, r[j].index = i, j
}

func (r *readyHeap) Push(x any) {
	h := x.(*host)
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

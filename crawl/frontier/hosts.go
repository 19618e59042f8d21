package frontier

import (
	"container/heap"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/internal/polite"
	"github.com/tearsheet-news/tearsheet/crawl/internal/unixtime"
)

// hosts finds the host that may be asked first. There may be millions, so of most
// of them no more is in memory than that takes; the rest is read from the store
// when a host is visited, and forgotten some thousand hosts later.
type hosts struct {
	opts   Options
	store  Store
	byName map[string]*host
	ready  readyHeap // hosts that have a free link and a free connection
	awake  []*host   // those of which all is in memory; one that was visited lately gets a second chance
}

// maxAwake is of how many hosts all is kept in memory beyond their visits.
const maxAwake = 4096

// host is a host with its place in the queue.
type host struct {
	name    string
	next    int64 // of its clock, in nanoseconds since 1970
	why     string
	due     int64 // no link is due before; 0: some may be
	all     *Host // nil: it is as the store has it, but for next and why
	pending int32 // links that wait or are leased
	index   int32 // in the heap; -1: not there
	leased  int16 // of the pending ones
	alone   int16 // of these, such that no other may be leased beside them
	moved   bool  // the clock is another than the store has, and no commit will tell it
	listed  bool  // in hosts.awake
	lately  bool  // visited since it was looked at there
}

func newHosts(store Store, opts Options) hosts {
	return hosts{opts: opts, store: store, byName: map[string]*host{}}
}

func (hs *hosts) get(name string) *host {
	h := hs.byName[name]
	if h == nil {
		h = &host{name: name, index: -1}
		hs.byName[name] = h
	}
	return h
}

// wake brings all that is known of a host into memory.
func (hs *hosts) wake(h *host) (*Host, error) {
	if h.all != nil {
		return h.all, nil
	}
	all, err := hs.store.Host(h.name)
	if err != nil {
		return nil, err
	}
	if all.Next.IsZero() && all.Robots == nil { // it was never visited
		all.Delay = hs.opts.Delay
	}
	all.Next, all.Why = unixtime.Time(h.next), h.why
	h.all = &all
	return h.all, nil
}

// rest lets go of hosts that were not visited for long.
func (hs *hosts) rest(h *host) {
	h.lately = true
	if h.listed {
		return
	}
	h.listed = true
	hs.awake = append(hs.awake, h)
	for len(hs.awake) > maxAwake {
		old := hs.awake[0]
		hs.awake = hs.awake[1:]
		if old.lately || old.leased > 0 || old.moved {
			old.lately = false
			hs.awake = append(hs.awake, old)
			return // one more for now
		}
		old.all, old.listed = nil, false
	}
}

// at is when the host may next be asked for something, in nanoseconds since 1970.
func (h *host) at() int64 { return max(h.due, h.next) }

// first is the host whose time comes first; nil where none has a link to give.
func (hs *hosts) first() *host {
	if len(hs.ready) == 0 {
		return nil
	}
	return hs.ready[0]
}

// free reports whether the host can give one more lease.
func (hs *hosts) free(h *host) bool {
	switch {
	case int(h.leased) >= int(h.pending):
		return false
	case h.leased == 0:
		return true
	case h.all.OneAtATime(time.Now()) || h.alone > 0:
		return false
	}
	return int(h.leased) < hs.opts.Conns
}

// fix puts a host where it belongs after it has changed.
func (hs *hosts) fix(h *host) {
	if h.all != nil {
		h.next, h.why = unixtime.Nanos(h.all.Next), h.all.Why
	}
	switch free := hs.free(h); {
	case free && h.index < 0:
		heap.Push(&hs.ready, h)
	case free:
		heap.Fix(&hs.ready, int(h.index))
	case h.index >= 0:
		heap.Remove(&hs.ready, int(h.index))
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
		h.pending += int32(n)
		h.due = 0
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
	turn := h.all.Asked(now)
	hs.fix(h)
	return turn
}

func (hs *hosts) release(h *host, l Link) {
	h.leased--
	if l.Rank < 0 {
		h.alone--
	}
	h.due = 0
	hs.fix(h)
	hs.rest(h)
}

// sleep notes that no link of the host is due before at. The zero time is
// never: the links that wait are all leased, and release will say more.
func (hs *hosts) sleep(h *host, at time.Time) {
	if at.IsZero() {
		at = time.Now().Add(time.Hour)
	}
	h.due = at.UnixNano()
	hs.fix(h)
}

// moved are the hosts whose clocks the store does not have.
func (hs *hosts) moved() (moved []Host) {
	for _, h := range hs.byName {
		if h.moved {
			moved = append(moved, *h.all)
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
		case h.next > now.UnixNano():
			s.Waiting[h.why] = s.Waiting[h.why].Add(unixtime.Time(h.next))
		case h.due > now.UnixNano():
			s.Waiting[WhyRetry] = s.Waiting[WhyRetry].Add(unixtime.Time(h.due))
		}
	}
}

// readyHeap orders hosts by time, then name, so that equal crawls are equal.
type readyHeap []*host

func (r readyHeap) Len() int { return len(r) }

func (r readyHeap) Less(i, j int) bool {
	a, b := r[i].at(), r[j].at()
	if a == b {
		return r[i].name < r[j].name
	}
	return a < b
}

func (r readyHeap) Swap(i, j int) {
	r[i], r[j] = r[j], r[i]
	r[i].index, r[j].index = int32(i), int32(j)
}

func (r *readyHeap) Push(x any) {
	h := x.(*host)
	h.index = int32(len(*r))
	*r = append(*r, h)
}

func (r *readyHeap) Pop() any {
	old := *r
	h := old[len(old)-1]
	h.index = -1
	*r = old[:len(old)-1]
	return h
}

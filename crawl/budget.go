package crawl

import (
	"sync"

	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// budget is a number that may be used up: a part of it is taken before a visit,
// and then spent or put back. The zero value has no end.
type budget struct {
	mu      sync.Mutex
	limited bool
	free    int64 // neither taken nor spent
	unspent int64
	mine    int64 // spent here
	others  int64 // spent by others, or before
}

func (b *budget) set(limit, spent int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.limited, b.free, b.unspent, b.others = limit > 0, limit-spent, limit-spent, spent
}

// share takes account of what others have spent, who crawl on the same frontier:
// of the total, what was not spent here.
func (b *budget) share(total int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if more := total - b.mine - b.others; more > 0 {
		b.others += more
		b.free -= more
		b.unspent -= more
	}
}

// left reports whether there is one to take; a taken one may yet be put back.
func (b *budget) left() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return !b.limited || b.free > 0
}

// over reports whether all is spent.
func (b *budget) over() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.limited && b.unspent <= 0
}

// take takes one, if there is one.
func (b *budget) take() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.limited && b.free <= 0 {
		return false
	}
	b.free--
	return true
}

// end spends one that was taken, or puts it back.
func (b *budget) end(spent bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if spent {
		b.unspent--
		b.mine++
	} else {
		b.free++
	}
}

// recent remembers keys that were offered lately. Most links of a page are
// those of the page before, and need not go to the frontier again. It forgets
// at random, so it may only spare work.
type recent struct {
	mu   sync.Mutex
	keys [1 << 16]address.Key
}

func (r *recent) has(k address.Key) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.keys[slot(k)] == k
}

func (r *recent) add(k address.Key) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.keys[slot(k)] = k
}

func slot(k address.Key) int { return int(k[0])<<8 | int(k[1]) }

package crawl

import (
	"sync"

	"github.com/tearsheet-news/tearsheet/crawl/address"
)

// budget is a number that may be used up. The zero value has no end.
type budget struct {
	mu      sync.Mutex
	limited bool
	n       int64
}

func (b *budget) set(limit, used int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.limited, b.n = limit > 0, limit-used
}

func (b *budget) left() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return !b.limited || b.n > 0
}

// take uses one, if there is one.
func (b *budget) take() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.limited && b.n <= 0 {
		return false
	}
	b.n--
	return true
}

// put gives one back.
func (b *budget) put() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.n++
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

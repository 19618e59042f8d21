package crawl

import (
	"sync"
	"time"
)

// slowAfter is how long an answer may take before a host is called slow.
const slowAfter = 10 * time.Second

// requests knows those that are under way. The zero value knows none.
type requests struct {
	mu   sync.Mutex
	last int
	open map[int]openRequest
}

type openRequest struct {
	host  string
	since time.Time
}

// begin notes a request to a host until end is called.
func (r *requests) begin(host string, now time.Time) (end func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.open == nil {
		r.open = map[int]openRequest{}
	}
	r.last++
	id := r.last
	r.open[id] = openRequest{host, now}
	return func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		delete(r.open, id)
	}
}

// slow is how many hosts are.
func (r *requests) slow(now time.Time) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	slow := map[string]bool{}
	for _, o := range r.open {
		if now.Sub(o.since) >= slowAfter {
			slow[o.host] = true
		}
	}
	return len(slow)
}

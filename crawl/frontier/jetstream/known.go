package jetstream

import (
	"math"
	"sync"

	"github.com/tearsheet-news/tearsheet/crawl/address"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// known is what this worker remembers of rows, so that it need not read them
// again. Most links of a page are those of the page before. What it remembers
// stays true whatever others do, except that a link may have been put back to a
// worse rank: then an offer of a better one may be missed.
type known struct {
	mu     sync.Mutex
	links  remembered[int64]    // an offer of this rank or a worse one changes nothing
	claims remembered[struct{}] // some link told the story first
}

// ended is the rank of a link that no offer makes wait.
const endedRank = math.MinInt64

// news leaves of links those that may change something.
func (k *known) news(links []frontier.Link) (news []frontier.Link) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, l := range links {
		if rank, ok := k.links.get(l.Key); !ok || l.Rank < rank {
			news = append(news, l)
		}
	}
	return news
}

// open leaves of aliases those that may not have ended.
func (k *known) open(aliases []address.Key) (open []address.Key) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, a := range aliases {
		if rank, ok := k.links.get(a); !ok || rank != endedRank {
			open = append(open, a)
		}
	}
	return open
}

// told reports whether a story with one of the claims was told before. That none
// is known means little.
func (k *known) told(claims []address.Key) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, c := range claims {
		if _, ok := k.claims.get(c); ok {
			return true
		}
	}
	return false
}

// learn takes up what a draft has read, and what it has written if it was
// committed.
func (k *known) learn(d *draft) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for key, rank := range d.ranks {
		k.links.put(key, rank)
	}
	for _, c := range d.claims {
		k.claims.put(c, struct{}{})
	}
}

// maxRemembered is how many keys one of the two halves of a remembered has; with their
// ranks, some three megabytes.
const maxRemembered = 1 << 16

// remembered is a map that forgets, by halves, what was not put or asked for of late.
type remembered[V any] struct{ now, before map[address.Key]V }

func (r *remembered[V]) put(k address.Key, v V) {
	if len(r.now) >= maxRemembered {
		r.now, r.before = nil, r.now
	}
	if r.now == nil {
		r.now = map[address.Key]V{}
	}
	r.now[k] = v
}

func (r *remembered[V]) get(k address.Key) (v V, ok bool) {
	if v, ok = r.now[k]; ok {
		return v, true
	}
	if v, ok = r.before[k]; ok {
		r.put(k, v)
	}
	return v, ok
}

package jetstream

import (
	"math"
	"sync"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// known is what this worker remembers of rows, so that it need not read them
// again. Most links of a page are those of the page before. What it remembers
// stays true whatever others do, with two exceptions: a link may have been put
// back to a worse rank, and then an offer of a better one may be missed; and a
// token may have changed, which the commit that depends on it is told.
type known struct {
	mu     sync.Mutex
	links  remembered[address.Key, int64]    // an offer of this rank or a worse one changes nothing
	claims remembered[address.Key, struct{}] // some link told the story first
	tokens remembered[string, uint64]        // by host, the version of one that is on
}

// endedRank is the rank of a link that no offer makes wait.
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

// open leaves of keys those that may not have ended.
func (k *known) open(keys []address.Key) (open []address.Key) {
	for _, a := range keys {
		if k.isOpen(a) {
			open = append(open, a)
		}
	}
	return open
}

func (k *known) isOpen(a address.Key) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	rank, ok := k.links.get(a)
	return !ok || rank != endedRank
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

// tokensOf are the tokens that were on when last heard of, and the hosts of which
// nothing is known.
func (k *known) tokensOf(hosts []string) (on map[string]uint64, unknown []string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	on = map[string]uint64{}
	for _, host := range hosts {
		if seq, ok := k.tokens.get(host); ok && seq > 0 {
			on[host] = seq
		} else {
			unknown = append(unknown, host)
		}
	}
	return on, unknown
}

func (k *known) forgetTokens(hosts []string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, host := range hosts {
		k.tokens.put(host, 0)
	}
}

// learn takes up what a draft has read, and what it has written where it was
// committed: seq is the version of its last write.
func (k *known) learn(d *draft, seq uint64) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for key, rank := range d.ranks {
		k.links.put(key, rank)
	}
	for _, c := range d.claims {
		k.claims.put(c, struct{}{})
	}
	if seq == 0 {
		return
	}
	for host, at := range d.tokensOn(seq) {
		k.tokens.put(host, at)
	}
}

// maxRemembered is how many keys one of the two halves of a remembered has; with their
// ranks, some three megabytes.
const maxRemembered = 1 << 16

// remembered is a map that forgets, by halves, what was not put or asked for of late.
type remembered[K comparable, V any] struct{ now, before map[K]V }

func (r *remembered[K, V]) put(k K, v V) {
	if len(r.now) >= maxRemembered {
		r.now, r.before = nil, r.now
	}
	if r.now == nil {
		r.now = map[K]V{}
	}
	r.now[k] = v
}

func (r *remembered[K, V]) get(k K) (v V, ok bool) {
	if v, ok = r.now[k]; ok {
		return v, true
	}
	if v, ok = r.before[k]; ok {
		r.put(k, v)
	}
	return v, ok
}

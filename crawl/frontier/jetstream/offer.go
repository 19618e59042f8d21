package jetstream

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// offer adds links. Those of one host are added one commit after the other, since
// all of them depend on the host's token; there are as many commits at a time as
// a shard has lanes.
func (c *changer) offer(ctx context.Context, links []frontier.Link) (int, error) {
	var fresh atomic.Int64
	var wg sync.WaitGroup
	var mu sync.Mutex
	var all error
	for i, ofShard := range c.shards.split(c.known.news(links)) {
		for _, ofLane := range inLanes(ofShard) {
			wg.Go(func() {
				n, err := c.offerInTurn(ctx, c.shards[i], ofLane)
				fresh.Add(int64(n))
				mu.Lock()
				defer mu.Unlock()
				all = errors.Join(all, err)
			})
		}
	}
	wg.Wait()
	return int(fresh.Load()), all
}

// inLanes divides links by their hosts.
func inLanes(links []frontier.Link) (byLane [lanes][]frontier.Link) {
	at := map[string]int{}
	for _, l := range links {
		i, ok := at[l.Host]
		if !ok {
			i = len(at) % lanes
			at[l.Host] = i
		}
		byLane[i] = append(byLane[i], l)
	}
	return byLane
}

func (c *changer) offerInTurn(ctx context.Context, s *shard, links []frontier.Link) (fresh int, err error) {
	for len(links) > 0 {
		n, hosts := fit(links)
		part := links[:n]
		links = links[n:]
		keys := make([]address.Key, n)
		for i, l := range part {
			keys[i] = l.Key
		}
		d, err := c.change(ctx, s, s.names.links(keys), hosts, func(d *draft) error { return d.offer(part) })
		if err != nil {
			return fresh, err
		}
		fresh += d.fresh
	}
	return fresh, nil
}

// fit is how many of the links can be offered in one commit, with rows of their
// own, of the queues they stand in and of the tokens of their hosts.
func fit(links []frontier.Link) (n int, hosts []string) {
	rows := 0
	room := map[string]int{}
	for i, l := range links {
		band := l.Host + " " + bandOf(rowOf(l))
		more := 1
		if room[band] == 0 {
			more++
		}
		if len(hosts) == 0 || hosts[len(hosts)-1] != l.Host {
			more++
		}
		if rows += more; rows > maxWrites {
			return i, hosts
		}
		if room[band] == 0 {
			room[band] = maxKeys
		}
		if room[band]--; len(hosts) == 0 || hosts[len(hosts)-1] != l.Host {
			hosts = append(hosts, l.Host)
		}
	}
	return len(links), slices.Compact(hosts)
}

// wakesAtOnce is how many links are looked at together, each with three rows at
// the most if it is woken.
const wakesAtOnce = maxWrites / 3

// revisit makes links wait again that are due. It reads the rows of all links
// ever seen.
func (c *changer) revisit(ctx context.Context, s *shard, now time.Time) (woken int, err error) {
	for from := uint64(0); ; {
		rows, err := s.table.scan(ctx, s.names.row(kindLink, "*"), from, wakesAtOnce)
		if err != nil || len(rows) == 0 {
			return woken, err
		}
		from = rows[len(rows)-1].seq + 1
		var due []address.Key
		var hosts []string
		for _, at := range rows {
			if r, err := readLink(at.data); err != nil {
				return woken, err
			} else if r.wakes(now) {
				due, hosts = append(due, keyOf(at.subject)), append(hosts, r.Host)
			}
		}
		if len(due) == 0 {
			continue
		}
		slices.Sort(hosts)
		d, err := c.change(ctx, s, s.names.links(due), slices.Compact(hosts), func(d *draft) error { return d.wake(due, now) })
		if err != nil {
			return woken, err
		}
		woken += len(d.queued)
	}
}

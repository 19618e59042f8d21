package jetstream

import (
	"context"
	"errors"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// changer makes the commits that belong to no visit: links that are found, and
// what a visit in another shard brings.
type changer struct {
	shards shards
	known  *known
	desk   *desk
}

// change commits what compose makes of the rows on the subjects, where links of
// the hosts may come to wait. It reads and composes again until no other worker
// has changed any row in between.
func (c *changer) change(ctx context.Context, s *shard, subjects, hosts []string, compose func(*draft) error) (*draft, error) {
	for at := uint64(0); ; {
		on, unknown := c.known.tokensOf(hosts)
		ask := subjects[:len(subjects):len(subjects)]
		for _, host := range unknown {
			ask = append(ask, s.names.token(host))
		}
		rows, err := s.table.get(ctx, at, ask...)
		if err != nil {
			return nil, err
		}
		d := newDraft(s.names, rows)
		for host, seq := range on {
			d.wakes[host] = wake{on: true, seq: seq}
		}
		if err := compose(d); err != nil {
			return nil, err
		}
		if len(d.writes) == 0 {
			c.known.learn(d, 0)
			return d, nil
		}
		d.close()
		seq, err := s.commits.commit(ctx, d.writes, d.change)
		var moved conflict
		if errors.As(err, &moved) {
			c.known.forgetTokens(hosts)
			if at = moved.atLeast; at == 0 {
				time.Sleep(retryGap / 4) // a row is gone, and the replica may not know
			}
			continue
		}
		if err != nil {
			return nil, err
		}
		c.known.learn(d, seq)
		c.desk.mu.Lock()
		c.desk.spread(d, seq, time.Now())
		c.desk.mu.Unlock()
		return d, nil
	}
}

// aliases makes keys seen, each in its shard, and ends the links that wait under
// them.
func (c *changer) aliases(ctx context.Context, refs []frontier.Ref) error {
	byShard := map[*shard][]address.Key{}
	for _, r := range refs {
		s := c.shards.of(r.Host)
		byShard[s] = append(byShard[s], r.Key)
	}
	for s, keys := range byShard {
		keys = c.known.open(keys)
		_, err := c.change(ctx, s, s.names.links(keys), nil, func(d *draft) error {
			for _, k := range keys {
				if err := d.alias(k); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// links are the rows of links.
func (n names) links(keys []address.Key) []string {
	subjects := make([]string, len(keys))
	for i, k := range keys {
		subjects[i] = n.link(k)
	}
	return subjects
}

package jetstream

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
)

// counts are what has come of a crawl, or of a part of it. Only the sum over all
// rows of counts means anything: a link is counted where it was found, and
// uncounted where it was visited.
type counts struct {
	Seen    int64            `json:"seen,omitempty"`
	Pending int64            `json:"pending,omitempty"`
	Records int64            `json:"records,omitempty"`
	Hosts   int64            `json:"hosts,omitempty"` // with links
	Tally   map[string]int64 `json:"tally,omitempty"`
}

// plus is the sum of two counts; neither is changed.
func (c counts) plus(d counts) counts {
	sum := counts{c.Seen + d.Seen, c.Pending + d.Pending, c.Records + d.Records, c.Hosts + d.Hosts, maps.Clone(c.Tally)}
	if sum.Tally == nil {
		sum.Tally = map[string]int64{}
	}
	for name, n := range d.Tally {
		sum.Tally[name] += n
	}
	return sum
}

// sum adds up the rows of counts, with what this worker has written. Each worker
// has a few in each shard.
func sum(ctx context.Context, shards []*shard) (all counts, err error) {
	for _, s := range shards {
		err := s.table.each(ctx, s.commits.wrote(), s.names.counts("*"), func(r row) error {
			var c counts
			if err := json.Unmarshal(r.data, &c); err != nil {
				return fmt.Errorf("reading counts: %w", err)
			}
			all = all.plus(c)
			return nil
		})
		if err != nil {
			return counts{}, err
		}
	}
	return all.plus(counts{}), nil
}

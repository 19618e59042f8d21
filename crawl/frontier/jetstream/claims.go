package jetstream

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// A claim names the link that told a story first, or is about to: it may be made
// in another shard, before the record is kept. Which of the two it is, the link's
// row says, in the link's own shard. One that was cut off in between is visited
// again; only when that has brought no story is the claim another's to take.

// verdict is what a claim's owner has made of it.
type verdict int

const (
	isMine      verdict = iota
	hasTold             // the story was told: this is a copy
	toldNothing         // it ended without: the claim is free
)

// undecidedFor is how long the end of another visit is waited for. Mostly it
// comes at once. Where that worker has died, the link is visited again after its
// Silence; so this visit is given up, and made again later, too.
const undecidedFor = 5 * time.Second

// errUndecided: another visit, that has claimed the same story, does not end.
var errUndecided = fmt.Errorf("%w: another page claims the story and is not done", frontier.ErrLost)

// ownerOf finds out what has become of the owner of a claim, and waits for it
// while it is being visited.
func (c *changer) ownerOf(ctx context.Context, owner row, mine []byte) (verdict, error) {
	if bytes.Equal(owner.data, mine) {
		return isMine, nil
	}
	key, shard, err := readClaim(owner.data)
	if err != nil {
		return 0, err
	}
	if shard >= len(c.shards) {
		return 0, fmt.Errorf("row %s: a claim from shard %d of %d", owner.subject, shard, len(c.shards))
	}
	s := c.shards[shard]
	gap := retryGap / 4
	for since := time.Now(); time.Since(since) < undecidedFor; gap = min(2*gap, time.Second/4) {
		newest, err := s.newest(ctx)
		if err != nil {
			return 0, err
		}
		at, err := s.table.one(ctx, newest, s.names.link(key))
		if err != nil {
			return 0, err
		}
		r := &linkRow{Done: true}
		if at.data != nil {
			if r, err = readLink(at.data); err != nil {
				return 0, err
			}
		}
		switch {
		case r.Told:
			return hasTold, nil
		case r.Done && at.data != nil:
			return toldNothing, nil
		}
		time.Sleep(gap)
	}
	return 0, errUndecided
}

// judge looks at the claims in the host's own shard that other links have made,
// as they were read.
func (e *ending) judge(ctx context.Context, rows map[string]row) error {
	mine := claimRow(e.o.Key, e.h.shard.names.shard)
	for _, k := range e.claims {
		owner, ok := rows[e.h.shard.names.claim(k)]
		if !ok || e.copied {
			continue
		}
		verdict, err := e.change.ownerOf(ctx, owner, mine)
		if err != nil {
			return err
		}
		e.copied = verdict == hasTold
	}
	return nil
}

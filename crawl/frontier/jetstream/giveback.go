package jetstream

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/internal/unixtime"
)

// goOn keeps a host for another visit, or gives it back. h.work is held.
func (k *keeper) goOn(ctx context.Context, h *hold) error {
	k.desk.mu.Lock()
	empty := len(h.links) == 0 && h.out == 0 && !h.gone
	k.desk.mu.Unlock()
	if empty {
		if err := k.load(ctx, h); err != nil {
			return err
		}
	}
	k.desk.mu.Lock()
	kept := h.held && k.desk.keeps(h) && len(h.links) > 0
	k.desk.signal()
	k.desk.mu.Unlock()
	if kept {
		return nil
	}
	return k.giveBack(ctx, h)
}

// giveBack ends a hold and its right to the host, unless there are leases. h.work
// is held.
func (k *keeper) giveBack(ctx context.Context, h *hold) error {
	k.desk.mu.Lock()
	if h.gone || h.out > 0 {
		k.desk.mu.Unlock()
		return nil
	}
	valid := k.desk.fresh(h)
	k.desk.drop(h)
	next := h.rests(k.opts.Silence)
	k.desk.rests(h, next)
	k.desk.mu.Unlock()
	k.unqueue(ctx, h)
	if !valid || !h.held {
		return nil // the token may be another's by now, or is written already
	}
	writes, err := h.lessonWrites()
	if err != nil {
		return err
	}
	h.held = false
	err = k.write(ctx, h, h.host, tokenRow{}.leaves(next.State), append(writes, h.tokenWrite(next))...)
	var c conflict
	switch {
	case errors.As(err, &c):
		return nil // it is
	case err != nil || next.State != tokenClosing:
		return err
	}
	return k.retire(ctx, h)
}

// rests is the token of a host that is given back. One that is closing is left to
// who closes it, for as long as that one may be alive. desk.mu is held.
func (h *hold) rests(silence time.Duration) tokenRow {
	switch next := h.host.Next; {
	case len(h.links) > 0:
		return tokenRow{Wake: unixtime.Nanos(next)}
	case h.due.After(next):
		return tokenRow{State: tokenAsleep, Wake: unixtime.Nanos(h.due)}
	case !h.due.IsZero():
		return tokenRow{State: tokenAsleep, Wake: unixtime.Nanos(next)}
	default:
		return tokenRow{State: tokenClosing, Wake: time.Now().Add(silence).UnixNano()}
	}
}

// lessonWrites are what to write of what was learned of the host since it was last
// written.
func (h *hold) lessonWrites() ([]write, error) {
	if h.learned == nil {
		return nil, nil
	}
	h.host.Lessons = h.learned()
	return h.infoWrites(h.host)
}

// retire takes away the token of a host whose queue was empty when it began to
// close. What came before that is seen now, and what comes later writes the token
// anew: then it is not this version that is removed. h.work is held.
func (k *keeper) retire(ctx context.Context, h *hold) error {
	n := h.shard.names
	found, err := h.shard.table.any(ctx, h.seq, n.queue(h.host.Name)+".>")
	if err != nil {
		return err
	}
	if !found {
		h.shard.table.remove(ctx, []uint64{h.token})
		return nil
	}
	t := h.tokenWrite(tokenRow{Wake: unixtime.Nanos(h.host.Next)})
	_, err = h.shard.commits.commit(ctx, []write{t}, tokenRow{State: tokenClosing}.leaves(tokenOn))
	var c conflict
	if errors.As(err, &c) {
		return nil // others have
	}
	return err
}

// unqueue removes the rows of the queue that h has done with. h.work is held.
func (k *keeper) unqueue(ctx context.Context, h *hold) {
	k.desk.mu.Lock()
	stale := h.stale
	h.stale = nil
	k.desk.mu.Unlock()
	h.shard.table.remove(ctx, stale)
}

// close gives back all hosts. Leases that are out are lost.
func (k *keeper) close(ctx context.Context) {
	k.desk.mu.Lock()
	holds := slices.Collect(maps.Values(k.desk.holds))
	k.desk.mu.Unlock()
	var wg sync.WaitGroup
	for _, h := range holds {
		wg.Go(func() {
			h.work.Lock()
			defer h.work.Unlock()
			k.desk.mu.Lock()
			k.takeAllBack(h)
			k.desk.mu.Unlock()
			k.giveBack(ctx, h)
		})
	}
	wg.Wait()
}

// takeAllBack makes the links wait that are leased. desk.mu is held.
func (k *keeper) takeAllBack(h *hold) {
	for id, o := range k.desk.leases {
		if o.hold == h {
			k.desk.takeBack(id, o)
		}
	}
}

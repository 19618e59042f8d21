package jetstream

import (
	"context"
	"iter"
	"slices"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// load finds the first links of the host's queue that may be visited now. The
// rows of the queue may be left over from a worker that died; so what counts are
// the rows of the links they lead to. h.work is held.
func (k *keeper) load(ctx context.Context, h *hold) error {
	k.unqueue(ctx, h)
	k.desk.mu.Lock()
	h.due, h.loading = time.Time{}, true
	k.desk.mu.Unlock()
	defer func() {
		k.desk.mu.Lock()
		h.loading = false
		k.desk.fix(h)
		k.desk.mu.Unlock()
	}()
	found, err := h.first(ctx)
	if err != nil {
		return err
	}
	for i, rows := range found {
		if err := k.loadBand(ctx, h, rows); err != nil {
			return err
		}
		k.desk.mu.Lock()
		enough := i > 0 && len(h.links) > 0 // the first are those that are due later
		k.desk.mu.Unlock()
		if enough {
			return nil
		}
	}
	return nil
}

// loadBand looks at rows of a band until enough links are found.
func (k *keeper) loadBand(ctx context.Context, h *hold, queue []row) error {
	for want := h.wants(); len(queue) > 0 && want > 0; {
		n, keys := 0, 0
		for n < len(queue) && keys < want {
			keys += len(queue[n].data) / len(address.Key{})
			n++
		}
		found, err := k.check(ctx, h, queue[:n])
		if err != nil {
			return err
		}
		queue, want = queue[n:], want-found
	}
	return nil
}

// check adds to h the links that rows of its queue lead to, and notes rows that
// lead nowhere. It returns how many wait. Another commit of this worker may end
// some of them while they are read; then they are read again.
func (k *keeper) check(ctx context.Context, h *hold, queue []row) (int, error) {
	k.desk.mu.Lock()
	defer k.desk.mu.Unlock()
	for {
		before := k.desk.ends
		k.desk.mu.Unlock()
		links, err := h.read(ctx, queue)
		if err == nil {
			err = k.tell(ctx, links)
		}
		k.desk.mu.Lock()
		switch {
		case err != nil:
			return 0, err
		case k.desk.ends == before:
			return k.takeUp(h, queue, links), nil
		}
	}
}

// readRow is a link's row with its version.
type readRow struct {
	*linkRow
	seq uint64
}

// read reads the rows of the links in a queue.
func (h *hold) read(ctx context.Context, queue []row) (map[address.Key]readRow, error) {
	var subjects []string
	for _, q := range queue {
		for key := range keysIn(q.data) {
			subjects = append(subjects, h.shard.names.link(key))
		}
	}
	rows, err := h.shard.table.get(ctx, h.seq, subjects...)
	if err != nil {
		return nil, err
	}
	links := make(map[address.Key]readRow, len(rows))
	for subject, at := range rows {
		r, err := readLink(at.data)
		if err != nil {
			return nil, err
		}
		links[keyOf(subject)] = readRow{r, at.seq}
	}
	return links, nil
}

// tell tells the aliases of links that are done, where whoever has ended them did
// not get as far as that.
func (k *keeper) tell(ctx context.Context, links map[address.Key]readRow) error {
	var tell []frontier.Ref
	for _, r := range links {
		if r.Done {
			tell = append(tell, r.Tell...)
		}
	}
	return k.change.aliases(ctx, tell)
}

// takeUp adds the links that wait in a queue. desk.mu is held.
func (k *keeper) takeUp(h *hold, queue []row, links map[address.Key]readRow) (found int) {
	now := time.Now()
	for _, q := range queue {
		waits, nth := 0, 0
		for key := range keysIn(q.data) {
			nth++
			r := links[key]
			if r.linkRow == nil || r.Done || h.shard.names.band(r.Host, bandOf(r.linkRow)) != bandIn(q.subject) {
				continue
			}
			waits++
			k.found(h, entry{r.link(key), r.seq, r.Woke, r.Told, place{q.seq, nth}}, now)
		}
		found += waits
		if h.waits[q.seq] = waits; waits == 0 {
			h.drop(q.seq)
		}
	}
	return found
}

// found takes up a link that waits. desk.mu is held.
func (k *keeper) found(h *hold, e entry, now time.Time) {
	switch {
	case k.desk.leased(h, e.Key):
	case e.Due.After(now):
		h.dueAt(e.Due)
	default:
		h.links.remove(e.Key)
		h.links.add(e)
	}
}

// keysIn yields the keys in a row of the queue.
func keysIn(data []byte) iter.Seq[address.Key] {
	return func(yield func(address.Key) bool) {
		for k := range slices.Chunk(data, len(address.Key{})) {
			if len(k) != len(address.Key{}) || !yield(address.Key(k)) {
				return
			}
		}
	}
}

package jetstream

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/address"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// entry is a link that waits, with the versions of its rows.
type entry struct {
	frontier.Link
	seq uint64 // of the link's row
	place
}

// place is where a link stands in its host's queue.
type place struct {
	row uint64 // version of the row
	nth int    // of its keys
}

// waiting are links in the order in which they are visited: by rank, and then as
// they came.
type waiting []entry

func (w *waiting) add(e entry) {
	i, _ := slices.BinarySearchFunc(*w, e, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.row, b.row), cmp.Compare(a.nth, b.nth))
	})
	*w = slices.Insert(*w, i, e)
}

// remove takes out the link with the key, if it is there, and returns where it
// stood; row 0 is nowhere.
func (w *waiting) remove(k address.Key) (at place) {
	*w = slices.DeleteFunc(*w, func(e entry) bool {
		if e.Key == k {
			at = e.place
		}
		return e.Key == k
	})
	return at
}

func (w *waiting) pop() entry {
	e := (*w)[0]
	*w = slices.Delete(*w, 0, 1)
	return e
}

// How many links of a band are looked at together: more where they will be
// visited right away. maxWaiting is how many are kept at hand; the others are
// found again in the queue.
const (
	peekSlow   = 16
	peekFast   = 128
	maxWaiting = 1000
)

// peekRows is how many rows of a queue are read together.
const peekRows = 32

// load finds the first links of the host's queue that may be visited now. The
// rows of the queue may be those of a replica that is behind, or left over from
// a worker that died; so what counts are the rows of the links they lead to.
// h.work is held.
func (f *Frontier) load(ctx context.Context, h *hold) error {
	f.unqueue(ctx, h)
	f.mu.Lock()
	h.due, h.loading = time.Time{}, true
	f.mu.Unlock()
	defer func() {
		f.mu.Lock()
		h.loading = false
		f.mu.Unlock()
	}()
	found, err := f.queueOf(ctx, h.host.Name)
	if err != nil {
		return err
	}
	for i, queue := range found {
		if err := f.loadBand(ctx, h, queue); err != nil {
			return err
		}
		f.mu.Lock()
		enough := i > 0 && len(h.links) > 0
		f.mu.Unlock()
		if enough {
			return nil
		}
	}
	return nil
}

// queueOf reads the first rows of a host's queue, by band: bandLater, and then
// the others in their order. Mostly there are so few that one question tells all.
func (f *Frontier) queueOf(ctx context.Context, host string) ([][]row, error) {
	found := make([][]row, len(bands)+1)
	at := map[string]int{f.names.queue(host, bandLater): 0}
	for i, b := range bands {
		at[f.names.queue(host, b.name)] = i + 1
	}
	all, err := f.table.scan(ctx, f.names.queue(host, "*")+".*", 0, peekRows)
	if err != nil {
		return nil, err
	}
	if len(all) < peekRows {
		for _, r := range all {
			i := at[bandIn(r.subject)]
			found[i] = append(found[i], r)
		}
		return found, nil
	}
	var wg sync.WaitGroup
	errs := make([]error, len(found))
	for band, i := range at {
		wg.Go(func() { found[i], errs[i] = f.table.scan(ctx, band+".*", 0, peekRows) })
	}
	wg.Wait()
	return found, errors.Join(errs...)
}

// bandIn is the band that a row of the queue is in, as names.queue gives it.
func bandIn(subject string) string { return subject[:strings.LastIndexByte(subject, '.')] }

// loadBand looks at rows of a band until enough links are found.
func (f *Frontier) loadBand(ctx context.Context, h *hold, queue []row) error {
	peek := peekFast
	if h.host.Delay > linger {
		peek = peekSlow
	}
	for len(queue) > 0 && peek > 0 {
		n, keys := 0, 0
		for n < len(queue) && keys < peek {
			keys += len(queue[n].data) / len(address.Key{})
			n++
		}
		found, err := f.check(ctx, h, queue[:n])
		if err != nil {
			return err
		}
		queue, peek = queue[n:], peek-found
	}
	return nil
}

// check adds to h the links that rows of its queue lead to, and notes rows that
// lead nowhere. It returns how many wait.
func (f *Frontier) check(ctx context.Context, h *hold, queue []row) (found int, err error) {
	var subjects []string
	for _, q := range queue {
		for k := range keysIn(q.data) {
			subjects = append(subjects, f.names.link(k))
		}
	}
	rows, err := f.readLinks(ctx, h, subjects)
	if err != nil {
		return 0, err
	}
	now := time.Now()
	defer f.mu.Unlock()
	for _, q := range queue {
		waits, nth := 0, 0
		for k := range keysIn(q.data) {
			at := rows[subjects[0]]
			subjects, nth = subjects[1:], nth+1
			r := &linkRow{Done: true}
			if at.data != nil {
				if r, err = readLink(at.data); err != nil {
					return found, err
				}
			}
			if !r.Done && f.names.queue(r.Host, bandOf(r)) == bandIn(q.subject) {
				waits++
				f.found(h, entry{r.link(k), at.seq, place{q.seq, nth}}, now)
			}
		}
		found += waits
		if h.waits[q.seq] = waits; waits == 0 {
			h.drop(q.seq)
		}
	}
	return found, nil
}

// readLinks reads rows of links, and returns with f.mu held where it succeeds: no
// commit of this worker has ended any link since they were read.
func (f *Frontier) readLinks(ctx context.Context, h *hold, subjects []string) (map[string]row, error) {
	f.mu.Lock()
	for {
		before := f.ends
		f.mu.Unlock()
		rows, err := f.table.get(ctx, h.seq, subjects...)
		if err != nil {
			return nil, err
		}
		if f.mu.Lock(); f.ends == before {
			return rows, nil
		}
	}
}

// found takes up a link that waits. f.mu is held.
func (f *Frontier) found(h *hold, e entry, now time.Time) {
	switch {
	case f.leased(h, e.Key):
	case e.Due.After(now):
		if h.due.IsZero() || e.Due.Before(h.due) {
			h.due = e.Due
		}
	default:
		h.links.remove(e.Key)
		h.links.add(e)
	}
}

// left notes that a link does not wait any more at its place. Frontier.mu is held.
func (h *hold) left(at place) {
	switch n, ok := h.waits[at.row]; {
	case n == 1:
		h.drop(at.row)
	case ok:
		h.waits[at.row] = n - 1
	}
}

// drop notes a row of the queue that leads nowhere any more.
func (h *hold) drop(row uint64) {
	delete(h.waits, row)
	h.stale = append(h.stale, row)
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

// leased reports whether a link is out. f.mu is held.
func (f *Frontier) leased(h *hold, k address.Key) bool {
	for _, o := range f.leases {
		if o.hold == h && o.Key == k {
			return true
		}
	}
	return false
}

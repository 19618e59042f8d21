package jetstream

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/address"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/unixtime"
)

// entry is a link that waits, with the versions of its rows.
type entry struct {
	frontier.Link
	seq   uint64 // of the link's row
	place uint64 // of its row in the queue
}

// waiting are links in the order in which they are visited: by rank, and then as
// they came.
type waiting []entry

func (w *waiting) add(e entry) {
	i, _ := slices.BinarySearchFunc(*w, e, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.place, b.place))
	})
	*w = slices.Insert(*w, i, e)
}

// remove takes out the link with the key, if it is there.
func (w *waiting) remove(k address.Key) {
	*w = slices.DeleteFunc(*w, func(e entry) bool { return e.Key == k })
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

// load finds the first links of the host's queue that may be visited now. The
// rows of the queue may be those of a replica that is behind, or left over from
// a worker that died; so what counts are the rows of the links they lead to.
// h.work is held.
func (f *Frontier) load(ctx context.Context, h *hold) error {
	f.unqueue(ctx, h)
	peek := peekFast
	if h.host.Delay > linger {
		peek = peekSlow
	}
	found := make([][]row, len(bands)+1)
	errs := make([]error, len(found))
	var wg sync.WaitGroup
	for i := range found {
		name := bandLater
		if i > 0 {
			name = bands[i-1].name
		}
		wg.Go(func() {
			found[i], errs[i] = f.table.scan(ctx, f.names.row(kindQueue, token(h.host.Name), name, "*"), 0, peek)
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	f.mu.Lock()
	h.due = time.Time{}
	f.mu.Unlock()
	for i, queue := range found {
		if err := f.check(ctx, h, queue); err != nil {
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

// check adds to h the links that rows of its queue lead to, and notes rows that
// lead nowhere.
func (f *Frontier) check(ctx context.Context, h *hold, queue []row) error {
	if len(queue) == 0 {
		return nil
	}
	subjects := make([]string, len(queue))
	for i, q := range queue {
		subjects[i] = f.names.link(keyOf(q.subject))
	}
	rows, err := f.table.get(ctx, h.seq, subjects...)
	if err != nil {
		return err
	}
	now := time.Now()
	f.mu.Lock()
	defer f.mu.Unlock()
	for i, q := range queue {
		k := keyOf(q.subject)
		r := &linkRow{Done: true}
		if row, ok := rows[subjects[i]]; ok {
			if r, err = readLink(row.data); err != nil {
				return err
			}
		}
		switch due := unixtime.Time(r.Due); {
		case r.Done || f.names.queue(r.Host, bandOf(r), k) != q.subject:
			h.stale = append(h.stale, q.seq)
		case f.leased(h, k):
		case due.After(now):
			if h.due.IsZero() || due.Before(h.due) {
				h.due = due
			}
		default:
			h.links.remove(k)
			h.links.add(entry{r.link(k), rows[subjects[i]].seq, q.seq})
		}
	}
	return nil
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

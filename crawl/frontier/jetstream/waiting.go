package jetstream

import (
	"cmp"
	"slices"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// entry is a link that waits, with the versions of its rows.
type entry struct {
	frontier.Link
	seq        uint64 // of the link's row
	woke, told bool   // as the row says
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

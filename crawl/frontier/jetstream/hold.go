package jetstream

import (
	"sync"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/polite"
)

// hold is a host that this worker has. A token has brought it here, but what makes
// it ours is the host's row, which says who has the host since when: its version
// is the fence. While a host is held its token is on; who gives it back writes
// the token anew.
type hold struct {
	shard *shard

	// work is held while the hold is opened, loaded, committed to or given back:
	// one after the other, because each starts from the version that the one
	// before has left. Who holds it may take desk.mu, but not the other way round.
	work  sync.Mutex
	seq   uint64    // version of the host's row: the fence
	token uint64    // version of its token
	stamp time.Time // in the row as it was last written, by our clock
	tally map[string]int64

	depths [maxBands]int // of the buckets by which a band of the queue is asked for
	next   int           // bucket to ask for

	robots  *polite.Robots // as the rows have them
	lessons []byte

	// Under desk.mu:
	host    frontier.Host
	links   waiting
	stale   []uint64       // versions of rows of the queue to remove
	waits   map[uint64]int // how many of the links in a row of the queue, by its version
	loading bool           // links are not all there yet
	due     time.Time      // when a link will be that is not among links; zero: none is known
	learned func() []byte  // what was learned of the host; nil: nothing new
	out     int            // leases
	alone   int            // of these, such that no other may be beside them
	over    int            // of these, those whose visits have ended and are committed
	renewed time.Time      // the stamp in the row as it is known to be kept
	since   time.Time      // when it was taken
	visits  int
	index   int  // in desk.ready; -1: not there
	gone    bool // it is given back, or lost
	held    bool // the host's row says that this worker has it; else it is on its way back
}

func newHold(s *shard, name string) *hold {
	h := &hold{shard: s, waits: map[uint64]int{}, since: time.Now(), index: -1}
	h.host.Name = name
	return h
}

// How long a host is kept beyond one visit. Giving it back and taking it again
// costs two commits and some questions, so a host is kept over the usual delay.
// But others want their share, and see no links but those that are there.
const (
	soon      = 20 * time.Millisecond // is now
	linger    = 2 * time.Second       // waits that are not worth giving it back for
	maxVisits = 200
	maxKept   = 10 * time.Second
	minKept   = time.Second // by who has more hosts than others
	maxIdle   = time.Second // after its time has come, without anybody who would visit it
)

// wants is how many links of a band are looked at together: as many as may be
// visited while the host is kept.
func (h *hold) wants() int {
	const few, many = 16, 128
	if h.host.Delay <= 0 {
		return many
	}
	return int(min(max(maxKept/h.host.Delay, few), many))
}

// maxAtHand is how many links are kept at hand; the others are found again in the
// queue.
const maxAtHand = 1000

// queue puts a link where it now belongs. One that is not at hand will be found
// in the queue when the others are done. desk.mu is held.
func (h *hold) queue(d *draft, q queued, seq uint64, now time.Time) {
	e := entry{Link: q.link, seq: d.seqOf(q.at, seq), woke: q.woke, told: q.told, place: q.was}
	was := h.links.remove(e.Key)
	switch {
	case q.line != nil:
		h.left(was)
		e.place = place{d.seqOf(q.line.at, seq), q.nth}
	case was.row != 0:
		e.place = was
	case e.row == 0:
		return
	}
	if e.Due.After(now) {
		h.dueAt(e.Due)
		return
	}
	h.links.add(e)
	h.links = h.links[:min(len(h.links), maxAtHand)]
}

// dueAt notes when a link will be due that is not at hand. desk.mu is held.
func (h *hold) dueAt(due time.Time) {
	if h.due.IsZero() || due.Before(h.due) {
		h.due = due
	}
}

// left notes that a link does not wait any more at its place. desk.mu is held.
func (h *hold) left(at place) {
	switch n, ok := h.waits[at.row]; {
	case n == 1:
		h.drop(at.row)
	case ok:
		h.waits[at.row] = n - 1
	}
}

// drop notes a row of the queue that leads nowhere any more. desk.mu is held.
func (h *hold) drop(row uint64) {
	delete(h.waits, row)
	h.stale = append(h.stale, row)
}

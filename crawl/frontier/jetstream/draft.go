package jetstream

import (
	"slices"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// draft is a commit to one shard while it is put together, from rows as they were
// read. draftlink.go has what becomes of links that are found, draftvisit.go what
// becomes of one that was visited.
//
// A server that is alone makes the writes of a batch one after the other, and may
// find in their midst that its room has ended: then the first ones stay. So they
// go in an order in which that loses nothing: the tokens and the rows of queues
// before the links they lead to, and these and the record before the end of the
// link that they come from, whose visit is then made again.
type draft struct {
	names   names
	rows    map[string]row
	writes  []write
	ending  []write         // the end of the visit, which comes after them
	written map[string]bool // by subject
	change  counts
	fresh   int             // links that are new
	queued  []queued        // links that wait from now on, or wait elsewhere
	ended   []ended         // links that waited and do not any more
	lines   []*line         // rows of queues
	open    map[string]int  // of these, the one of a band that has room
	stays   bool            // the link that was visited waits again where it stood
	own     string          // the host that is held by who writes this; empty: none is
	wakes   map[string]wake // by host: what its token has to be for its links to be found

	ranks  map[address.Key]int64 // what links can be offered at in vain from now on
	claims []address.Key         // of the record
}

// queued is a link that waits and the write of its row.
type queued struct {
	link frontier.Link
	at   int   // in writes
	line *line // nil where it stays where it was
	nth  int   // of the line's keys
	was  place // of the link that was visited, where it stays

	woke, told bool // as its row says
}

// line is a row of a queue.
type line struct {
	host string
	band string // as names.band gives it
	keys []byte
	at   int // in writes
}

// maxKeys is how many keys a row of a queue has. A row for each link would cost
// as much as the link's own; and all of a row's links are read to find one.
const maxKeys = 32

type ended struct {
	host string
	key  address.Key
}

// wake is what a commit does about the token of a host that gets links: it checks
// that it is on and has a version, or it is written.
type wake struct {
	on    bool
	seq   uint64 // its version; 0: there is none
	fresh bool   // the host had no links
	at    int    // in writes, where it is written
}

func newDraft(n names, rows map[string]row) *draft {
	return &draft{names: n, rows: rows, written: map[string]bool{}, open: map[string]int{}, wakes: map[string]wake{},
		change: counts{Tally: map[string]int64{}}, ranks: map[address.Key]int64{}}
}

// put adds a write and returns its place.
func (d *draft) put(subject string, data []byte, expect int64) int {
	d.writes = append(d.writes, write{subject: subject, data: data, expect: expect})
	d.written[subject] = true
	return len(d.writes) - 1
}

// end adds a write of the end of the visit.
func (d *draft) end(subject string, data []byte, expect int64) {
	d.ending = append(d.ending, write{subject: subject, data: data, expect: expect})
	d.written[subject] = true
}

// seqOf is the version that a write got, where the last got the version seq.
func (d *draft) seqOf(at int, seq uint64) uint64 { return seq - uint64(len(d.writes)-1-at) }

// waken decides what is to be done about the token of a host, unless that is held
// here: then its token is on.
func (d *draft) waken(host string) error {
	if _, ok := d.wakes[host]; ok || host == d.own {
		return nil
	}
	r, ok := d.rows[d.names.token(host)]
	if !ok {
		d.wakes[host] = wake{fresh: true}
		return nil
	}
	t, err := readToken(r.data)
	d.wakes[host] = wake{on: t.State == tokenOn, seq: r.seq, fresh: t.State == tokenClosing}
	return err
}

// close brings the writes into their order, after those of tokens and of the rows
// of queues, under names that no others have. What is put after it comes last.
func (d *draft) close() {
	var first []write
	for host, w := range d.wakes {
		if w.on {
			continue
		}
		w.at = len(first)
		d.wakes[host] = w
		first = append(first, write{subject: d.names.token(host), data: marshal(tokenRow{Host: host}), expect: int64(w.seq)})
		if w.fresh {
			d.change.Hosts++
		}
	}
	checked := map[string]bool{}
	for _, l := range d.lines {
		l.at = len(first)
		w := write{subject: queueRow(l.band), data: l.keys, expect: anyVersion}
		if at, ok := d.wakes[l.host]; ok && at.on && !checked[l.host] {
			w.of, w.expect, checked[l.host] = d.names.token(l.host), int64(at.seq), true
		}
		first = append(first, w)
	}
	for i := range d.queued {
		d.queued[i].at += len(first)
	}
	d.writes = slices.Concat(first, d.writes, d.ending)
}

// tokensOn are the tokens that are known to be on after a commit whose last write
// got the version seq, by host.
func (d *draft) tokensOn(seq uint64) map[string]uint64 {
	on := map[string]uint64{}
	for host, w := range d.wakes {
		if on[host] = w.seq; !w.on {
			on[host] = d.seqOf(w.at, seq)
		}
	}
	return on
}

// spread tells the holds what a commit has changed. desk.mu is held.
func (k *desk) spread(d *draft, seq uint64, now time.Time) {
	if len(d.ended) > 0 {
		k.ends++
	}
	for _, e := range d.ended {
		if h := k.holds[e.host]; h != nil {
			h.left(h.links.remove(e.key))
			k.fix(h)
		}
	}
	if len(d.queued) > 0 {
		k.emptied = time.Time{}
	}
	for _, q := range d.queued {
		if h := k.holds[q.link.Host]; h != nil && q.line != nil {
			h.waits[d.seqOf(q.line.at, seq)] = len(q.line.keys) / len(q.link.Key)
		}
	}
	for _, q := range d.queued {
		if h := k.holds[q.link.Host]; h != nil && !k.leased(h, q.link.Key) {
			h.queue(d, q, seq, now)
			k.fix(h)
		}
	}
	k.signal()
}

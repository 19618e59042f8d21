package jetstream

import (
	"bytes"
	"slices"
	"time"

	"github.com/nats-io/nuid"

	"github.com/tearsheet-news/tearsheet/crawl/address"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/unixtime"
)

// draft is a commit while it is put together, from rows as they were read.
//
// A server that is alone makes the writes of a batch one after the other, and may
// find in their midst that its room has ended: then the first ones stay. So they
// go in an order in which that loses nothing: the rows of queues before the links
// they lead to, and these and the record before the end of the link that they come
// from, whose visit is then made again.
type draft struct {
	names   names
	rows    map[string]row
	writes  []write
	ending  []write         // the end of the visit, which comes after them
	written map[string]bool // by subject
	change  counts          // of the counters
	fresh   int             // links that are new
	queued  []queued        // links that wait from now on, or wait elsewhere
	ended   []ended         // links that waited and do not any more
	lines   []*line         // rows of queues
	open    map[string]int  // of these, the one of a band that has room
	stays   bool            // the link that was visited waits again where it stood

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
}

// line is a row of a queue.
type line struct {
	band string // as names.queue gives it
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

func newDraft(n names, rows map[string]row) *draft {
	return &draft{names: n, rows: rows, written: map[string]bool{}, open: map[string]int{},
		change: counts{Tally: map[string]int64{}}, ranks: map[address.Key]int64{}}
}

// put adds a write and returns its place.
func (d *draft) put(subject string, data []byte, expect int64) int {
	d.writes = append(d.writes, write{subject, data, expect})
	d.written[subject] = true
	return len(d.writes) - 1
}

// seqOf is the version that a write got, where the last got the version seq.
func (d *draft) seqOf(at int, seq uint64) uint64 { return seq - uint64(len(d.writes)-1-at) }

// read finds what is known of a link; nil is nothing.
func (d *draft) read(k address.Key) (*linkRow, row, error) {
	at, ok := d.rows[d.names.link(k)]
	if !ok {
		return nil, at, nil
	}
	r, err := readLink(at.data)
	return r, at, err
}

// queue writes a link that waits; woke is whether not for its first visit.
func (d *draft) queue(l frontier.Link, woke bool, expect int64) {
	r := rowOf(l)
	r.Woke = woke
	d.ranks[l.Key] = l.Rank
	d.queued = append(d.queued, queued{link: l, at: d.put(d.names.link(l.Key), r.bytes(), expect)})
	d.stand(r, l.Key)
}

// stand puts the link that was queued last at the end of its band.
func (d *draft) stand(r *linkRow, k address.Key) {
	band := d.names.queue(r.Host, bandOf(r))
	i, ok := d.open[band]
	if !ok || len(d.lines[i].keys) == maxKeys*len(k) {
		i = len(d.lines)
		d.open[band], d.lines = i, append(d.lines, &line{band: band})
	}
	q := &d.queued[len(d.queued)-1]
	q.line, q.nth = d.lines[i], len(d.lines[i].keys)/len(k)
	q.line.keys = append(q.line.keys, k[:]...)
}

// close brings the writes into their order, with the rows of the queues, under
// names that no others have. What is put after it comes last.
func (d *draft) close() {
	var lines []write
	for i, l := range d.lines {
		l.at = i
		lines = append(lines, write{l.band + "." + nuid.Next(), l.keys, anyVersion})
	}
	for i := range d.queued {
		d.queued[i].at += len(lines)
	}
	d.writes = slices.Concat(lines, d.writes, d.ending)
}

// end adds a write of the end of the visit.
func (d *draft) end(subject string, data []byte, expect int64) {
	d.ending = append(d.ending, write{subject, data, expect})
	d.written[subject] = true
}

// offer adds links as Frontier.Offer does.
func (d *draft) offer(links []frontier.Link) error {
	for _, l := range best(links) {
		if d.written[d.names.link(l.Key)] {
			continue // it was seen in this very visit
		}
		r, at, err := d.read(l.Key)
		switch {
		case err != nil:
			return err
		case r == nil:
			d.queue(l, false, 0)
			d.fresh++
			d.change.Seen++
			d.change.Pending++
		case r.Done:
			d.ranks[l.Key] = endedRank
		case !r.Woke && l.Rank < r.Rank:
			d.raise(l, r, at)
		default:
			d.ranks[l.Key] = r.Rank
		}
	}
	return nil
}

// raise gives a link that waits the rank and the memo of a better offer.
func (d *draft) raise(l frontier.Link, r *linkRow, at row) {
	was := bandOf(r)
	r.Rank, r.memo = l.Rank, l.Memo
	d.ranks[l.Key] = l.Rank
	d.queued = append(d.queued, queued{link: r.link(l.Key), at: d.put(d.names.link(l.Key), r.bytes(), int64(at.seq))})
	if bandOf(r) != was {
		d.stand(r, l.Key)
	}
}

// best leaves of links with the same key the first with the best rank, where the
// first of them stands.
func best(links []frontier.Link) []frontier.Link {
	place := make(map[address.Key]int, len(links))
	out := make([]frontier.Link, 0, len(links))
	for _, l := range links {
		if i, ok := place[l.Key]; !ok {
			place[l.Key] = len(out)
			out = append(out, l)
		} else if l.Rank < out[i].Rank {
			out[i].Rank, out[i].Memo = l.Rank, l.Memo
		}
	}
	return out
}

// visited writes the end of the visit o: the link goes on as r.Again, or is done
// with the record.
func (d *draft) visited(o *out, r *frontier.Result) (receipt frontier.Receipt) {
	if receipt.Again = d.again(o, r.Again); receipt.Again {
		return receipt
	}
	end := rowOf(o.Link)
	end.Done, end.memo, end.Due = true, r.Next, unixtime.Nanos(r.Due)
	d.ranks[o.Key] = endedRank
	d.change.Pending--
	if r.Record != nil {
		receipt.Copy = !d.keep(o, r.Record)
		receipt.Kept = !receipt.Copy
	}
	d.end(d.names.link(o.Key), end.bytes(), int64(o.seq))
	return receipt
}

func (d *draft) again(o *out, again *frontier.Link) bool {
	if again == nil {
		return false
	}
	if again.Key != o.Key {
		if _, seen := d.rows[d.names.link(again.Key)]; seen {
			return false
		}
		d.end(d.names.link(again.Key), (&linkRow{Done: true}).bytes(), 0)
		d.change.Seen++
	}
	next := *again
	next.Key = o.Key
	was, _, err := d.read(o.Key)
	woke := err == nil && was != nil && was.Woke
	r := rowOf(next)
	if d.stays = o.row != 0 && r.Host == o.Host && bandOf(r) == bandOf(rowOf(o.Link)) && r.Due == 0; !d.stays {
		d.queue(next, woke, int64(o.seq))
		return true
	}
	r.Woke = woke
	d.ranks[o.Key] = r.Rank
	at := d.put(d.names.link(o.Key), r.bytes(), int64(o.seq))
	d.queued = append(d.queued, queued{link: next, at: at, was: o.place})
	return true
}

// keep writes a record, and reports false where its story was told before.
func (d *draft) keep(o *out, r *frontier.Record) bool {
	mine := []byte(hexOf(o.Key))
	d.claims = r.Claims
	for _, c := range r.Claims {
		if owner, ok := d.rows[d.names.claim(c)]; ok && !bytes.Equal(owner.data, mine) {
			d.change.Tally[frontier.TallyCopies]++
			return false
		}
	}
	for _, c := range r.Claims {
		subject := d.names.claim(c)
		if _, ok := d.rows[subject]; !ok && !d.written[subject] {
			d.put(subject, mine, 0)
		}
	}
	subject := d.names.recordOf(o)
	if _, ok := d.rows[subject]; !ok { // else the visit is made again, for want of room
		d.end(subject, recordBytes(r), 0)
	}
	d.change.Records++
	return true
}

// alias makes a key seen, and ends the link that waits under it.
func (d *draft) alias(k address.Key) error {
	subject := d.names.link(k)
	if d.written[subject] {
		return nil
	}
	d.ranks[k] = endedRank
	r, at, err := d.read(k)
	switch {
	case err != nil:
		return err
	case r == nil:
		d.put(subject, (&linkRow{Done: true}).bytes(), 0)
		d.change.Seen++
	case !r.Done:
		r.Done, r.Due = true, 0
		d.put(subject, r.bytes(), int64(at.seq))
		d.change.Pending--
		d.ended = append(d.ended, ended{r.Host, k})
	}
	return nil
}

// spread tells the holds what a commit has changed, and returns the other hosts
// that need a token. f.mu is held.
func (f *Frontier) spread(d *draft, seq uint64, now time.Time) (hosts []string) {
	if len(d.ended) > 0 {
		f.ends++
	}
	for _, e := range d.ended {
		if h := f.holds[e.host]; h != nil {
			h.left(h.links.remove(e.key))
		}
	}
	if len(d.queued) > 0 {
		f.emptied = time.Time{}
	}
	told := map[string]bool{}
	for _, q := range d.queued {
		if h := f.holds[q.link.Host]; h != nil && q.line != nil {
			h.waits[d.seqOf(q.line.at, seq)] = len(q.line.keys) / len(q.link.Key)
		}
	}
	for _, q := range d.queued {
		h := f.holds[q.link.Host]
		switch {
		case h == nil && !told[q.link.Host]:
			told[q.link.Host] = true
			hosts = append(hosts, q.link.Host)
		case h != nil && !f.leased(h, q.link.Key):
			h.queue(d, q, seq, now)
		}
	}
	f.signal()
	return hosts
}

// queue puts a link where it now belongs. One that is not at hand will be found
// in the queue when the others are done. Frontier.mu is held.
func (h *hold) queue(d *draft, q queued, seq uint64, now time.Time) {
	e := entry{Link: q.link, seq: d.seqOf(q.at, seq), place: q.was}
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
		if h.due.IsZero() || e.Due.Before(h.due) {
			h.due = e.Due
		}
		return
	}
	h.links.add(e)
	h.links = h.links[:min(len(h.links), maxWaiting)]
}

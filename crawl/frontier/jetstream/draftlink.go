package jetstream

import (
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// read finds what is known of a link; nil is nothing.
func (d *draft) read(k address.Key) (*linkRow, row, error) {
	at, ok := d.rows[d.names.link(k)]
	if !ok {
		return nil, at, nil
	}
	r, err := readLink(at.data)
	return r, at, err
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
			d.fresh++
			d.change.Seen++
			d.change.Pending++
			err = d.queue(l.Key, rowOf(l), 0)
		case r.Done:
			d.ranks[l.Key] = endedRank
		case !r.Woke && r.Due == 0 && l.Rank < r.Rank:
			err = d.raise(l, r, at)
		default:
			d.ranks[l.Key] = r.Rank
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// queue writes a link that waits.
func (d *draft) queue(k address.Key, r *linkRow, expect int64) error {
	d.ranks[k] = r.Rank
	d.queued = append(d.queued, queued{link: r.link(k), at: d.put(d.names.link(k), r.bytes(), expect), woke: r.Woke, told: r.Told})
	return d.stand(k, r)
}

// stand puts the link that was queued last at the end of its band.
func (d *draft) stand(k address.Key, r *linkRow) error {
	band := d.names.band(r.Host, bandOf(r))
	i, ok := d.open[band]
	if !ok || len(d.lines[i].keys) == maxKeys*len(k) {
		i = len(d.lines)
		d.open[band], d.lines = i, append(d.lines, &line{host: r.Host, band: band})
	}
	q := &d.queued[len(d.queued)-1]
	q.line, q.nth = d.lines[i], len(d.lines[i].keys)/len(k)
	q.line.keys = append(q.line.keys, k[:]...)
	return d.waken(r.Host)
}

// raise gives a link that waits the rank and the memo of a better offer.
func (d *draft) raise(l frontier.Link, r *linkRow, at row) error {
	was := bandOf(r)
	r.Rank, r.Memo = l.Rank, l.Memo
	if bandOf(r) != was {
		return d.queue(l.Key, r, int64(at.seq))
	}
	d.ranks[l.Key] = l.Rank
	d.queued = append(d.queued, queued{link: r.link(l.Key), at: d.put(d.names.link(l.Key), r.bytes(), int64(at.seq))})
	return nil
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

// wake makes links wait again that are due.
func (d *draft) wake(keys []address.Key, now time.Time) error {
	for _, k := range keys {
		r, at, err := d.read(k)
		if err != nil {
			return err
		}
		if r == nil || !r.wakes(now) {
			continue
		}
		r.Done, r.Due, r.Woke, r.Tell = false, 0, true, nil
		d.change.Pending++
		if err := d.queue(k, r, int64(at.seq)); err != nil {
			return err
		}
	}
	return nil
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

// arrive makes a link wait that comes from another shard, of the visit o with the
// mark from. It reports false where it was seen here before, on its own account;
// same is whether it comes under the key that it had there.
func (d *draft) arrive(l frontier.Link, o *out, from uint64, same bool) (bool, error) {
	r, at, err := d.read(l.Key)
	if err != nil {
		return false, err
	}
	next := rowOf(l)
	next.From, next.Woke, next.Told = from, o.woke, o.told
	switch {
	case r != nil && r.From == from:
		return true, nil // it is here already: the visit was cut off after that
	case r != nil && !(same && r.Done):
		return false, nil
	case r == nil && !same:
		d.change.Seen++
	}
	d.change.Pending++
	return true, d.queue(l.Key, next, int64(at.seq))
}

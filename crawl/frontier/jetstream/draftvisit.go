package jetstream

import (
	"bytes"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/unixtime"
)

// visited writes the end of the visit o: the link goes on as r.Again, or is done
// with the record. Claims and aliases in other shards have been looked after, and
// are left out.
func (d *draft) visited(o *out, r *ending) (receipt frontier.Receipt, err error) {
	if r.moved {
		d.done(o, nil, 0, false, nil)
		return frontier.Receipt{Again: true}, nil
	}
	if receipt.Again, err = d.again(o, r.Again); receipt.Again || err != nil {
		return receipt, err
	}
	if r.Record != nil {
		if receipt.Copy = r.copied; r.copied {
			d.change.Tally[frontier.TallyCopies]++
		} else {
			d.keep(o, r.Record, r.claims)
			receipt.Kept = true
		}
	}
	d.done(o, r.Next, unixtime.Nanos(r.Due), receipt.Kept, r.tell)
	return receipt, nil
}

// done ends the link that was visited.
func (d *draft) done(o *out, memo []byte, due int64, kept bool, tell []frontier.Ref) {
	end := rowOf(o.Link)
	end.Done, end.Memo, end.Due, end.Told, end.Tell = true, memo, due, o.told || kept, tell
	d.ranks[o.Key] = endedRank
	d.change.Pending--
	d.end(d.names.link(o.Key), end.bytes(), int64(o.seq))
}

// again makes the link wait for a further visit, unless that goes to a key that
// was seen.
func (d *draft) again(o *out, again *frontier.Link) (bool, error) {
	if again == nil {
		return false, nil
	}
	if again.Key != o.Key {
		if _, seen := d.rows[d.names.link(again.Key)]; seen {
			return false, nil
		}
		d.end(d.names.link(again.Key), (&linkRow{Done: true}).bytes(), 0)
		d.change.Seen++
	}
	r := rowOf(*again)
	r.Woke, r.Told = o.woke, o.told
	if d.stays = o.row != 0 && r.Host == o.Host && bandOf(r) == bandOf(rowOf(o.Link)) && r.Due == 0; !d.stays {
		return true, d.queue(o.Key, r, int64(o.seq))
	}
	d.ranks[o.Key] = r.Rank
	at := d.put(d.names.link(o.Key), r.bytes(), int64(o.seq))
	d.queued = append(d.queued, queued{link: r.link(o.Key), at: at, was: o.place, woke: r.Woke, told: r.Told})
	return true, nil
}

// keep writes a record and its claims. Where a claim is another link's, that one
// has turned out to have told nothing; see claims.go.
func (d *draft) keep(o *out, r *frontier.Record, claims []address.Key) {
	mine := claimRow(o.Key, d.names.shard)
	d.claims = claims
	for _, c := range claims {
		subject := d.names.claim(c)
		if owner := d.rows[subject]; !bytes.Equal(owner.data, mine) && !d.written[subject] {
			d.put(subject, mine, int64(owner.seq))
		}
	}
	subject := d.names.record(o.Key, o.seq)
	if _, ok := d.rows[subject]; !ok { // else the visit is made again, for want of room
		d.end(subject, recordBytes(r), 0)
	}
	d.change.Records++
}

package jetstream

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// maxLinks is how many links go into one commit with the end of a visit; with the
// rows of their queue, the record and its claims, they stay below the 1,000 that
// a server takes.
const maxLinks = 400

// errEnded: another page turned out to be the one that was visited.
var errEnded = fmt.Errorf("%w: the link has ended as an alias", frontier.ErrLost)

// ending is a visit on its way to its end: one commit to the shard of its host.
// What it brings for other hosts is looked after before and after that, as
// elsewhere.go tells.
type ending struct {
	frontier.Result
	o      *out
	h      *hold
	keeper *keeper
	change *changer

	moved  bool           // the link has gone to another shard
	copied bool           // the record's story was told before
	claims []address.Key  // of the record, in this shard
	tell   []frontier.Ref // aliases in other shards
	before int            // links that were new, and are offered already
}

// complete ends the visit o.
func (k *keeper) complete(ctx context.Context, id int64, o *out, r frontier.Result) (frontier.Receipt, error) {
	e := &ending{Result: r, o: o, h: o.hold, keeper: k, change: k.change}
	k.desk.over(o, &r)
	h := o.hold
	if err := e.prepare(ctx); err != nil {
		return e.end(id, frontier.Receipt{}, err)
	}
	h.work.Lock()
	defer h.work.Unlock()
	receipt, err := e.settle(ctx)
	if receipt, err = e.end(id, receipt, err); err != nil && !errors.Is(err, frontier.ErrLost) {
		return receipt, err
	}
	if gerr := k.goOn(ctx, h); gerr != nil {
		return receipt, gerr
	}
	return receipt, err
}

// end takes the lease off. After an error nothing is kept, and the link waits
// again if it does.
func (e *ending) end(id int64, receipt frontier.Receipt, err error) (frontier.Receipt, error) {
	k := e.keeper.desk
	k.mu.Lock()
	defer k.mu.Unlock()
	switch h := e.h; {
	case h.gone:
	case errors.Is(err, errUndecided):
		k.takeBack(id, e.o)
	case errors.Is(err, frontier.ErrLost) && !errors.Is(err, errEnded):
		k.drop(h)
	default:
		k.end(id, e.o)
		k.visits++
		h.learned = e.Lessons
	}
	if err != nil {
		return frontier.Receipt{}, err
	}
	receipt.Fresh += e.before
	return receipt, nil
}

// settle commits what came of a visit. Other workers may change rows that it has
// read, such as those of its links; then it reads them again. If the host's row
// has changed, the host is another's by now.
func (e *ending) settle(ctx context.Context) (receipt frontier.Receipt, err error) {
	s := e.h.shard
	subjects := e.involved()
	if e.asExpected() {
		subjects = nil
	}
	for at := uint64(0); ; subjects = e.involved() {
		rows, err := s.table.get(ctx, at, subjects...)
		if err != nil {
			return receipt, err
		}
		if err := e.still(rows); err != nil {
			return receipt, err
		}
		if err := e.judge(ctx, rows); err != nil {
			return receipt, err
		}
		d, receipt, err := e.compose(rows)
		if err != nil {
			return receipt, err
		}
		seq, err := s.commits.commit(ctx, d.writes, d.change)
		var c conflict
		switch {
		case errors.As(err, &c):
			if at = max(at, c.atLeast); c.atLeast == 0 {
				time.Sleep(retryGap / 4)
			}
			continue
		case err != nil:
			return receipt, err
		}
		return receipt, e.committed(ctx, d, seq)
	}
}

// asExpected reports whether a visit brings nothing but the end of its link and a
// story that is likely new: what its commit expects of rows is known then, and
// they are read only if they are not so.
func (e *ending) asExpected() bool {
	return len(e.Links) == 0 && len(e.Aliases) == 0 && e.Again == nil &&
		(e.Record == nil || !e.change.known.told(e.claims))
}

// involved are the rows to read for a commit.
func (e *ending) involved() []string {
	n, o := e.h.shard.names, e.o
	subjects := []string{n.host(o.Host), n.link(o.Key)}
	if again := e.Again; again != nil {
		subjects = append(subjects, n.link(again.Key))
		if again.Host != o.Host {
			subjects = append(subjects, n.token(again.Host))
		}
	}
	for _, a := range e.Aliases {
		subjects = append(subjects, n.link(a.Key))
	}
	for _, l := range e.Links {
		subjects = append(subjects, n.link(l.Key))
	}
	if e.Record != nil {
		subjects = append(subjects, n.record(o.Key, o.seq))
		for _, c := range e.claims {
			subjects = append(subjects, n.claim(c))
		}
	}
	return subjects
}

// still checks that nobody has taken the host, nor ended the link. A better
// offer for the link has changed its row, and nothing else.
func (e *ending) still(rows map[string]row) error {
	n, desk := e.h.shard.names, e.keeper.desk
	desk.mu.Lock()
	gone := e.h.gone
	desk.mu.Unlock()
	if gone || rows[n.host(e.o.Host)].seq > e.h.seq {
		return frontier.ErrLost
	}
	now := rows[n.link(e.o.Key)]
	if now.seq <= e.o.seq {
		return nil
	}
	r, err := readLink(now.data)
	switch {
	case err != nil:
		return err
	case r.Done:
		return errEnded
	}
	e.o.seq = now.seq
	return nil
}

// compose puts the commit together. The host's row is its last write but one.
func (e *ending) compose(rows map[string]row) (*draft, frontier.Receipt, error) {
	d := newDraft(e.h.shard.names, rows)
	d.own = e.o.Host
	receipt, err := d.visited(e.o, e)
	if err != nil {
		return d, receipt, err
	}
	for _, a := range e.Aliases {
		if e.visiting(a.Key) {
			continue
		}
		if err := d.alias(a.Key); err != nil {
			return d, receipt, err
		}
	}
	if err := d.offer(e.Links); err != nil {
		return d, receipt, err
	}
	receipt.Fresh = d.fresh
	host := e.host()
	info, err := e.h.infoWrites(host)
	if err != nil {
		return d, receipt, err
	}
	for name, n := range e.Tally {
		d.change.Tally[name] += n
	}
	d.close()
	d.writes = append(d.writes, info...)
	main := e.keeper.hostWrite(e.h, host, counts{Tally: e.h.tally}.plus(counts{Tally: e.Tally}).Tally)
	d.writes = append(d.writes, main)
	return d, receipt, nil
}

// host is the host as it is now.
func (e *ending) host() frontier.Host {
	e.keeper.desk.mu.Lock()
	defer e.keeper.desk.mu.Unlock()
	return e.h.host
}

// infoWrites are what to write of what seldom changes, if it has.
func (h *hold) infoWrites(host frontier.Host) ([]write, error) {
	if host.Robots == h.robots && string(host.Lessons) == string(h.lessons) {
		return nil, nil
	}
	info, err := infoOf(host)
	return []write{{subject: h.shard.names.info(host.Name), data: info, expect: anyVersion}}, err
}

// visiting reports whether the link under key is out, to another visit here. It
// goes on to its own end.
func (e *ending) visiting(key address.Key) bool {
	desk := e.keeper.desk
	desk.mu.Lock()
	defer desk.mu.Unlock()
	for _, other := range desk.leases {
		if other != e.o && other.Key == key {
			return true
		}
	}
	return false
}

// committed takes up what a commit has made of things, and tells other shards of
// aliases. Until they know, the row of the queue stays by which others would find
// that they have to be told.
func (e *ending) committed(ctx context.Context, d *draft, seq uint64) error {
	h, k := e.h, e.keeper
	host := e.host()
	h.robots, h.lessons = host.Robots, host.Lessons
	h.tally = counts{Tally: h.tally}.plus(counts{Tally: e.Tally}).Tally
	e.change.known.learn(d, seq)
	k.wrote(h, seq)
	if err := e.change.aliases(ctx, e.tell); err != nil {
		return err
	}
	k.desk.mu.Lock()
	defer k.desk.mu.Unlock()
	if !d.stays {
		h.left(e.o.place)
	}
	e.o.Key = address.Key{} // it is not out any more, and may wait again
	k.desk.spread(d, seq, time.Now())
	return nil
}

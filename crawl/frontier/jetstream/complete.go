package jetstream

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// maxLinks is how many links go into one commit; with two writes each, the
// record and its claims, they stay below the 1,000 that a server takes. The
// links beyond, of large sitemaps, are offered before: no more than that would
// be kept if the lease is lost.
const maxLinks = 400

// errEnded: another page turned out to be the one that was visited.
var errEnded = fmt.Errorf("%w: the link has ended as an alias", frontier.ErrLost)

func (f *Frontier) Complete(ctx context.Context, l *frontier.Lease, r frontier.Result) (frontier.Receipt, error) {
	o := f.claim(l)
	if o == nil {
		return frontier.Receipt{}, frontier.ErrLost
	}
	r.Links, r.Aliases = f.known.news(r.Links), f.known.open(r.Aliases)
	before := 0
	if len(r.Links) > maxLinks {
		n, err := f.Offer(ctx, r.Links[maxLinks:])
		if err != nil {
			return frontier.Receipt{}, err
		}
		before, r.Links = n, r.Links[:maxLinks]
	}
	h := o.hold
	f.over(o, &r)
	h.work.Lock()
	defer h.work.Unlock()
	receipt, hosts, err := f.settle(ctx, o, &r)
	receipt.Fresh += before
	f.mu.Lock()
	if !h.gone {
		delete(f.leases, l.ID)
		h.out--
		if o.over {
			h.over--
		}
		f.visits++
		if errors.Is(err, frontier.ErrLost) && !errors.Is(err, errEnded) {
			f.drop(h)
		}
	}
	f.mu.Unlock()
	if err != nil && !errors.Is(err, errEnded) {
		return frontier.Receipt{}, err
	}
	if terr := f.tokens.add(ctx, hosts); terr != nil {
		return receipt, terr
	}
	if gerr := f.goOn(ctx, h); gerr != nil {
		return receipt, gerr
	}
	return receipt, err
}

// over notes that a visit has ended, and what it has changed of the host. The
// next visit to the host may begin while this one is committed, unless this one
// comes before all others: then they wait for what it has found.
func (f *Frontier) over(o *out, r *frontier.Result) {
	f.mu.Lock()
	defer f.mu.Unlock()
	h := o.hold
	if r.Unasked {
		h.host.Unasked(o.turn)
	}
	if r.Host != nil {
		r.Host(&h.host)
	}
	if o.over = o.Rank >= 0; o.over {
		h.over++
		f.signal()
	}
}

// settle commits what came of a visit. Other workers may change rows that it
// has read, such as those of links on other hosts; then it reads them again. If
// the host's row has changed, the host is another's by now.
func (f *Frontier) settle(ctx context.Context, o *out, r *frontier.Result) (frontier.Receipt, []string, error) {
	h := o.hold
	f.mu.Lock()
	host, lost := h.host, h.gone
	f.mu.Unlock()
	if lost {
		return frontier.Receipt{}, nil, frontier.ErrLost
	}
	subjects := f.involved(o, r)
	if f.asExpected(r) {
		subjects = nil
	}
	for at := uint64(0); ; subjects = f.involved(o, r) {
		rows, err := f.table.get(ctx, at, subjects...)
		if err != nil {
			return frontier.Receipt{}, nil, err
		}
		if err := f.still(o, rows); err != nil {
			return frontier.Receipt{}, nil, err
		}
		d := newDraft(f.names, rows)
		receipt, err := f.compose(d, o, r, host)
		if err != nil {
			return frontier.Receipt{}, nil, err
		}
		seq, err := f.table.commit(ctx, d.writes)
		var c conflict
		switch {
		case errors.As(err, &c):
			if at = c.atLeast; at == 0 {
				time.Sleep(retryGap / 4) // the other write is under way
			}
			continue
		case err != nil:
			return frontier.Receipt{}, nil, err
		}
		return receipt, f.committed(o, d, seq, host), nil
	}
}

// asExpected reports whether a visit brings nothing but the end of its link and a
// story that is likely new: what its commit expects of rows is known then, and
// they are read only if they are not so.
func (f *Frontier) asExpected(r *frontier.Result) bool {
	return len(r.Links) == 0 && len(r.Aliases) == 0 && r.Again == nil &&
		(r.Record == nil || !f.known.told(r.Record.Claims))
}

// involved are the rows to read for a commit.
func (f *Frontier) involved(o *out, r *frontier.Result) []string {
	subjects := []string{f.names.host(o.hold.host.Name), f.names.link(o.Key)}
	if r.Again != nil {
		subjects = append(subjects, f.names.link(r.Again.Key))
	}
	for _, k := range r.Aliases {
		subjects = append(subjects, f.names.link(k))
	}
	for _, l := range r.Links {
		subjects = append(subjects, f.names.link(l.Key))
	}
	if r.Record != nil {
		subjects = append(subjects, f.names.recordOf(o))
		for _, c := range r.Record.Claims {
			subjects = append(subjects, f.names.claim(c))
		}
	}
	return subjects
}

// still checks that nobody has taken the host, nor ended the link. A better
// offer for the link has changed its row, and nothing else.
func (f *Frontier) still(o *out, rows map[string]row) error {
	if rows[f.names.host(o.hold.host.Name)].seq > o.hold.seq {
		return frontier.ErrLost
	}
	now := rows[f.names.link(o.Key)]
	if now.seq <= o.seq {
		return nil
	}
	r, err := readLink(now.data)
	switch {
	case err != nil:
		return err
	case r.Done:
		return errEnded
	}
	o.seq = now.seq
	return nil
}

// compose puts the commit together. The host's row is its last write.
func (f *Frontier) compose(d *draft, o *out, r *frontier.Result, host frontier.Host) (frontier.Receipt, error) {
	receipt := d.visited(o, r)
	for _, k := range r.Aliases {
		if f.visiting(d, o, k) {
			continue
		}
		if err := d.alias(k); err != nil {
			return receipt, err
		}
	}
	if err := d.offer(r.Links); err != nil {
		return receipt, err
	}
	receipt.Fresh = d.fresh
	if host.Robots != o.hold.robots || string(host.Lessons) != string(o.hold.lessons) {
		info, err := infoOf(host)
		if err != nil {
			return receipt, err
		}
		d.put(f.names.info(host.Name), info, anyVersion)
	}
	for name, n := range r.Tally {
		d.change.Tally[name] += n
	}
	d.close()
	h := o.hold
	f.mu.Lock()
	h.held = h.out > 1 || f.keeps(h, host.Next)
	f.mu.Unlock()
	main := f.hostWrite(h, host, h.counts.plus(d.change))
	d.put(main.subject, main.data, main.expect)
	return receipt, nil
}

// visiting reports whether the link under k is out, to another visit here. It
// goes on to its own end.
func (f *Frontier) visiting(d *draft, o *out, k [16]byte) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, other := range f.leases {
		if other != o && other.Key == k {
			return true
		}
	}
	return false
}

// committed takes up what a commit has made of things, and returns the hosts
// that need a token.
func (f *Frontier) committed(o *out, d *draft, seq uint64, host frontier.Host) []string {
	h := o.hold
	h.robots, h.lessons = host.Robots, host.Lessons
	h.counts = h.counts.plus(d.change)
	f.known.learn(d)
	f.wrote(h, seq)
	f.mu.Lock()
	defer f.mu.Unlock()
	if !d.stays {
		h.left(o.place)
	}
	o.Key = [16]byte{} // it is not out any more, and may wait again
	return f.spread(d, seq, time.Now())
}

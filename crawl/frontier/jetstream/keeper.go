package jetstream

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/unixtime"
)

// keeper takes hosts for this worker, keeps them, and gives them back. giveback.go
// has the last of these.
//
// The life of a token, which is a row:
//
//	is written    on, by whoever finds the first links of a host, with them
//	is delivered  to a worker, who takes the host by writing the host's row
//	is written    anew, by whoever gives the host back: on, with the time of the
//	              next visit; asleep, where no link is due; or closing, where
//	              there is none
//	is removed    after closing, if a look shows that none has come before
//
// Who finds links for a host whose token is on makes the commit depend on its
// version, so that it cannot be closing meanwhile; one that is not on is written
// anew. So a host with links has a token at each moment, whatever becomes of the
// workers.
type keeper struct {
	id     string // of this worker: no other has it
	opts   *Options
	desk   *desk
	change *changer
}

// open takes the host of a token for this worker: from the moment its row is
// written, nobody who had it before can commit anything.
func (k *keeper) open(ctx context.Context, s *shard, t token) error {
	if wait := time.Until(unixtime.Time(t.Wake)); wait > soon {
		return t.later(wait)
	}
	if k.has(t.Host) {
		return t.later(k.opts.Silence)
	}
	h := newHold(s, t.Host)
	h.work.Lock()
	defer h.work.Unlock()
	for at := t.seq; ; {
		taken, err := k.take(ctx, h, t, at)
		var c conflict
		if errors.As(err, &c) {
			at = max(at, c.atLeast)
			continue
		}
		if err != nil || !taken {
			return err
		}
		break
	}
	k.desk.mu.Lock()
	if old := k.desk.holds[t.Host]; old != nil {
		k.desk.drop(old) // it has run out
	}
	k.desk.holds[t.Host] = h // before it is loaded, so that it is told what ends meanwhile
	k.desk.mu.Unlock()
	return k.goOn(ctx, h)
}

// has reports whether the host is held here already.
func (k *keeper) has(host string) bool {
	k.desk.mu.Lock()
	defer k.desk.mu.Unlock()
	h := k.desk.holds[host]
	return h != nil && k.desk.fresh(h)
}

// take writes the host's row, with the clock as it will be after the visit that
// is to begin: if it is never heard of again, the gap still holds. A host whose
// time has not come is left for later.
func (k *keeper) take(ctx context.Context, h *hold, t token, atLeast uint64) (bool, error) {
	n := h.shard.names
	main, info, own := n.host(t.Host), n.info(t.Host), n.token(t.Host)
	rows, err := h.shard.table.get(ctx, atLeast, main, info, own)
	if err != nil {
		return false, err
	}
	if rows[own].seq != t.seq {
		return false, nil // another stands for it
	}
	host, was, err := readHost(t.Host, k.opts.Delay, rows[main].data, rows[info].data)
	if err != nil {
		return false, err
	}
	h.host, h.tally, h.seq, h.token = host, was.Tally, rows[main].seq, t.seq
	h.robots, h.lessons = host.Robots, host.Lessons
	now := time.Now()
	if was.Holder != "" { // also this worker: it may have lost the host in the midst of a visit
		if ends := unixtime.Time(was.Held).Add(k.opts.Silence); ends.After(now) {
			return false, t.later(ends.Sub(now))
		}
		return false, k.bury(ctx, h, now)
	}
	if wait := h.host.Next.Sub(now); wait > soon {
		return false, t.later(wait)
	}
	ahead := h.host
	ahead.Asked(now)
	h.held = true
	if t.State == tokenOn {
		err = k.write(ctx, h, ahead, counts{})
	} else {
		err = k.write(ctx, h, ahead, t.leaves(tokenOn), h.tokenWrite(tokenRow{}))
	}
	return err == nil, err
}

// leaves is how the number of hosts with links changes when a token gets another
// state.
func (t tokenRow) leaves(next tokenState) (c counts) {
	if t.State == tokenClosing {
		c.Hosts++
	}
	if next == tokenClosing {
		c.Hosts--
	}
	return c
}

// bury ends the hold of a worker that is not heard of any more. It may have sent
// a request that nobody knows of until half a Silence ago; so the host's clock
// begins anew.
func (k *keeper) bury(ctx context.Context, h *hold, now time.Time) error {
	h.host.Asked(now)
	return k.write(ctx, h, h.host, counts{}, h.tokenWrite(tokenRow{Wake: unixtime.Nanos(h.host.Next)}))
}

// tokenWrite is the write of a token in the place of the one that brought the
// host here.
func (h *hold) tokenWrite(t tokenRow) write {
	t.Host = h.host.Name
	return write{subject: h.shard.names.token(t.Host), data: marshal(t), expect: int64(h.token)}
}

// write commits the host's row, after a token where one is given.
func (k *keeper) write(ctx context.Context, h *hold, host frontier.Host, change counts, token ...write) error {
	seq, err := h.shard.commits.commit(ctx, append(token, k.hostWrite(h, host, h.tally)), change)
	if err != nil {
		return err
	}
	if len(token) > 0 {
		h.token = seq - 1
	}
	k.wrote(h, seq)
	return nil
}

// wrote notes that the host's row is kept as it was last written. h.work is held.
func (k *keeper) wrote(h *hold, seq uint64) {
	h.seq = seq
	k.desk.mu.Lock()
	defer k.desk.mu.Unlock()
	if h.held {
		h.renewed = h.stamp
	}
	k.desk.fix(h)
}

func (k *keeper) hostWrite(h *hold, host frontier.Host, tally map[string]int64) write {
	r := hostRowOf(host, k.opts.Worker, tally)
	if h.held {
		h.stamp = time.Now()
		r.Holder, r.Held = k.id, h.stamp.UnixNano()
	}
	return write{subject: h.shard.names.host(host.Name), data: marshal(r), expect: int64(h.seq)}
}

// keep renews holds, drops those that are lost, and gives back those that nobody
// wants, until ctx ends.
func (k *keeper) keep(ctx context.Context) error {
	tick := time.NewTicker(min(k.opts.Silence/6, maxIdle))
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
		case <-ctx.Done():
			return nil
		}
		k.desk.mu.Lock()
		k.desk.expire(time.Now())
		var holds []*hold
		for _, h := range k.desk.holds {
			if k.looksAt(h) {
				holds = append(holds, h)
			}
		}
		k.desk.mu.Unlock()
		var wg sync.WaitGroup
		for _, h := range holds {
			wg.Go(func() { k.keepOne(ctx, h) })
		}
		wg.Wait()
	}
}

// looksAt reports whether there is something to do for a hold: its links have
// ended as aliases, nobody wants them, or its row is getting old. desk.mu is held.
func (k *keeper) looksAt(h *hold) bool {
	return h.out == 0 && len(h.links) == 0 || h.idle() || elapsed(h.renewed) > k.opts.Silence/6
}

// idle reports whether the host could have been visited for a while, and was not.
// desk.mu is held.
func (h *hold) idle() bool { return h.out == 0 && time.Since(h.host.Next) > maxIdle }

func (k *keeper) keepOne(ctx context.Context, h *hold) {
	if !h.work.TryLock() {
		return // whoever is at work writes the row
	}
	defer h.work.Unlock()
	k.desk.mu.Lock()
	empty, idle := h.out == 0 && len(h.links) == 0, h.idle()
	k.desk.mu.Unlock()
	// If one of these fails, the host is lost, and the token comes back by itself.
	switch {
	case idle:
		k.giveBack(ctx, h)
	case empty:
		k.goOn(ctx, h)
	default:
		k.renew(ctx, h)
	}
}

// renew keeps the host with this worker for another full time. h.work is held.
func (k *keeper) renew(ctx context.Context, h *hold) {
	k.desk.mu.Lock()
	host, ours := h.host, h.held && !h.gone
	k.desk.mu.Unlock()
	if !ours {
		return
	}
	err := k.write(ctx, h, host, counts{})
	k.desk.mu.Lock()
	defer k.desk.mu.Unlock()
	if (err != nil || !k.desk.fresh(h)) && !h.gone {
		k.desk.drop(h)
	}
}

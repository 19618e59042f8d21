package jetstream

import (
	"context"
	"hash/fnv"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// A visit ends in one commit to the shard of its host, and what it brings for
// others is committed on its own. It is still done once, whatever is cut off:
//
//	links to other hosts  are offered before. An offer that comes twice finds them
//	                      seen.
//	the link itself       that goes on in another shard arrives there before, with
//	                      a mark of the visit. Made again, the visit finds its mark.
//	claims                in other shards are made before. A claim is worth nothing
//	                      until its link has told a story; see claims.go.
//	aliases               are told after, and noted with the end of the link. As
//	                      long as they are not told, the queue leads to that note.

// prepare does what comes before the commit.
func (e *ending) prepare(ctx context.Context) error {
	if err := e.offerOthers(ctx); err != nil {
		return err
	}
	e.splitAliases()
	if err := e.move(ctx); err != nil {
		return err
	}
	return e.claim(ctx)
}

// offerOthers offers the links to other hosts, and those of large sitemaps that
// do not fit into the commit.
func (e *ending) offerOthers(ctx context.Context) error {
	var own, others []frontier.Link
	for _, l := range e.change.known.news(e.Links) {
		if l.Host == e.o.Host && len(own) < maxLinks {
			own = append(own, l)
		} else {
			others = append(others, l)
		}
	}
	e.Links = own
	if len(others) == 0 {
		return nil
	}
	n, err := e.change.offer(ctx, others)
	e.before = n
	return err
}

// splitAliases leaves those of the host's shard in the result.
func (e *ending) splitAliases() {
	var own []frontier.Ref
	for _, a := range e.Aliases {
		switch {
		case !e.change.known.isOpen(a.Key):
		case e.change.shards.of(a.Host) == e.h.shard:
			own = append(own, a)
		default:
			e.tell = append(e.tell, a)
		}
	}
	e.Aliases = own
}

// move sends the link to another shard, if it goes on there.
func (e *ending) move(ctx context.Context) error {
	if e.Again == nil {
		return nil
	}
	to := e.change.shards.of(e.Again.Host)
	if to == e.h.shard {
		return nil
	}
	from, same := markOf(e.o), e.Again.Key == e.o.Key
	_, err := e.change.change(ctx, to, []string{to.names.link(e.Again.Key)}, []string{e.Again.Host}, func(d *draft) (err error) {
		e.moved, err = d.arrive(*e.Again, e.o, from, same)
		return err
	})
	e.Again = nil
	return err
}

// markOf is the mark of a visit, the same when it is made again.
func markOf(o *out) uint64 {
	h := fnv.New64a()
	h.Write(o.Key[:])
	h.Write([]byte(o.Host))
	for s := o.seq; s > 0; s >>= 8 {
		h.Write([]byte{byte(s)})
	}
	return max(h.Sum64(), 1)
}

// claim makes the claims in other shards, and leaves those of its own to the
// commit. Claims are made in their order, which is the same for all: so of two
// stories that want the same, one gets on.
func (e *ending) claim(ctx context.Context) error {
	if e.Record == nil || e.moved {
		return nil
	}
	for _, c := range e.Record.Claims {
		s := e.change.shards.of(c.Host)
		if s == e.h.shard {
			e.claims = append(e.claims, c.Key)
			continue
		}
		if e.copied {
			continue
		}
		if err := e.claimIn(ctx, s, c.Key); err != nil {
			return err
		}
	}
	return nil
}

func (e *ending) claimIn(ctx context.Context, s *shard, c address.Key) error {
	mine := claimRow(e.o.Key, e.h.shard.names.shard)
	_, err := e.change.change(ctx, s, []string{s.names.claim(c)}, nil, func(d *draft) error {
		owner, ok := d.rows[s.names.claim(c)]
		if ok {
			verdict, err := e.change.ownerOf(ctx, owner, mine)
			if e.copied = verdict == hasTold; err != nil || verdict != toldNothing {
				return err
			}
		}
		d.put(s.names.claim(c), mine, int64(owner.seq))
		return nil
	})
	return err
}

package jetstream

import (
	"cmp"
	"context"
	"slices"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// shard is one of the streams of a crawl, with all that belongs to its hosts.
type shard struct {
	names   names
	table   *table
	commits *commits
	tokens  *tokens
}

func newShard(nc *nats.Conn, js jetstream.JetStream, r *replies, c *coding, n names) *shard {
	t := &table{nc: nc, js: js, replies: r, stream: n.stream(), always: n.charter(), coding: c}
	return &shard{names: n, table: t, commits: newCommits(nc, t, n), tokens: &tokens{nc: nc, js: js, stream: n.stream()}}
}

// shards are all streams of a crawl.
type shards []*shard

// of is the shard of a host.
func (s shards) of(host string) *shard { return s[shardOf(host, len(s))] }

// home is where what belongs to no host is kept.
func (s shards) home() *shard { return s[0] }

// split sorts links by their shards, and there by their hosts; those of a host
// stay in their order.
func (s shards) split(links []frontier.Link) [][]frontier.Link {
	parts := make([][]frontier.Link, len(s))
	at := map[string]int{}
	for _, l := range links {
		i, ok := at[l.Host]
		if !ok {
			i = shardOf(l.Host, len(s))
			at[l.Host] = i
		}
		parts[i] = append(parts[i], l)
	}
	for _, p := range parts {
		slices.SortStableFunc(p, func(a, b frontier.Link) int { return cmp.Compare(a.Host, b.Host) })
	}
	return parts
}

// empty reports whether no host of any shard has links. It is one moment at which
// that is so, and so it stays so: nobody who finds links is without a host that
// has its token. The shards are looked at one after the other, so they are looked
// at twice, and must not have changed.
func (s shards) empty(ctx context.Context) (bool, error) {
	var before []uint64
	for range 2 {
		var now []uint64
		for _, at := range s {
			found, version, err := at.look(ctx)
			if err != nil || found {
				return false, err
			}
			now = append(now, version)
		}
		if len(s) == 1 || slices.Equal(before, now) {
			return true, nil
		}
		before = now
	}
	return false, nil
}

// look reports whether some host has links, and the version of the last commit.
func (s *shard) look(ctx context.Context) (found bool, version uint64, err error) {
	newest, err := s.newest(ctx)
	if err != nil {
		return false, 0, err
	}
	if found, err = s.table.any(ctx, newest, s.names.row(kindToken, "*")); err != nil || found {
		return found, 0, err
	}
	err = s.table.each(ctx, newest, s.names.counts("*"), func(r row) error {
		version = max(version, r.seq)
		return nil
	})
	return false, version, err
}

// newest is the last version that the leader has. Other replicas may be behind,
// and to read at this version is to read what is there now.
func (s *shard) newest(ctx context.Context) (seq uint64, err error) {
	err = persist(ctx, func(ctx context.Context) error {
		stream, err := s.table.js.Stream(ctx, s.names.stream())
		if err == nil {
			seq = stream.CachedInfo().State.LastSeq
		}
		return err
	})
	return seq, explain(err)
}

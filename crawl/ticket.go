package crawl

import (
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
)

// ticket is the link of a visit, and the address that is visited for it.
type ticket struct {
	link frontier.Link
	url  *addr
}

// requeued makes the link wait for another visit as it is, with the memo m.
func (t ticket) requeued(m memo) outcome {
	l := t.link
	l.Memo = m.bytes()
	return outcome{again: &l}
}

// goesOn makes u wait in the place of the link.
func (t ticket) goesOn(u *addr, m memo) outcome {
	l := m.link(u, min(t.link.Rank, discover.RankNow))
	if l.Key == address.KeyOf(t.url) {
		l.Key = t.link.Key
	}
	return outcome{again: &l}
}

// stays is goesOn for an address that belongs to this very link, whether or not it
// was seen before: its own link, if it waits, is done with this one.
func (t ticket) stays(u *addr, m memo) outcome {
	out := t.goesOn(u, m)
	out.aliases = []frontier.Ref{{Key: out.again.Key, Host: out.again.Host}}
	out.again.Key = t.link.Key
	return out
}

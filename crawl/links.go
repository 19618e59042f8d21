package crawl

import (
	"slices"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
)

// found are links, and how many of them look like articles.
type found struct {
	links    []frontier.Link
	promised int
}

func (f found) and(g found) found {
	return found{slices.Concat(f.links, g.links), f.promised + g.promised}
}

// finder turns the addresses on what came back into links.
type finder struct {
	at      *addr // where it lies that came back
	rank    int64 // of the visit
	depth   int   // of the links
	most    int   // Options.MaxDepth
	since   string
	scope   *scope
	lessons *hostLessons
	offered *recent
	hook    func(Link) bool // Hooks.Link
}

// offer adds the link to u, unless it lies in a trap.
func (f *found) offer(n finder, u *addr, m memo, published time.Time) {
	barren, promising := n.lessons.sayOf(u)
	if barren || !n.allows(u, m) {
		return
	}
	if promising || !published.IsZero() {
		f.promised++
	}
	f.links = append(f.links, m.link(u, n.rankOf(u, m, published)))
}

// rankOf orders the visit of a page.
func (n finder) rankOf(u *addr, m memo, published time.Time) (rank int64) {
	if m.Hints != nil {
		return discover.RankTold(m.Via, published)
	}
	n.lessons.with(func(l *discover.Lessons) { rank = l.Rank(u, published) })
	if rank == discover.RankList {
		return n.rankList(u)
	}
	return rank
}

// rankList orders the visit of a list.
func (n finder) rankList(u *addr) int64 {
	if n.before(u) {
		return discover.RankFirst
	}
	return discover.RankList
}

// before reports whether this visit comes before those of the pages of the host
// of u, seeds apart: it is one of a seed there, or of a list that comes first.
func (n finder) before(u *addr) bool {
	return n.rank <= discover.RankFirst && address.HostOf(u) == address.HostOf(n.at)
}

// moved is the target of a redirect, as if it had been named in the place of the
// address that leads there, with the memo m.
func (n finder) moved(to *addr, m memo) frontier.Link {
	m.Hops++
	m.Last = nil
	if address.HostOf(to) != address.HostOf(n.at) {
		m.Hints = nil // its pages were not made to wait for them
	}
	switch {
	case n.rank <= discover.RankFirst:
		return m.link(to, n.rankList(to))
	case m.Kind != kindPage:
		return m.link(to, n.rank)
	case m.Hints != nil:
		return m.link(to, n.rankOf(to, m, firstDay(m.Hints.Published)))
	}
	return m.link(to, n.rankOf(to, m, time.Time{}))
}

// follow finds the links of a page: those of the page's own host with the
// lessons of that host, and others with the same, for want of better. Where a
// list goes on, by its head or where it sends its readers in the end, is one of
// them; where a story does, its own visit finds out.
func (n finder) follow(p *discover.Page, story bool) (f found) {
	m := memo{Via: n.at.String(), Depth: n.depth}
	if n.most > 0 && m.Depth > n.most {
		return f
	}
	links := p.Links
	for _, u := range []*addr{p.Next, p.Refresh.URL} {
		if u != nil && !story {
			links = append(links, discover.Link{URL: u})
		}
	}
	seen := map[address.Key]bool{}
	for _, l := range links {
		u := upgrade(l.URL, n.at)
		k := address.KeyOf(u)
		if l.NoFollow || seen[k] || n.offered.has(k) || !n.scope.wants(u) {
			continue
		}
		seen[k] = true
		f.offer(n, u, m, time.Time{})
	}
	return f
}

// subscribe finds the feeds a page names.
func (n finder) subscribe(p *discover.Page) (f found) {
	m := memo{Kind: kindFeed, Via: n.at.String(), Depth: n.depth}
	for _, u := range p.Feeds {
		u = upgrade(u, n.at)
		if !n.offered.has(address.KeyOf(u)) && n.scope.sites[n.scope.site(u)] && !n.lessons.barren(u) && n.allows(u, m) {
			f.links = append(f.links, m.link(u, n.rankList(u)))
		}
	}
	return f
}

// upgrade asks by https for what a page got by https names by http on its own
// host: such links are old, and the server would only send us there.
func upgrade(u, from *addr) *addr {
	if u.Scheme == "http" && from.Scheme == "https" && u.Host == from.Host {
		secure := *u
		secure.Scheme = "https"
		return &secure
	}
	return u
}

// firstDay is the day of the first of the dates that has one.
func firstDay(dates ...string) time.Time {
	for _, d := range dates {
		if t := discover.ParseDay(d); !t.IsZero() {
			return t
		}
	}
	return time.Time{}
}

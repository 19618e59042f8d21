package crawl

import (
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
)

// offer adds a link to the result, unless it lies in a trap.
func (v *visit) offer(u *addr, m memo, published time.Time) {
	var spent, promising bool
	v.lessons.with(func(l *discover.Lessons) {
		promising = l.Promising(u)
		spent = l.Spent(u) && !promising
	})
	if spent {
		return
	}
	if promising || !published.IsZero() {
		v.promised++
	}
	v.result.Links = append(v.result.Links, m.link(u, v.rank(u, m, published)))
}

// rank orders the visit of a page.
func (v *visit) rank(u *addr, m memo, published time.Time) (rank int64) {
	if m.Hints != nil {
		return discover.RankTold(m.Via, published)
	}
	v.lessons.with(func(l *discover.Lessons) { rank = l.Rank(u, published) })
	if rank == discover.RankList {
		return v.rankList(u)
	}
	return rank
}

// rankList orders the visit of a list.
func (v *visit) rankList(u *addr) int64 {
	if v.before(u) {
		return discover.RankFirst
	}
	return discover.RankList
}

// before reports whether this visit comes before those of the pages of the host
// of u, seeds apart: it is one of a seed there, or of a list that comes first.
func (v *visit) before(u *addr) bool {
	return v.lease.Link.Rank <= discover.RankFirst && address.HostOf(u) == address.HostOf(v.url)
}

// follow offers the links of a page: those of the page's own host with the
// lessons of that host, and others with the same, for want of better. Where a
// list goes on, by its head or where it sends its readers in the end, is one of
// them; where a story does, its own visit finds out.
func (v *visit) follow(p *discover.Page, story bool) {
	m := memo{Via: v.url.String(), Depth: v.memo.Depth + 1}
	if v.c.opts.MaxDepth > 0 && m.Depth > v.c.opts.MaxDepth {
		return
	}
	links := p.Links
	for _, u := range []*addr{p.Next, p.Refresh.URL} {
		if u != nil && !story {
			links = append(links, discover.Link{URL: u})
		}
	}
	seen := map[address.Key]bool{}
	for _, l := range links {
		u := upgrade(l.URL, v.url)
		k := address.KeyOf(u)
		if l.NoFollow || seen[k] || v.c.offered.has(k) || !v.c.scope.wants(u) {
			continue
		}
		seen[k] = true
		v.offer(u, m, time.Time{})
	}
}

// subscribe offers the feeds a page names. A story's are left alone unless the
// crawl begins at it: those of the site are named on its front pages, too, and
// the others are of the comments.
func (v *visit) subscribe(p *discover.Page, story bool) {
	if story && v.memo.Seed == "" {
		return
	}
	m := memo{Kind: kindFeed, Via: v.url.String(), Depth: v.memo.Depth + 1}
	for _, u := range p.Feeds {
		u = upgrade(u, v.url)
		if !v.c.offered.has(address.KeyOf(u)) && v.c.scope.sites[v.c.scope.site(u)] && !v.barren(u) {
			v.result.Links = append(v.result.Links, m.link(u, v.rankList(u)))
		}
	}
}

// barren reports whether addresses like u have stopped leading anywhere.
func (v *visit) barren(u *addr) (spent bool) {
	v.lessons.with(func(l *discover.Lessons) { spent = l.Spent(u) && !l.Promising(u) })
	return spent
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

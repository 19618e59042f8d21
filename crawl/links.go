package crawl

import (
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/address"
	"github.com/tearsheet-news/tearsheet/crawl/discover"
)

// offer adds a link to the result, unless it lies in a trap.
func (v *visit) offer(u *addr, m memo, published time.Time) {
	var rank int64
	var spent, promising bool
	v.lessons.with(func(l *discover.Lessons) {
		promising = l.Promising(u)
		spent = l.Spent(u) && !promising
		rank = l.Rank(u, published)
	})
	if spent {
		return
	}
	if promising || !published.IsZero() {
		v.promised++
	}
	v.result.Links = append(v.result.Links, m.link(u, rank))
}

// follow offers the links of a page: those of the page's own host with the
// lessons of that host, and others with the same, for want of better.
func (v *visit) follow(p *discover.Page) {
	m := memo{Via: v.url.String(), Depth: v.memo.Depth + 1}
	if v.c.opts.MaxDepth > 0 && m.Depth > v.c.opts.MaxDepth {
		return
	}
	seen := map[address.Key]bool{}
	for _, l := range p.Links {
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
			v.result.Links = append(v.result.Links, m.link(u, discover.RankList))
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

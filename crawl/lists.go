package crawl

import (
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
	"github.com/tearsheet-news/tearsheet/extract"
)

const (
	// maxSitemaps is how many sitemaps one index, or robots.txt, may name, and
	// maxSitemapDepth how deep indexes may lie in indexes: the protocol knows
	// one level, some sites have two, and spam has no end.
	maxSitemaps     = 2000
	maxSitemapDepth = 3

	// maxFirst is how many sitemaps that are named together may be read before
	// the pages of their host. More are an archive of years.
	maxFirst = 20

	// freshDays is how long before the one that changed last the sitemaps of an
	// index may have changed to be among those: news sitemaps list two days
	// (Google, "Create a news sitemap").
	freshDays = 2
)

// list is what a list names.
type list struct {
	pages    []discover.Entry
	sitemaps []discover.Entry
}

// readList reads a sitemap or a feed. A feed serves as a sitemap, says the protocol.
// Where it is neither, dead says so.
func (v *visit) readList(body []byte) (l list, dead *verdict) {
	if v.memo.Kind == kindSitemap {
		m, err := discover.ParseSitemap(body)
		switch {
		case m != nil && v.memo.Depth >= maxSitemapDepth:
			return list{pages: m.Pages}, nil
		case m != nil:
			return list{m.Pages, m.Sitemaps[:min(len(m.Sitemaps), maxSitemaps)]}, nil
		case !discover.LooksLikeFeed(body):
			v.c.opts.Log.Debug("not a sitemap", "url", v.url.String(), "err", err)
			return l, &verdict{nature: aDeadEnd, cause: "not a sitemap"}
		}
	}
	entries, err := discover.ParseFeed(body)
	if err != nil {
		v.c.opts.Log.Debug("not a feed", "url", v.url.String(), "err", err)
		return l, &verdict{nature: aDeadEnd, cause: "not a feed", reason: "it is neither a page nor a feed", err: err}
	}
	return list{pages: entries}, nil
}

// listed finds what a list names. One that lists itself was seen already.
func (n finder) listed(l list) found { return n.entries(l.pages).and(n.index(l.sitemaps)) }

// index finds the sitemaps of an index. Where the index is read before the
// pages of its host, so are those that changed last; the others come before the
// pages of the day on which they changed.
func (n finder) index(entries []discover.Entry) (f found) {
	var at []*addr
	var changed []time.Time
	for _, e := range entries {
		u, err := address.Parse(e.URL, n.at)
		if err != nil || !n.scope.mayList(u, n.at) || !n.couldHold(e) || !n.scope.spans(u) {
			continue
		}
		_, day, _ := extract.DaysIn(u.Path)
		if d := discover.ParseDay(e.Modified); !d.IsZero() {
			day = d
		}
		at, changed = append(at, upgrade(u, n.at)), append(changed, day)
	}
	m := memo{Kind: kindSitemap, Depth: n.depth, Via: n.at.String()}
	first := firstOf(changed)
	for i, u := range at {
		if !n.allows(u, m) {
			continue
		}
		rank := discover.RankSitemap(changed[i])
		if first[i] && n.before(u) {
			rank = discover.RankFirst
		}
		f.links = append(f.links, m.link(u, rank))
	}
	return f
}

// firstOf tells which sitemaps, by the days on which they changed, to read
// before any page: those that may have news, unless they are too many to be told
// from the others. A day that is not known may be any.
func firstOf(changed []time.Time) []bool {
	var newest time.Time
	for _, day := range changed {
		if day.After(newest) {
			newest = day
		}
	}
	first, n := make([]bool, len(changed)), 0
	for i, day := range changed {
		if first[i] = day.IsZero() || !day.AddDate(0, 0, freshDays).Before(newest); first[i] {
			n++
		}
	}
	if n > maxFirst {
		clear(first)
	}
	return first
}

// mayList reports whether an index at from may name the sitemap u: on a site of
// the crawl, or on its own.
func (s *scope) mayList(u, from *addr) bool {
	return s.sites[s.site(u)] || address.SiteOf(u) == address.SiteOf(from)
}

// couldHold reports whether a sitemap may list articles since Since: one that
// has not changed since then does not.
func (n finder) couldHold(e discover.Entry) bool {
	since, day := n.since, discover.ParseDay(e.Modified)
	return since == "" || day.IsZero() || day.Format("2006-01-02") >= since
}

// entries finds pages, with what the list claims of them where it is read before
// any page of its host. What other lists claim does not count: whether a page was
// visited before or after them is a matter of chance, and what its record says
// must not be.
func (n finder) entries(entries []discover.Entry) (f found) {
	for _, e := range entries {
		u, err := address.Parse(e.URL, n.at)
		if err != nil {
			continue
		}
		if u = upgrade(u, n.at); !n.scope.wants(u) || !n.scope.dated(e.Published) || !n.couldHold(e) {
			continue
		}
		m := memo{Via: n.at.String(), Depth: n.depth}
		if n.before(u) {
			m.Hints = hints(e)
		}
		f.offer(n, u, m, firstDay(e.Published, e.Modified))
	}
	return f
}

func hints(e discover.Entry) *extract.Hints {
	if e.Title == "" && e.Published == "" && e.Language == "" && e.SiteName == "" && len(e.Keywords) == 0 {
		return nil
	}
	return &extract.Hints{Title: e.Title, Published: e.Published, Language: e.Language,
		SiteName: e.SiteName, Keywords: e.Keywords}
}

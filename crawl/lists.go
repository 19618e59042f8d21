package crawl

import (
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/address"
	"github.com/tearsheet-news/tearsheet/crawl/fetch"
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

// sitemap offers what a sitemap lists. One that lists itself was seen already.
func (v *visit) sitemap(x *fetch.Exchange) error {
	m, err := discover.ParseSitemap(x.Body)
	if m == nil {
		if discover.LooksLikeFeed(x.Body) {
			return v.feed(x) // a feed serves as a sitemap, says the protocol
		}
		v.c.opts.Log.Debug("not a sitemap", "url", v.url.String(), "err", err)
		v.fail("not a sitemap")
		return nil
	}
	v.result.Tally[tallyLists]++
	v.listed(x)
	v.entries(m.Pages)
	if v.memo.Depth >= maxSitemapDepth {
		return nil
	}
	v.index(m.Sitemaps[:min(len(m.Sitemaps), maxSitemaps)])
	return nil
}

// index offers the sitemaps of an index. Where the index is read before the
// pages of its host, so are those that changed last; the others come before the
// pages of the day on which they changed.
func (v *visit) index(entries []discover.Entry) {
	var at []*addr
	var changed []time.Time
	for _, e := range entries {
		u, err := address.Parse(e.URL, v.url)
		if err != nil || !v.c.mayList(u, v.url) || !v.couldHold(e) || !v.c.scope.spans(u) {
			continue
		}
		_, day, _ := discover.SpanOf(u)
		if d := discover.ParseDay(e.Modified); !d.IsZero() {
			day = d
		}
		at, changed = append(at, upgrade(u, v.url)), append(changed, day)
	}
	m := memo{Kind: kindSitemap, Depth: v.memo.Depth + 1, Via: v.url.String()}
	first := firstOf(changed)
	for i, u := range at {
		rank := discover.RankSitemap(changed[i])
		if first[i] && v.before(u) {
			rank = discover.RankFirst
		}
		v.result.Links = append(v.result.Links, m.link(u, rank))
	}
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
func (c *Crawler) mayList(u, from *addr) bool {
	return c.scope.sites[c.scope.site(u)] || address.SiteOf(u) == address.SiteOf(from)
}

// couldHold reports whether a sitemap may list articles since Since: one that
// has not changed since then does not.
func (v *visit) couldHold(e discover.Entry) bool {
	since, day := v.c.opts.Since, discover.ParseDay(e.Modified)
	return since == "" || day.IsZero() || day.Format("2006-01-02") >= since
}

// feed offers what a feed lists.
func (v *visit) feed(x *fetch.Exchange) error {
	entries, err := discover.ParseFeed(x.Body)
	if err != nil {
		v.c.opts.Log.Debug("not a feed", "url", v.url.String(), "err", err)
		v.fail("not a feed")
		v.seedFails("it is neither a page nor a feed", err)
		return nil
	}
	v.result.Tally[tallyLists]++
	v.listed(x)
	v.entries(entries)
	return nil
}

// listed sets the next visit of a list: whenever there is a recrawl.
func (v *visit) listed(x *fetch.Exchange) {
	v.revisit(x, x.Ended, "", 0, 0)
}

// entries offers pages, with what the list claims of them where it is read before
// any page of its host. What other lists claim does not count: whether a page was
// visited before or after them is a matter of chance, and what its record says
// must not be.
func (v *visit) entries(entries []discover.Entry) {
	for _, e := range entries {
		u, err := address.Parse(e.URL, v.url)
		if err != nil {
			continue
		}
		if u = upgrade(u, v.url); !v.c.scope.wants(u) || !v.c.scope.dated(e.Published) || !v.couldHold(e) {
			continue
		}
		m := memo{Via: v.url.String(), Depth: v.memo.Depth + 1}
		if v.before(u) {
			m.Hints = hints(e)
		}
		v.offer(u, m, firstDay(e.Published, e.Modified))
	}
}

func hints(e discover.Entry) *extract.Hints {
	if e.Title == "" && e.Published == "" && e.Language == "" && e.SiteName == "" && len(e.Keywords) == 0 {
		return nil
	}
	return &extract.Hints{Title: e.Title, Published: e.Published, Language: e.Language,
		SiteName: e.SiteName, Keywords: e.Keywords}
}

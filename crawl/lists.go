package crawl

import (
	"github.com/tearsheet-news/tearsheet/crawl/address"
	"github.com/tearsheet-news/tearsheet/crawl/discover"
	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/extract"
)

const (
	// maxSitemaps is how many sitemaps one index, or robots.txt, may name, and
	// maxSitemapDepth how deep indexes may lie in indexes: the protocol knows
	// one level, some sites have two, and spam has no end.
	maxSitemaps     = 2000
	maxSitemapDepth = 3
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
	next := memo{Kind: kindSitemap, Depth: v.memo.Depth + 1, Via: v.url.String()}
	for _, e := range m.Sitemaps[:min(len(m.Sitemaps), maxSitemaps)] {
		u, err := address.Parse(e.URL, v.url)
		if err != nil || !v.c.mayList(u, v.url) || !v.couldHold(e) || !v.c.scope.spans(u) {
			continue
		}
		_, changed, _ := discover.SpanOf(u)
		if day := discover.ParseDay(e.Modified); !day.IsZero() {
			changed = day
		}
		v.result.Links = append(v.result.Links, next.link(upgrade(u, v.url), discover.RankSitemap(changed)))
	}
	return nil
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

// entries offers pages with what the list claims of them.
func (v *visit) entries(entries []discover.Entry) {
	for _, e := range entries {
		u, err := address.Parse(e.URL, v.url)
		if err != nil {
			continue
		}
		if u = upgrade(u, v.url); !v.c.scope.wants(u) || !v.c.scope.dated(e.Published) || !v.couldHold(e) {
			continue
		}
		m := memo{Via: v.url.String(), Depth: v.memo.Depth + 1, Hints: hints(e)}
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

package crawl

import (
	"bytes"
	"cmp"
	"fmt"
	"mime"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/address"
	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
)

// maxHops is how many redirects may follow each other.
const maxHops = 10

// answer classifies a response.
func (v *visit) answer(x *fetch.Exchange) error {
	if v.memo.Kind == kindPage {
		v.result.Tally[tallyPages]++
	}
	if cause := cmp.Or(troubleOf(x), v.cutShort(x)); cause != "" {
		v.answerFailed(cause, x)
		v.retry(cause)
		return nil
	}
	v.hostAnswered(v.c.opts.asked(x))
	if v.memo.Kind == kindProbe {
		return v.missing(x)
	}
	switch to := location(x, v.url); {
	case to != nil:
		v.redirect(to)
	case x.Status == 304 && v.memo.Last != nil:
		v.unchanged()
	case x.Status < 200 || x.Status > 299:
		v.learned = v.memo.Kind == kindPage && v.memo.Seed == ""
		v.fail(fmt.Sprint(x.Status))
		v.seedFails(fmt.Sprintf("the server answers with status %d; check the address", x.Status), nil)
	case x.Truncated == fetch.TruncatedLength && v.memo.Kind != kindSitemap:
		v.fail("too large")
		v.seedFails("it is larger than any page", nil)
	case v.memo.Kind == kindSitemap:
		return v.sitemap(x)
	case discover.LooksLikeFeed(x.Body), v.memo.Kind == kindFeed && !isPage(x):
		return v.feed(x)
	case !isPage(x):
		v.fail("not a page")
		v.seedFails("it is "+cmp.Or(mediaType(x), "of an unknown type")+", not a page; begin at a page that links to the articles", nil)
	default:
		return v.page(x)
	}
	return nil
}

// redirect follows one hop: the target waits as a link of its own, or, where it
// is this same page under another of its names, in the place of this one. So it
// does for a seed, which is a seed wherever it leads.
func (v *visit) redirect(to *addr) {
	v.result.Tally[tallyRedirects]++
	m := v.memo
	m.Hops++
	switch {
	case m.Hops > maxHops:
		v.fail("redirects")
		v.seedFails(fmt.Sprintf("more than %d redirects, the last to %s", maxHops, to), nil)
	case m.Kind == kindPage && m.Seed == "" && !v.c.scope.wants(to), !v.c.scope.holds(to) && !v.c.scope.sites[v.c.scope.site(to)]:
		v.skip("scope")
		v.seedFails(fmt.Sprintf("it leads to %s, which is another site; begin there if that is what you mean", to), nil)
	case address.KeyOf(to) == address.KeyOf(v.url) || m.Draft != nil:
		v.settle() // in case the target was seen before
		v.goOn(to, m)
	case m.Seed != "":
		v.stay(to, m)
	default:
		v.result.Links = append(v.result.Links, v.moved(to))
	}
}

// moved is the target of a redirect as if it had been named in the place of the
// address that leads there.
func (v *visit) moved(to *addr) frontier.Link {
	m := v.memo
	m.Hops++
	m.Last = nil
	if address.HostOf(to) != address.HostOf(v.url) {
		m.Hints = nil // its pages were not made to wait for them
	}
	switch {
	case v.lease.Link.Rank <= discover.RankFirst:
		return m.link(to, v.rankList(to))
	case m.Kind != kindPage:
		return m.link(to, v.lease.Link.Rank)
	case m.Hints != nil:
		return m.link(to, v.rank(to, m, firstDay(m.Hints.Published)))
	}
	return m.link(to, v.rank(to, m, time.Time{}))
}

// isPage goes by the type, and where there is none by the first bytes.
func isPage(x *fetch.Exchange) bool {
	switch mediaType(x) {
	case "text/html", "application/xhtml+xml":
		return true
	case "", "text/plain", "application/xml", "text/xml":
		head := bytes.ToLower(bytes.TrimSpace(x.Body[:min(len(x.Body), 512)]))
		return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.Contains(head, []byte("<html"))
	}
	return false
}

func mediaType(x *fetch.Exchange) string {
	t, _, err := mime.ParseMediaType(x.Header.Get("Content-Type"))
	if err != nil {
		t, _, _ = strings.Cut(x.Header.Get("Content-Type"), ";")
	}
	return strings.ToLower(strings.TrimSpace(t))
}

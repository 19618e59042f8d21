package crawl

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
	"github.com/tearsheet-news/tearsheet/crawl/internal/polite"
)

// maxRobotsHops is how many redirects of robots.txt are followed: the five that
// RFC 9309, section 2.3.1.2, asks for.
const maxRobotsHops = 5

// usualSitemaps and usualFeeds are asked for where robots.txt names no sitemap:
// the names that the protocol, content management systems and generators of
// static sites give them.
var (
	usualSitemaps = []string{"/sitemap.xml", "/sitemap_index.xml", "/sitemap-index.xml", "/wp-sitemap.xml",
		"/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml", "/sitemap.txt"}
	usualFeeds = []string{"/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml"}
)

// robots spends the visit on the host's robots.txt; the link itself waits for
// the next one, unless there is no hope of that.
func (v *visit) robots(ctx context.Context) (outcome, error) {
	r, cost, err := v.askRobots(ctx)
	if err != nil {
		return outcome{}, err
	}
	out := cost.and(r.learned(v.c.opts.pace()))
	if r.failed() && r.hopeless(&v.lease.Host) {
		return out.and(v.offLimits(r)), nil
	}
	out = out.and(v.ticket.requeued(v.memo))
	if !r.failed() && v.c.scope.sites[v.c.scope.site(v.url)] {
		out.found.links = v.find.usual(polite.ParseRobots(r.body, Product).Sitemaps)
	}
	return out, nil
}

// learned is what the answer says of the host.
func (r robotsAnswer) learned(pace polite.Pace) outcome {
	return outcome{host: []func(*frontier.Host){func(h *frontier.Host) {
		h.GotRobots(r.at, r.status, r.body, Product) // first: the clock goes by its Crawl-delay
		if r.failed() {
			h.Failed(r.at, polite.Failure{Why: r.cause(), Host: true}, pace)
		} else {
			h.Answered(r.at, pace)
		}
	}}}
}

// offLimits is the end of a visit for want of a robots.txt.
func (v *visit) offLimits(r robotsAnswer) outcome {
	out := v.failed(r.cause())
	out.next = v.schedule.later(out.article)
	switch {
	case r.err != nil:
		out.seed = v.memo.seedFails(v.url, r.err.Reason(), r.err)
	case r.cut:
		out.seed = v.memo.seedFails(v.url, "robots.txt comes too slowly or breaks off, and without it nothing may be fetched; try later", nil)
	default:
		out.seed = v.memo.seedFails(v.url, fmt.Sprintf("robots.txt cannot be had (status %d), and without it nothing may be fetched; try later", r.status), nil)
	}
	return out
}

// robotsAnswer is how robots.txt was answered: with a status, or with err and
// the status 0.
type robotsAnswer struct {
	status int
	body   []byte
	at     time.Time
	err    *fetch.Error
	cut    bool // the body broke off
}

func (r robotsAnswer) failed() bool {
	return r.err != nil || r.cut || r.status >= 500 || r.status == 429
}

func (r robotsAnswer) cause() string {
	if r.err != nil {
		return string(r.err.Cause)
	}
	return "robots unreachable"
}

// hopeless reports whether to give the link up for want of a robots.txt: the
// host is not there at all, or this was the last of several tries.
func (r robotsAnswer) hopeless(h *frontier.Host) bool {
	if r.err != nil && !r.err.Temporary() {
		return true
	}
	return h.RobotsGood.IsZero() && (h.RobotsFails+1)%polite.RobotsTries == 0
}

// askRobots fetches robots.txt and follows its redirects; beyond the last, there
// is none. They are hops of one visit, with the host's delay between them: what
// they bring is for the host that was asked first, whoever answers in the end
// (RFC 9309, section 2.3.1.2). These are the only requests by which one host
// may send us to another without that host's clock being asked.
func (v *visit) askRobots(ctx context.Context) (r robotsAnswer, cost outcome, err error) {
	u := &addr{Scheme: v.url.Scheme, Host: v.url.Host, Path: "/robots.txt"}
	for range maxRobotsHops + 1 {
		got, err := v.ask(ctx, u, request{limit: polite.MaxRobots, tries: v.lease.Host.RobotsFails})
		if err != nil {
			return r, cost, err
		}
		cost = cost.and(got.cost())
		if got.err != nil {
			return robotsAnswer{err: got.err, at: time.Now()}, cost, nil
		}
		r = robotsAnswer{status: got.Status, body: got.Body, at: got.FirstByte}
		if r.cut = isCut(got.Exchange) && !(got.Early && endsLine(got.Body)); r.cut {
			r.status = 0 // half a robots.txt is none
		}
		next := location(got.Exchange, u)
		if next == nil {
			return r, cost, nil
		}
		u, r.body = next, nil
		if !sleep(ctx, time.Until(got.FirstByte.Add(max(v.c.opts.Delay, v.lease.Host.Delay)))) {
			return r, cost, errAbandon
		}
	}
	return r, cost, nil
}

// endsLine reports whether a robots.txt that its server ends too early by its own
// words ends where a line does. One that was truly cut would hardly.
func endsLine(robots []byte) bool { return bytes.HasSuffix(robots, []byte("\n")) }

// sleep reports false where ctx ends first.
func sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// usual are the sitemaps that the host's robots.txt names, or else the sitemaps and
// feeds that sites usually have; a list that was found is not offered again, so each
// is asked for once. Named ones may lie on any host, as the protocol has it
// (sitemaps.org, "Sitemaps & Cross Submits"); their pages may not.
func (n finder) usual(named []string) []frontier.Link {
	if len(named) > 0 {
		return n.named(named[:min(len(named), maxSitemaps)], memo{Kind: kindSitemap, Via: "robots.txt"})
	}
	return append(n.named(usualSitemaps, memo{Kind: kindSitemap, Guess: true}), n.named(usualFeeds, memo{Kind: kindFeed, Guess: true})...)
}

func (n finder) named(refs []string, m memo) (links []frontier.Link) {
	for _, ref := range refs {
		u, err := address.Parse(ref, n.at)
		if err != nil || !n.allows(u, m) {
			continue
		}
		rank := discover.RankList
		if len(refs) <= maxFirst && address.HostOf(u) == address.HostOf(n.at) {
			rank = discover.RankFirst
		}
		links = append(links, m.link(u, rank))
	}
	return links
}

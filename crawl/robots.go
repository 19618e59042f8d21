package crawl

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/address"
	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
	"github.com/tearsheet-news/tearsheet/crawl/polite"
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
func (v *visit) robots(ctx context.Context) error {
	r, err := v.askRobots(ctx)
	if err != nil {
		return err
	}
	pace := v.c.opts.pace()
	v.host = append(v.host, func(h *frontier.Host) {
		h.GotRobots(r.at, r.status, r.body, Product) // first: the clock goes by its Crawl-delay
		if r.failed() {
			h.Failed(r.at, polite.Failure{Why: r.cause(), Host: true}, pace)
		} else {
			h.Answered(r.at, pace)
		}
	})
	if r.failed() && v.hopeless(r) {
		v.fail(r.cause())
		v.later()
		switch {
		case r.err != nil:
			v.seedFails(r.err.Reason(), r.err)
		case r.cut:
			v.seedFails("robots.txt comes too slowly or breaks off, and without it nothing may be fetched; try later", nil)
		default:
			v.seedFails(fmt.Sprintf("robots.txt cannot be had (status %d), and without it nothing may be fetched; try later", r.status), nil)
		}
		return nil
	}
	v.requeue(v.memo)
	if !r.failed() && v.c.scope.sites[v.c.scope.site(v.url)] {
		v.offerLists(polite.ParseRobots(r.body, Product).Sitemaps)
	}
	return nil
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
func (v *visit) hopeless(r robotsAnswer) bool {
	if r.err != nil && !r.err.Temporary() {
		return true
	}
	h := &v.lease.Host
	return h.RobotsGood.IsZero() && (h.RobotsFails+1)%polite.RobotsTries == 0
}

// askRobots fetches robots.txt and follows its redirects; beyond the last, there
// is none. They are hops of one visit, with the host's delay between them: what
// they bring is for the host that was asked first, whoever answers in the end
// (RFC 9309, section 2.3.1.2). These are the only requests by which one host
// may send us to another without that host's clock being asked.
func (v *visit) askRobots(ctx context.Context) (robotsAnswer, error) {
	u := &addr{Scheme: v.url.Scheme, Host: v.url.Host, Path: "/robots.txt"}
	var r robotsAnswer
	for range maxRobotsHops + 1 {
		x, err := v.fetch(ctx, u, request{limit: polite.MaxRobots, tries: v.lease.Host.RobotsFails})
		switch f := (*fetch.Error)(nil); {
		case errors.As(err, &f):
			return robotsAnswer{err: f, at: time.Now()}, nil
		case err != nil:
			return r, err
		}
		r = robotsAnswer{status: x.Status, body: x.Body, at: x.FirstByte}
		if r.cut = isCut(x) && !(x.Early && endsLine(x.Body)); r.cut {
			r.status = 0 // half a robots.txt is none
		}
		next := location(x, u)
		if next == nil {
			return r, nil
		}
		u, r.body = next, nil
		if !sleep(ctx, time.Until(x.FirstByte.Add(max(v.c.opts.Delay, v.lease.Host.Delay)))) {
			return r, errAbandon
		}
	}
	return r, nil
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

// location is where a redirect leads; nil for other answers.
func location(x *fetch.Exchange, from *addr) *addr {
	switch x.Status {
	case 301, 302, 303, 307, 308:
		if to := x.Header.Get("Location"); to != "" {
			if u, err := address.Parse(to, from); err == nil {
				return u
			}
		}
	}
	return nil
}

// offerLists adds the sitemaps that robots.txt names, or else the sitemaps and
// feeds that sites usually have; a list that was found is not offered again, so
// each is asked for once. Named ones may lie on any host, as the protocol has it
// (sitemaps.org, "Sitemaps & Cross Submits"); their pages may not.
func (v *visit) offerLists(named []string) {
	if len(named) > 0 {
		v.offerNamed(named[:min(len(named), maxSitemaps)], memo{Kind: kindSitemap, Via: "robots.txt"})
		return
	}
	v.offerNamed(usualSitemaps, memo{Kind: kindSitemap, Guess: true})
	v.offerNamed(usualFeeds, memo{Kind: kindFeed, Guess: true})
}

func (v *visit) offerNamed(refs []string, m memo) {
	for _, ref := range refs {
		u, err := address.Parse(ref, v.url)
		if err != nil {
			continue
		}
		rank := discover.RankList
		if len(refs) <= maxFirst && address.HostOf(u) == address.HostOf(v.url) {
			rank = discover.RankFirst
		}
		v.result.Links = append(v.result.Links, m.link(u, rank))
	}
}

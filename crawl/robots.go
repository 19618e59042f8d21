package crawl

import (
	"context"
	"errors"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/address"
	"github.com/tearsheet-news/tearsheet/crawl/discover"
	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/polite"
)

// maxRobotsHops is how many redirects of robots.txt are followed: the five that
// RFC 9309, section 2.3.1.2, asks for.
const maxRobotsHops = 5

// usualSitemaps are asked for where robots.txt names none.
var usualSitemaps = []string{"/sitemap.xml", "/sitemap_index.xml", "/news-sitemap.xml", "/sitemap-news.xml"}

// robots spends the visit on the host's robots.txt; the link itself waits for
// the next one.
func (v *visit) robots(ctx context.Context) error {
	status, body, at, failed, err := v.askRobots(ctx)
	if err != nil {
		return err
	}
	pace := v.c.opts.pace()
	v.host = append(v.host, func(h *frontier.Host) {
		if h.GotRobots(at, status, body, Product); failed {
			h.Failed(at, 0, pace)
		} else {
			h.Answered(at, pace)
		}
	})
	v.requeue(v.memo)
	if !failed && v.c.scope.sites[v.c.scope.site(v.url)] {
		v.offerSitemaps(polite.ParseRobots(body, Product).Sitemaps)
	}
	return nil
}

// askRobots fetches robots.txt and follows its redirects. failed means that
// there was no usable answer, at when it ended.
func (v *visit) askRobots(ctx context.Context) (status int, body []byte, at time.Time, failed bool, err error) {
	u := &addr{Scheme: v.url.Scheme, Host: v.url.Host, Path: "/robots.txt"}
	for range maxRobotsHops + 1 {
		x, err := v.fetch(ctx, u.String(), nil, polite.MaxRobots)
		if f := (*fetch.Error)(nil); errors.As(err, &f) {
			if ctx.Err() != nil {
				return 0, nil, time.Time{}, false, errAbandon
			}
			return 0, nil, time.Now(), true, nil
		}
		if err != nil {
			return 0, nil, time.Time{}, false, err
		}
		status, body, at = x.Status, x.Body, x.FirstByte
		next := location(x, u)
		if next == nil {
			failed = x.Status >= 500 || x.Status == 429 || x.Truncated == fetch.TruncatedTime || x.Truncated == fetch.TruncatedDisconnect
			if failed && x.Status < 300 {
				status = 0 // half a robots.txt is none
			}
			return status, body, at, failed, nil
		}
		u = next
	}
	return status, nil, at, false, nil
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

// offerSitemaps adds the sitemaps that robots.txt names, or else those that
// sites usually have.
func (v *visit) offerSitemaps(named []string) {
	m := memo{Kind: kindSitemap, Via: "robots.txt"}
	if len(named) == 0 {
		named, m.Guess, m.Via = usualSitemaps, true, ""
	}
	for _, ref := range named[:min(len(named), maxSitemaps)] {
		u, err := address.Parse(ref, v.url)
		if err == nil && v.c.scope.sites[v.c.scope.site(u)] {
			v.result.Links = append(v.result.Links, m.link(u, discover.RankList))
		}
	}
}

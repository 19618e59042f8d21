package crawl

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/polite"
	"github.com/tearsheet-news/tearsheet/extract"
)

// ErrForbidden: robots.txt of a host does not allow a page. It is wrapped with both.
var ErrForbidden = errors.New("does not allow")

// Visitor fetches single pages as politely as a crawl: robots.txt is asked first, on
// each host that a redirect leads to, and between two pages of a host is its delay. It
// visits one page at a time, however many goroutines wait for theirs.
type Visitor struct {
	opts   Options
	client *fetch.Client

	turn  sync.Mutex // held by the one that visits
	asked *url.URL   // what is visited: credentials are for its site, and its scheme or https
	hosts map[string]*polite.Host
}

// NewVisitor makes a Visitor. Of the options, those of requests count: Delay, Backoff,
// Contact, UserAgent, AllowPrivate and Fetch.
func NewVisitor(opts *Options) (*Visitor, error) {
	o, err := opts.withDefaults()
	if err != nil {
		return nil, fmt.Errorf("crawl: %w", err)
	}
	v := &Visitor{opts: o, hosts: map[string]*polite.Host{}}
	if o.Fetch.Credentials.For == nil {
		o.Fetch.Credentials.For = func(u *url.URL) bool {
			return address.SiteOf(u) == address.SiteOf(v.asked) && (u.Scheme == "https" || v.asked.Scheme == "http")
		}
	}
	v.client = fetch.New(o.Fetch)
	return v, nil
}

// Visit fetches the page at an address and follows its redirects: the URL of the page
// is where they led. A page that is longer than the limit is extract.ErrTooLarge.
func (v *Visitor) Visit(ctx context.Context, at string) (*Page, error) {
	v.turn.Lock()
	defer v.turn.Unlock()
	u, err := address.Parse(at, nil)
	v.asked = u
	for hop := 0; err == nil && hop <= maxHops; hop++ {
		var x *fetch.Exchange
		if x, err = v.ask(ctx, u, hop == 0); err != nil {
			return nil, err
		}
		next := x.Header.Get("Location")
		if x.Status < 300 || x.Status > 399 || next == "" {
			return pageOf(x)
		}
		u, err = address.Parse(next, u)
	}
	if err == nil {
		err = fmt.Errorf("more than %d redirects", maxHops)
	}
	return nil, err
}

// ask asks for one address, if its host's robots.txt allows it, and first waits for
// the host's clock where it is the beginning of a visit.
func (v *Visitor) ask(ctx context.Context, u *url.URL, first bool) (*fetch.Exchange, error) {
	h, err := v.host(ctx, u)
	if err != nil {
		return nil, err
	}
	if !h.Robots.Allowed(u.RequestURI()) {
		return nil, fmt.Errorf("robots.txt of %s %w %s", u.Host, ErrForbidden, u.RequestURI())
	}
	if first && !sleep(ctx, time.Until(h.Next)) {
		return nil, ctx.Err()
	}
	x, err := v.client.Get(ctx, u.String(), nil, 0)
	h.Answered(time.Now(), v.opts.pace())
	return x, err
}

// host is what is known of a host, with its robots.txt.
func (v *Visitor) host(ctx context.Context, u *url.URL) (*polite.Host, error) {
	name := u.Scheme + "://" + u.Host
	if h, ok := v.hosts[name]; ok {
		return h, nil
	}
	h := &polite.Host{Name: name}
	robots := u.ResolveReference(&url.URL{Path: "/robots.txt"})
	for range maxHops + 1 {
		x, err := v.client.Get(ctx, robots.String(), nil, polite.MaxRobots)
		if err != nil {
			return nil, err
		}
		next, err := address.Parse(x.Header.Get("Location"), robots)
		if x.Status < 300 || x.Status > 399 || err != nil {
			h.GotRobots(x.Ended, x.Status, x.Body, Product)
			break
		}
		robots = next
	}
	v.hosts[name] = h
	return h, nil
}

// pageOf is the page that an exchange brought.
func pageOf(x *fetch.Exchange) (*Page, error) {
	switch {
	case x.Status < 200 || x.Status > 299:
		return nil, fmt.Errorf("the server answered %d %s", x.Status, http.StatusText(x.Status))
	case x.Truncated == fetch.TruncatedLength:
		return nil, fmt.Errorf("%w: more than %d bytes", extract.ErrTooLarge, len(x.Body))
	case !x.Whole():
		return nil, fmt.Errorf("the page broke off after %d bytes (%s)", len(x.Body), x.Truncated)
	}
	return &Page{Place: Place{URL: x.URL, Fetched: x.Started, Status: x.Status}, ContentType: x.Header.Get("Content-Type"), Body: x.Body}, nil
}

// RedactedURL is an address as a person wrote it, good or bad, without a user name and
// a password: for messages, logs and whatever else others may read.
func RedactedURL(ref string) string { return address.Redacted(ref) }

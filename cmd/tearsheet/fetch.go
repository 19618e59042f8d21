package main

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/address"
	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/polite"
	"github.com/tearsheet-news/tearsheet/extract"
)

const (
	// userAgent is how requests name this program and where to read about it;
	// product is its name in robots.txt.
	userAgent = "Tearsheet/1.0 (+https://github.com/tearsheet-news/tearsheet)"
	product   = "tearsheet"

	// maxFetched is the largest page that is fetched unless --max-bytes says
	// otherwise.
	maxFetched = 20 << 20

	// maxHops is how many redirects are followed. RFC 9309, section 2.3.1.2,
	// asks for at least five for robots.txt; browsers stop at twenty.
	maxHops = 10
)

// visitor fetches single pages politely: robots.txt is asked first, on each
// host that a redirect leads to, and between two pages of a host is a second or
// what its Crawl-delay says. It visits one page at a time, however many workers
// wait for theirs.
type visitor struct {
	turn     sync.Mutex
	client   *fetch.Client
	maxBytes int
	hosts    map[string]*polite.Host
}

// pace is the pause between two pages of one host.
var pace = polite.Pace{Delay: time.Second, Backoff: time.Second}

func newVisitor(l limits) *visitor {
	return &visitor{
		client: fetch.New(fetch.Options{UserAgent: userAgent, AllowPrivate: l.allowPrivate,
			Header: l.timeout, Idle: l.timeout, Whole: l.timeout}),
		maxBytes: cmp.Or(l.maxBytes, maxFetched),
		hosts:    make(map[string]*polite.Host),
	}
}

// visit fetches a page and follows its redirects.
func (v *visitor) visit(ctx context.Context, source string) (rawPage, error) {
	v.turn.Lock()
	defer v.turn.Unlock()
	u, err := address.Parse(source, nil)
	for hop := 0; err == nil && hop <= maxHops; hop++ {
		var x *fetch.Exchange
		if x, err = v.ask(ctx, u, hop == 0); err != nil {
			break
		}
		next := x.Header.Get("Location")
		if x.Status < 300 || x.Status > 399 || next == "" {
			return v.page(x)
		}
		u, err = address.Parse(next, u)
	}
	if err == nil {
		err = fmt.Errorf("more than %d redirects", maxHops)
	}
	return rawPage{}, err
}

// ask asks for one address, if its host's robots.txt allows it, and first waits
// for the host's clock where it is the beginning of a visit.
func (v *visitor) ask(ctx context.Context, u *url.URL, first bool) (*fetch.Exchange, error) {
	h, err := v.host(ctx, u)
	if err != nil {
		return nil, err
	}
	if !h.Robots.Allowed(u.RequestURI()) {
		return nil, advised{fmt.Errorf("robots.txt of %s does not allow %s", u.Host, u.RequestURI()),
			"save the page with a browser and extract the file"}
	}
	if first {
		select {
		case <-time.After(time.Until(h.Next)):
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	x, err := v.client.Get(ctx, u.String(), nil, int64(v.maxBytes))
	h.Answered(time.Now(), pace)
	return x, err
}

// host is what is known of a host, with its robots.txt.
func (v *visitor) host(ctx context.Context, u *url.URL) (*polite.Host, error) {
	name := u.Scheme + "://" + u.Host
	if h, ok := v.hosts[name]; ok {
		return h, nil
	}
	h := &polite.Host{Name: name}
	robots := u.ResolveReference(&url.URL{Path: "/robots.txt"})
	for hop := 0; hop <= maxHops; hop++ {
		x, err := v.client.Get(ctx, robots.String(), nil, polite.MaxRobots)
		if err != nil {
			return nil, err
		}
		next, err := address.Parse(x.Header.Get("Location"), robots)
		if x.Status < 300 || x.Status > 399 || err != nil {
			h.GotRobots(x.Ended, x.Status, x.Body, product)
			break
		}
		robots = next
	}
	v.hosts[name] = h
	return h, nil
}

// page is the page that an exchange brought.
func (v *visitor) page(x *fetch.Exchange) (rawPage, error) {
	switch {
	case x.Status < 200 || x.Status > 299:
		return rawPage{}, fmt.Errorf("the server answered %d %s", x.Status, http.StatusText(x.Status))
	case x.Truncated == fetch.TruncatedLength:
		return rawPage{}, fmt.Errorf("%w: more than %d bytes", extract.ErrTooLarge, v.maxBytes)
	case !x.Whole():
		return rawPage{}, fmt.Errorf("the page broke off after %d bytes (%s)", len(x.Body), x.Truncated)
	}
	return rawPage{body: x.Body, url: x.URL, contentType: x.Header.Get("Content-Type"), fetchedAt: x.Started}, nil
}

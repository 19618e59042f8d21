package crawl

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/fetch"
)

// Fetcher brings what is at an address. *fetch.Client is one; a headless browser, a
// cache or a recording may be another.
//
// A crawl decides itself what to ask for and when: it asks for robots.txt first,
// keeps the host's delay between two calls, and follows redirects, by the header
// Location of an Exchange, as visits of their own. So a Fetcher follows none of
// them, and asks for nothing else at the host; one that does, as a browser does that
// loads a page with all its parts, is out of the crawl's control there. Neither does
// the guard against private addresses protect what a Fetcher connects to.
type Fetcher interface {
	// Get asks for address with the extra request fields header: If-None-Match
	// and If-Modified-Since where the address was fetched before, to which a
	// Fetcher may answer 304. At most maxBytes of the body are wanted; 0 is the
	// Fetcher's own limit. Get must return soon after ctx ends, and may be called
	// by many goroutines at once.
	//
	// An answer with any status is an Exchange. It needs Status, Header and Body,
	// decoded; fields that are zero are filled in. An error means that there was
	// no answer: the address is tried again where that was a time limit or a
	// broken connection.
	Get(ctx context.Context, address string, header http.Header, maxBytes int64) (*fetch.Exchange, error)
}

// inScope limits credentials to the sites of the crawl, and to https unless a seed
// says http. Credentials that have a limit of their own keep that.
func (c *Crawler) inScope(o fetch.Options) fetch.Options {
	if o.Credentials.For == nil {
		o.Credentials.For = func(u *addr) bool {
			return c.scope.sites[c.scope.site(u)] && (u.Scheme == "https" || c.scope.plain)
		}
	}
	return o
}

// get asks the fetcher, where may permits it.
func (c *Crawler) get(ctx context.Context, may func() bool, address string, r request) (*fetch.Exchange, error) {
	if c.client != nil {
		return c.client.Get(fetch.Permitted(ctx, may), address, r.header, r.limit)
	}
	if !may() {
		return nil, fetch.ErrRefused
	}
	started := time.Now()
	x, err := c.opts.Fetcher.Get(ctx, address, r.header, r.limit)
	if err == nil && x == nil {
		err = errors.New("the fetcher brought nothing")
	}
	if err != nil {
		return nil, fetch.Failed(address, err)
	}
	return x.Complete(address, started, time.Now(), r.limit), nil
}

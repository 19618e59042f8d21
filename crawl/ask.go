package crawl

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
)

// request is how an address is asked for.
type request struct {
	header http.Header
	limit  int64 // of the body, in bytes; 0: of a page
	tries  int   // that have failed
}

// reply is what came back: an exchange, or err where there was none.
type reply struct {
	*fetch.Exchange
	place *Place // in the archive; nil where there is none
	err   *fetch.Error
}

// request makes that for the address one that costs no body if nothing has changed.
func (v *visit) request() request {
	r := request{header: http.Header{}, tries: v.memo.Tries}
	if v.memo.Kind == kindSitemap {
		r.limit = discover.MaxSitemap
	}
	if l := v.memo.Last; l != nil && v.memo.Draft == nil {
		if l.ETag != "" {
			r.header.Set("If-None-Match", l.ETag)
		}
		if l.Modified != "" {
			r.header.Set("If-Modified-Since", l.Modified)
		}
	}
	return r
}

// ask sends one request, and keeps in the archive what comes back. One that is cut
// short because the crawl ends, or that may not be sent any more, was none:
// errAbandon.
func (v *visit) ask(ctx context.Context, u *addr, r request) (reply, error) {
	// On many machines, one that was asleep for a while has lost the right to touch
	// the host, and must notice before it sends anything.
	may := func() bool { return v.c.frontier.Extend(ctx, v.lease) == nil }
	defer v.c.asking.begin(v.lease.Host.Name, time.Now())()
	try, cancel := context.WithTimeout(ctx, v.c.opts.patience(r.tries))
	defer cancel()
	x, err := v.c.get(try, may, u.String(), r)
	var failed *fetch.Error
	switch {
	case errors.Is(err, fetch.ErrRefused), ctx.Err() != nil && (err != nil || x.Truncated != ""):
		return reply{}, errAbandon
	case errors.As(err, &failed):
		return reply{err: failed}, nil
	case err != nil:
		return reply{}, err
	}
	place, err := v.archive(ctx, x)
	if err != nil {
		return reply{}, fmt.Errorf("crawl: archive of %s: %w", u, err)
	}
	return reply{Exchange: x, place: place}, nil
}

// cost is what a request counts, whatever came of it.
func (r reply) cost() outcome {
	out := counted(tallyRequests)
	if r.err == nil {
		out.tally[tallyBytes] = int64(len(r.Raw))
	}
	return out
}

package crawl

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/address"
	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
)

// visit is one lease on its way from the frontier and back.
type visit struct {
	c       *Crawler
	lease   *frontier.Lease
	url     *addr
	memo    memo
	lessons *hostLessons

	// What came of it so far.
	result   frontier.Result
	host     []func(*frontier.Host) // what the visit teaches of the host
	article  *Article               // whose record is in result
	place    Place                  // of the last answer, in the archive
	named    string                 // the canonical address of its page, believed or not
	promised int                    // links in result that look like articles
	learned  bool                   // the address says something about its shape
	early    bool                   // its article is younger than Until
	paid     bool                   // a page was taken from the budget
	asked    bool                   // a request was sent, or may have been
	err      *SeedError
}

// errAbandon ends a visit that must be made again from the start.
var errAbandon = errors.New("crawl: visit abandoned")

// visit makes one visit and completes it. The error is one that ends the crawl.
func (c *Crawler) visit(ctx context.Context, lease *frontier.Lease) ([]event, error) {
	v := &visit{c: c, lease: lease, memo: readMemo(lease.Link.Memo), lessons: c.lessons.of(&lease.Host)}
	v.result.Tally = map[string]int64{}
	err := v.make(ctx)
	if v.paid {
		c.pages.end(err == nil && v.result.Tally[tallyPages] > 0)
	}
	if errors.Is(err, errAbandon) {
		return nil, c.abandon(ctx, lease)
	}
	if err != nil {
		return nil, err
	}
	return v.complete(ctx)
}

// abandon gives the lease back. If that fails, the lease runs out by itself.
func (c *Crawler) abandon(ctx context.Context, lease *frontier.Lease) error {
	err := c.frontier.Abandon(context.WithoutCancel(ctx), lease)
	if errors.Is(err, frontier.ErrLost) {
		return nil
	}
	return err
}

// make goes through the steps of a visit in order.
func (v *visit) make(ctx context.Context) (err error) {
	at := v.lease.Link.URL
	if v.memo.Start != "" && v.memo.Draft == nil {
		at = v.memo.Start
	}
	if v.url, err = address.Parse(at, nil); err != nil {
		return err
	}
	if v.spent() {
		v.skip("trap")
		return nil
	}
	if v.lease.Host.NeedRobots(time.Now()) {
		return v.robots(ctx)
	}
	if !v.lease.Host.Robots.Allowed(v.url.RequestURI()) {
		v.forbidden()
		return nil
	}
	if v.c.opts.Plan != nil && v.memo.Kind == kindPage && v.memo.Seed == "" {
		v.c.opts.Plan(v.url.String())
		v.skip("dry run")
		return nil
	}
	if home := v.home(); v.lease.Host.InDoubt() && home != nil {
		return v.judge(ctx, home)
	}
	if v.memo.Kind == kindPage {
		if v.paid = v.c.pages.take(); !v.paid {
			return errAbandon
		}
	}
	x, err := v.fetch(ctx, v.url, request{header: v.conditions(), limit: v.limit(), tries: v.memo.Tries})
	if err == nil {
		return v.answer(x)
	}
	if f := (*fetch.Error)(nil); errors.As(err, &f) {
		v.unreachable(f)
		return nil
	}
	return err
}

func (v *visit) forbidden() {
	if v.lease.Host.RobotsFails > 0 && v.lease.Host.RobotsGood.IsZero() {
		v.skip("robots unreachable")
		v.seedFails("robots.txt of the host cannot be had, and without it nothing may be fetched; try later", nil)
		return
	}
	v.skip("robots")
	v.seedFails("robots.txt of the host forbids it; ask the site for permission, or begin elsewhere", nil)
}

// spent reports whether the address lies in a trap. What was asked for, or goes
// on with something, does not.
func (v *visit) spent() bool {
	if v.memo.Kind == kindSitemap || v.memo.Seed != "" || v.memo.Draft != nil || v.memo.Last != nil {
		return false
	}
	return v.barren(v.url)
}

// conditions make the request one that costs no body if nothing has changed.
func (v *visit) conditions() http.Header {
	h := http.Header{}
	if l := v.memo.Last; l != nil && v.memo.Draft == nil {
		if l.ETag != "" {
			h.Set("If-None-Match", l.ETag)
		}
		if l.Modified != "" {
			h.Set("If-Modified-Since", l.Modified)
		}
	}
	return h
}

func (v *visit) limit() int64 {
	if v.memo.Kind == kindSitemap {
		return discover.MaxSitemap
	}
	return 0
}

// request is how an address is asked for.
type request struct {
	header http.Header
	limit  int64 // of the body, in bytes; 0: of a page
	tries  int   // that have failed
}

// fetch sends one request. One that is cut short because the crawl ends, or that
// may not be sent any more, was none: errAbandon.
func (v *visit) fetch(ctx context.Context, u *addr, r request) (*fetch.Exchange, error) {
	// On many machines, one that was asleep for a while has lost the right to touch
	// the host, and must notice before it sends anything.
	may := func() bool { return v.c.frontier.Extend(ctx, v.lease) == nil }
	v.asked = true
	v.result.Tally[tallyRequests]++
	defer v.c.asking.begin(v.lease.Host.Name, time.Now())()
	try, cancel := context.WithTimeout(fetch.Permitted(ctx, may), v.c.opts.patience(r.tries))
	defer cancel()
	x, err := v.c.client.Get(try, u.String(), r.header, r.limit)
	switch {
	case errors.Is(err, fetch.ErrRefused), ctx.Err() != nil && (err != nil || x.Truncated != ""):
		return nil, errAbandon
	case err != nil:
		return nil, err
	}
	v.result.Tally[tallyBytes] += int64(len(x.Raw))
	if v.place, err = v.archive(ctx, x); err != nil {
		return nil, fmt.Errorf("crawl: archive of %s: %w", u, err)
	}
	return x, nil
}

// skip ends the visit without a request.
func (v *visit) skip(why string) {
	v.result.Tally[tallySkipped+why]++
	v.settle()
}

// fail ends the visit after a request that brought nothing.
func (v *visit) fail(cause string) {
	if !v.memo.Guess {
		v.result.Tally[tallyFailed+cause]++
		v.c.opts.Log.Info("failed", "cause", cause, "url", v.url.String(), "via", v.memo.Via)
	}
	v.settle()
	v.missed()
}

// settle keeps the draft, if there is one, of a visit that brought nothing
// better.
func (v *visit) settle() {
	if d := v.memo.Draft; d != nil {
		if v.memo.Parts == 0 && v.memo.Kind == kindPage && !akin(v.url, d) {
			disown(d) // it was not seen there
		}
		v.keep(v.memo.Draft, v.memo.From)
		v.later()
	}
}

func (v *visit) seedFails(reason string, err error) {
	if v.memo.Seed == "" {
		return
	}
	if u, perr := parseSeed(v.memo.Seed); perr == nil && address.KeyOf(u) != address.KeyOf(v.url) {
		reason = fmt.Sprintf("it leads to %s, and there: %s", v.url, reason)
	}
	v.err = &SeedError{URL: v.memo.Seed, Reason: reason, Err: err}
}

// requeue makes the link wait for another visit as it is, with the memo m.
func (v *visit) requeue(m memo) {
	l := v.lease.Link
	l.Memo = m.bytes()
	v.result.Again = &l
}

// goOn makes u wait in the place of the link.
func (v *visit) goOn(u *addr, m memo) {
	l := m.link(u, min(v.lease.Link.Rank, discover.RankNow))
	if l.Key == address.KeyOf(v.url) {
		l.Key = v.lease.Link.Key
	}
	v.result.Again = &l
}

// stay is goOn for an address that belongs to this very link, whether or not it
// was seen before: its own link, if it waits, is done with this one.
func (v *visit) stay(u *addr, m memo) {
	v.goOn(u, m)
	v.result.Aliases = append(v.result.Aliases, v.result.Again.Key)
	v.result.Again.Key = v.lease.Link.Key
}

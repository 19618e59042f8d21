package crawl

import (
	"context"
	"errors"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
)

// visit is what is known of a visit before it is made. It does not change: each
// step takes what it needs of it and of the steps before, and returns what came of
// it.
type visit struct {
	c       *Crawler
	lease   *frontier.Lease
	url     *addr
	memo    memo
	lessons *hostLessons // of the host; they do change

	ticket   ticket
	clock    clock
	find     finder
	schedule schedule
}

func newVisit(c *Crawler, l *frontier.Lease, u *addr, m memo) *visit {
	v := &visit{c: c, lease: l, url: u, memo: m, lessons: c.lessons.of(&l.Host)}
	v.ticket = ticket{l.Link, u}
	v.clock = clock{&c.opts, m}
	v.find = finder{at: u, rank: l.Link.Rank, depth: m.Depth + 1, most: c.opts.MaxDepth, since: c.opts.Since,
		scope: c.scope, lessons: v.lessons, offered: &c.offered, hook: c.opts.Hooks.Link}
	v.schedule = schedule{m, c.opts.Revisit}
	return v
}

// errAbandon ends a visit that must be made again from the start.
var errAbandon = errors.New("crawl: visit abandoned")

// visit makes one visit, from the frontier and back. The error is one that ends the
// crawl.
func (c *Crawler) visit(ctx context.Context, lease *frontier.Lease) ([]event, error) {
	m := readMemo(lease.Link.Memo)
	at := lease.Link.URL
	if m.Start != "" && m.Draft == nil {
		at = m.Start
	}
	u, err := address.Parse(at, nil)
	if err != nil {
		return nil, c.unreadable(ctx, lease, err)
	}
	v := newVisit(c, lease, u, m)
	out, err := v.make(ctx)
	switch {
	case errors.Is(err, errAbandon):
		return nil, c.abandon(ctx, lease)
	case err != nil:
		return nil, err
	}
	return v.complete(ctx, out)
}

// unreadable ends the visit of what is no address to this version, though it was one
// to the version that stored it: it costs itself, not the crawl.
func (c *Crawler) unreadable(ctx context.Context, lease *frontier.Lease, why error) error {
	c.opts.Log.Info("skipped", "cause", why, "url", lease.Link.URL)
	_, err := c.frontier.Complete(context.WithoutCancel(ctx), lease, counted(tallySkipped+"no address").result())
	if errors.Is(err, frontier.ErrLost) {
		return nil
	}
	return err
}

// abandon gives the lease back. If that fails, the lease runs out by itself.
func (c *Crawler) abandon(ctx context.Context, lease *frontier.Lease) error {
	err := c.frontier.Abandon(context.WithoutCancel(ctx), lease)
	if errors.Is(err, frontier.ErrLost) {
		return nil
	}
	return err
}

// make goes through the steps of a visit: may it ask, and for what; asking; what is
// it that came back.
func (v *visit) make(ctx context.Context) (outcome, error) {
	switch what, no := v.may(time.Now()); what {
	case askNothing:
		return v.skipped(no), nil
	case askPlan:
		v.c.opts.Plan(v.url.String())
		return v.skipped(refusal{why: "dry run"}), nil
	case askRobots:
		return v.robots(ctx)
	case askHome:
		return v.judge(ctx)
	}
	isPage := v.memo.Kind == kindPage
	if isPage && !v.c.pages.take() {
		return outcome{}, errAbandon
	}
	got, err := v.ask(ctx, v.url, v.request())
	if isPage {
		v.c.pages.end(err == nil && got.err == nil)
	}
	if err != nil {
		return outcome{}, err
	}
	out := got.cost()
	if got.err != nil {
		return out.and(v.clock.silent(got.err, time.Now())).and(v.unreached(got.err)), nil
	}
	if isPage {
		out.tally[tallyPages]++
	}
	return out.and(v.receive(got)), nil
}

// receive goes through the steps of what came back, by its nature.
func (v *visit) receive(got reply) outcome {
	as := v.classify(got.Exchange)
	if as.nature == aTrouble {
		return v.clock.answeredIll(as.cause, got.Exchange).and(v.retried(as.cause))
	}
	out := v.clock.answered(got.Exchange)
	switch as.nature {
	case aProbe:
		return out.and(v.probed(got.Exchange))
	case aRedirect:
		return out.and(v.redirected(as.to))
	case anUnchanged:
		out = out.and(counted(tallyUnchanged))
		out.next = v.schedule.unchanged()
	case aList:
		return out.and(v.list(got))
	case aPage:
		return out.and(v.page(got))
	case aDeadEnd:
		return out.and(v.deadEnd(as))
	}
	return out
}

// list: what it names, and that each recrawl looks there.
func (v *visit) list(got reply) outcome {
	l, dead := v.readList(got.Body)
	if dead != nil {
		return v.deadEnd(*dead)
	}
	out := counted(tallyLists)
	out.found = v.find.listed(l)
	out.next = v.schedule.next(got, "", 0, 0)
	return out
}

// page: its links, its story if it has one, and when to look again.
func (v *visit) page(got reply) outcome {
	p := v.read(got.Exchange)
	if to := p.refreshed(got.Header.Get("Refresh"), v.url, v.memo.Hops); to != nil {
		return v.redirected(to)
	}
	out := outcome{lesson: lesson{counts: v.memo.Seed == "" && !v.memo.Guess}}
	if p.err != nil {
		v.c.opts.Log.Debug("no record", "url", v.url.String(), "err", p.err)
		return out.and(v.deadEnd(verdict{cause: "not a page", reason: "it cannot be read: " + p.err.Error(), err: p.err}))
	}
	if why := apology(p.article, p.Page); why != discover.NoApology && p.story {
		return out.and(v.apologizes(why))
	}
	story := p.story && !v.memo.Guess // where a list may be, a page is an apology, or names lists
	out.found = v.links(p, story)
	if story {
		out = out.and(v.story(got, p))
	} else {
		v.c.opts.Hooks.show(v.url, got, p)
		out = out.and(counted(tallyOther)).and(v.settled())
	}
	out.next = v.schedule.page(got, p, out)
	return out
}

// story: what it is to the crawl, its record, and where the visit goes on before
// that is kept.
func (v *visit) story(got reply, p page) outcome {
	s := v.standing(got, p)
	switch {
	case s.missing:
		return v.failed("soft 404")
	case s.other:
		return v.parted()
	case s.echo:
		return v.settled()
	case s.first != nil:
		return v.joins(s.first)
	}
	out := v.kept(s.article, s.from, s.named)
	if out.record == nil {
		return out // as before, or of another time
	}
	return out.and(v.further(s, p))
}

package crawl

import (
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/extract"
)

// maxRevisit is the longest time between two visits of an article.
const maxRevisit = 30 * 24 * time.Hour

// schedule sets the next visit of a page.
func (v *visit) schedule(x *fetch.Exchange) {
	l := v.memo.Last
	switch {
	case v.result.Again != nil && v.result.Record == nil:
	case v.article != nil:
		v.revisit(x, x.Ended, digestOf(v.article), v.article.Revision, v.interval())
	case l != nil && l.Revision > 0:
		v.revisit(x, x.Ended, l.Digest, l.Revision, v.interval())
	default:
		v.revisit(x, x.Ended, "", 0, v.interval())
	}
}

// interval is the time until the next visit. An article is visited again sooner
// when it has changed and later when it has not, by a factor of two; other
// pages, which lead to new ones, whenever there is a recrawl.
func (v *visit) interval() time.Duration {
	l := v.memo.Last
	known, least := l != nil && l.Revision > 0, v.c.opts.Revisit
	switch {
	case v.article != nil && known:
		return max(l.Interval/2, least)
	case v.article != nil:
		return least
	case known:
		return min(max(2*l.Interval, least), maxRevisit)
	}
	return 0
}

// unchanged is the answer 304.
func (v *visit) unchanged() {
	v.result.Tally[tallyUnchanged]++
	l := *v.memo.Last
	l.Interval = v.interval()
	m := v.memo
	m.Last, m.Tries, m.Hops = &l, 0, 0
	v.result.Next, v.result.Due = m.bytes(), time.Now().Add(l.Interval)
}

// later makes a page that failed for now wait for the next recrawl. What is
// known of it from before holds.
func (v *visit) later() {
	m := v.memo
	m.Tries, m.Hops, m.Seed = 0, 0, ""
	v.result.Next, v.result.Due = m.bytes(), time.Now().Add(v.c.opts.Revisit)
}

// revisit notes what the next visit needs to know, and when it is due.
func (v *visit) revisit(x *fetch.Exchange, now time.Time, digest string, revision int, interval time.Duration) {
	m := memo{
		Kind: v.memo.Kind, Depth: v.memo.Depth, Via: v.memo.Via, Hints: lasting(v.memo.Hints), Start: v.memo.Start,
		Last: &last{
			ETag: x.Header.Get("ETag"), Modified: x.Header.Get("Last-Modified"),
			Digest: digest, Revision: revision, Interval: interval,
		},
	}
	v.result.Next, v.result.Due = m.bytes(), now.Add(interval)
}

// lasting are the hints without the title, which may be another by then.
func lasting(h *extract.Hints) *extract.Hints {
	if h == nil {
		return nil
	}
	l := *h
	l.Title = ""
	return &l
}

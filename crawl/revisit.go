package crawl

import (
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/fetch"
)

// maxRevisit is the longest time between two visits of an article.
const maxRevisit = 30 * 24 * time.Hour

// schedule sets the next visit of a page. An article is visited again sooner
// when it has changed and later when it has not, by a factor of two; other
// pages, which lead to new ones, whenever there is a recrawl.
func (v *visit) schedule(x *fetch.Exchange) {
	l := v.memo.Last
	switch {
	case v.result.Again != nil && v.result.Record == nil:
	case v.article != nil && l != nil && l.Revision > 0:
		v.revisit(x, x.Ended, digestOf(v.article), v.article.Revision, max(l.Interval/2, v.c.opts.Revisit))
	case v.article != nil:
		v.revisit(x, x.Ended, digestOf(v.article), v.article.Revision, v.c.opts.Revisit)
	case l != nil && l.Revision > 0:
		v.revisit(x, x.Ended, l.Digest, l.Revision, v.slower(l))
	default:
		v.revisit(x, x.Ended, "", 0, 0)
	}
}

func (v *visit) slower(l *last) time.Duration {
	return min(max(2*l.Interval, v.c.opts.Revisit), maxRevisit)
}

// unchanged is the answer 304.
func (v *visit) unchanged() {
	v.result.Tally[tallyUnchanged]++
	l := *v.memo.Last
	if l.Revision > 0 {
		l.Interval = v.slower(&l)
	}
	m := v.memo
	m.Last, m.Tries, m.Hops = &l, 0, 0
	v.result.Next, v.result.Due = m.bytes(), time.Now().Add(l.Interval)
}

// revisit notes what the next visit needs to know, and when it is due.
func (v *visit) revisit(x *fetch.Exchange, now time.Time, digest string, revision int, interval time.Duration) {
	m := memo{
		Kind: v.memo.Kind, Seed: v.memo.Seed, Depth: v.memo.Depth, Via: v.memo.Via, Hints: v.memo.Hints, Start: v.memo.Start,
		Last: &last{
			ETag: x.Header.Get("ETag"), Modified: x.Header.Get("Last-Modified"),
			Digest: digest, Revision: revision, Interval: interval,
		},
	}
	v.result.Next, v.result.Due = m.bytes(), now.Add(interval)
}

package crawl

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
	"github.com/tearsheet-news/tearsheet/extract"
)

// The longest times between two visits: of an article, and of another page,
// which may come to name new ones.
const (
	maxRevisit      = 30 * 24 * time.Hour
	maxRevisitOther = 24 * time.Hour
)

// schedule sets the next visit of a page.
func (v *visit) schedule(x *fetch.Exchange, p *discover.Page) {
	l := v.memo.Last
	switch {
	case v.result.Again != nil && v.result.Record == nil:
	case v.article != nil:
		digest := digestOf(v.article)
		v.revisit(x, x.Ended, digest, v.article.Revision, v.interval(digest, true))
	case l != nil && l.Revision > 0:
		v.revisit(x, x.Ended, l.Digest, l.Revision, v.interval(l.Digest, true))
	default:
		links := linksDigest(p)
		v.revisit(x, x.Ended, links, 0, v.interval(links, false))
	}
}

// interval is the time until the next visit of what now has this digest: by a
// factor of two sooner when it has changed, later when it has not. Where news
// appear first, at seeds and in lists, it is none: each recrawl looks there.
func (v *visit) interval(digest string, story bool) time.Duration {
	l, least, most := v.memo.Last, v.c.opts.Revisit, maxRevisit
	if !story {
		if v.memo.Kind != kindPage || v.memo.Depth == 0 {
			return 0
		}
		most = maxRevisitOther
	}
	switch {
	case l == nil && story:
		return least
	case l == nil:
		return 0
	case l.Digest != digest:
		return max(l.Interval/2, least)
	}
	return min(max(2*l.Interval, least), most)
}

// linksDigest is the same for two pages that lead to the same pages.
func linksDigest(p *discover.Page) string {
	h := sha256.New()
	for _, l := range p.Links {
		h.Write([]byte(l.URL.String() + "\n"))
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// unchanged is the answer 304.
func (v *visit) unchanged() {
	v.result.Tally[tallyUnchanged]++
	l := *v.memo.Last
	l.Interval = v.interval(l.Digest, l.Revision > 0)
	m := v.memo
	m.Last, m.Tries, m.Hops = &l, 0, 0
	v.result.Next, v.result.Due = m.bytes(), time.Now().Add(l.Interval)
}

// missed makes a page that was there before wait for another look, twice as long each
// time: what is gone today may have come back tomorrow.
func (v *visit) missed() {
	if v.memo.Last == nil || v.result.Next != nil {
		return
	}
	l := *v.memo.Last
	l.Interval = min(max(2*l.Interval, v.c.opts.Revisit), maxRevisit)
	m := v.memo
	m.Last, m.Tries, m.Hops, m.Seed = &l, 0, 0, ""
	v.result.Next, v.result.Due = m.bytes(), time.Now().Add(l.Interval)
}

// later makes a page that failed for now wait for the next recrawl. What is
// known of it from before holds.
func (v *visit) later() {
	m := v.memo
	m.Tries, m.Hops, m.Seed = 0, 0, ""
	m.Draft, m.From, m.Parts = nil, nil, 0
	if m.Kind == kindProbe {
		m.Kind = kindPage
	}
	if v.article != nil {
		m.Last = &last{Digest: digestOf(v.article), Revision: v.article.Revision, Interval: v.c.opts.Revisit}
		if len(v.memo.From) > 0 {
			m.Last.Place = &v.memo.From[0]
		}
	}
	v.result.Next, v.result.Due = m.bytes(), time.Now().Add(v.c.opts.Revisit)
}

// revisit notes what the next visit needs to know, and when it is due.
func (v *visit) revisit(x *fetch.Exchange, now time.Time, digest string, revision int, interval time.Duration) {
	m := memo{
		Kind: v.memo.Kind, Depth: v.memo.Depth, Via: v.memo.Via, Hints: lasting(v.memo.Hints), Start: v.memo.Start,
		Last: &last{
			ETag: x.Header.Get("ETag"), Modified: x.Header.Get("Last-Modified"),
			Digest: digest, Revision: revision, Interval: interval, Place: v.kept(),
		},
	}
	if v.memo.Parts > 0 || isCut(x) {
		// They are the last page's, and the next visit begins at the first; or they
		// are of a page that did not come whole.
		m.Last.ETag, m.Last.Modified = "", ""
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

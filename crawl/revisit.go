package crawl

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
	"github.com/tearsheet-news/tearsheet/extract"
)

// The longest times between two visits: of an article, and of another page,
// which may come to name new ones.
const (
	maxRevisit      = 30 * 24 * time.Hour
	maxRevisitOther = 24 * time.Hour
)

// schedule decides when a page is looked at again, by what is known of it.
type schedule struct {
	memo  memo
	least time.Duration // Options.Revisit
}

// page is the next look at a page of which came what is in out; nil where its visit
// goes on instead.
func (s schedule) page(got reply, p page, out outcome) *look {
	l := s.memo.Last
	switch {
	case out.again != nil && out.record == nil:
		return out.next
	case out.next != nil && out.next.memo.Start != s.memo.Start:
		return out.next // it stands for another page from now on
	case out.article != nil:
		digest := digestOf(out.article)
		return s.next(got, digest, out.article.Revision, s.interval(digest, true))
	case l != nil && l.Revision > 0:
		return s.next(got, l.Digest, l.Revision, s.interval(l.Digest, true))
	}
	links := linksDigest(p.Page)
	return s.next(got, links, 0, s.interval(links, false))
}

// interval is the time until the next visit of what now has this digest: by a
// factor of two sooner when it has changed, later when it has not. Where news
// appear first, at seeds and in lists, it is none: each recrawl looks there.
func (s schedule) interval(digest string, story bool) time.Duration {
	l, least, most := s.memo.Last, s.least, maxRevisit
	if !story {
		if s.memo.Kind != kindPage || s.memo.Depth == 0 {
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

// unchanged is the next look at a page that is as it was.
func (s schedule) unchanged() *look {
	l := *s.memo.Last
	l.Interval = s.interval(l.Digest, l.Revision > 0)
	m := s.memo
	m.Last, m.Tries, m.Hops = &l, 0, 0
	return &look{m, time.Now().Add(l.Interval)}
}

// missed is the next look at a page that was there before, twice as long from now each
// time: what is gone today may have come back tomorrow. Nil where it never was.
func (s schedule) missed() *look {
	if s.memo.Last == nil {
		return nil
	}
	l := *s.memo.Last
	l.Interval = min(max(2*l.Interval, s.least), maxRevisit)
	m := s.memo.anew()
	m.Last = &l
	return &look{m, time.Now().Add(l.Interval)}
}

// later makes a page that failed for now wait for the next recrawl. What is known of
// it from before holds, or from the article that was kept of it all the same.
func (s schedule) later(kept *Article) *look {
	m := s.memo.anew()
	if kept != nil {
		m.Last = &last{Digest: digestOf(kept), Revision: kept.Revision, Interval: s.least}
		if len(s.memo.From) > 0 {
			m.Last.Place = &s.memo.From[0]
		}
	}
	return &look{m, time.Now().Add(s.least)}
}

// next notes what the next look needs to know, and when it is due.
func (s schedule) next(got reply, digest string, revision int, interval time.Duration) *look {
	m := memo{
		Kind: s.memo.Kind, Depth: s.memo.Depth, Via: s.memo.Via, Hints: lasting(s.memo.Hints), Start: s.memo.Start,
		Last: &last{
			ETag: got.Header.Get("ETag"), Modified: got.Header.Get("Last-Modified"),
			Digest: digest, Revision: revision, Interval: interval, Place: got.place,
		},
	}
	if s.memo.Parts > 0 || isCut(got.Exchange) {
		// They are the last page's, and the next visit begins at the first; or they
		// are of a page that did not come whole.
		m.Last.ETag, m.Last.Modified = "", ""
	}
	return &look{m, got.Ended.Add(interval)}
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

package crawl

import (
	"fmt"
	"runtime/debug"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/address"
	"github.com/tearsheet-news/tearsheet/crawl/discover"
	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/polite"
	"github.com/tearsheet-news/tearsheet/extract"
)

// maxParts is how many pages one story may have.
const maxParts = 20

// page reads a page: its links, and its article if it is one.
func (v *visit) page(x *fetch.Exchange) error {
	v.c.cpu <- struct{}{}
	p := discover.Scan(x.Body, v.url)
	a, err := v.extract(x)
	<-v.c.cpu
	v.learned = v.memo.Seed == ""
	if err != nil {
		v.c.opts.Log.Debug("no record", "url", v.url.String(), "err", err)
		v.fail("not a page")
		v.seedFails("it cannot be read: "+err.Error(), err)
		return nil
	}
	tag := polite.HeaderTag(x.Header.Values("X-Robots-Tag"), Product).Or(polite.MetaTag(p.Robots))
	story := isStory(a)
	if !tag.NoFollow {
		v.follow(p)
		v.subscribe(p, story)
	}
	if story {
		a.NoArchive = tag.NoArchive
		v.story(a, p)
	} else {
		v.result.Tally[tallyOther]++
		v.settle()
	}
	v.schedule(x, p)
	return nil
}

// minWords is how many words of running text make a story where the page names
// no day on which it was published.
const minWords = 30

// isStory asks for a little more than extract does, whose caller may know that
// the page is an article: most pages a crawl meets are none, and many of them
// are lists of headlines.
func isStory(a *Article) bool {
	if a.Type != extract.TypeArticle || a.Published != "" {
		return a.Type == extract.TypeArticle
	}
	words := 0
	for _, b := range a.Blocks {
		switch b.Kind {
		case extract.Paragraph, extract.Quote, extract.Table: // a table may be there for the layout
			words += len(strings.Fields(b.Text))
		}
	}
	return words >= minWords
}

// extract reads the article of a page. Where that panics, which it never should,
// it costs this page and not the crawl, which would come back to the page
// whenever it is begun anew.
func (v *visit) extract(x *fetch.Exchange) (a *Article, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("reading the page panics: %v", r)
			v.c.opts.Log.Error("panic", "url", v.url.String(), "err", r, "stack", string(debug.Stack()))
		}
	}()
	opts := v.c.opts.Extract
	opts.FetchedAt = x.Started
	if v.memo.Hints != nil {
		opts.Hints = *v.memo.Hints
	}
	read, err := extract.Extract(x.Body, v.url.String(), x.Header.Get("Content-Type"), &opts)
	if err != nil {
		return nil, err
	}
	return &Article{Article: *read, FetchedAt: x.Started.UTC().Truncate(time.Second)}, nil
}

// story decides what a page with an article on it is to the crawl: a page of a
// longer story, a version of another page, a copy from another site, or simply
// the article.
func (v *visit) story(a *Article, p *discover.Page) {
	if v.isMissing(a) {
		v.fail("soft 404")
		return
	}
	from := v.from()
	if v.memo.Parts > 0 {
		if !addsTo(v.memo.Draft, a) {
			v.settle() // the same page with other comments, or its teaser
			return
		}
		a, from = join(v.memo.Draft, a), append(v.memo.From, from...)
	} else if first := v.firstPart(p); first != nil {
		v.result.Tally[tallyOther]++ // it will be joined to that one
		v.result.Links = append(v.result.Links, memo{Via: v.url.String(), Depth: v.memo.Depth}.link(first, discover.RankNow))
		return
	}
	if p.Canonical != nil && !v.c.scope.sites[v.c.scope.site(p.Canonical)] {
		a.SyndicatedFrom = p.Canonical.String()
	}
	v.keep(a, from)
	if v.result.Record == nil {
		return // as before, or of another time
	}
	m := v.memo
	switch next := v.nextPart(p); {
	case next != nil:
		m.Draft, m.From, m.Parts = a, from, m.Parts+1
		setDefault(&m.Start, v.url.String())
		v.stay(next, m)
	case m.Draft == nil && v.better(p.Canonical):
		m.Draft, m.From = a, from
		v.goOn(upgrade(p.Canonical, v.url), m)
	default:
		if at := v.probe(a); at != nil {
			m.Kind, m.Draft, m.From, m.Start = kindProbe, a, from, v.url.String()
			v.goOn(at, m)
			v.result.Again.Key = v.lease.Link.Key
		}
	}
}

// better reports whether this page is a version of the page at canonical, and
// that one should be read instead. The record of this one is kept for the case
// that it turns out to be none.
func (v *visit) better(canonical *addr) bool {
	if canonical == nil || canonical.Path == "/" || v.memo.Hops >= maxHops || !v.c.scope.wants(canonical) {
		return false
	}
	if !v.lease.Host.Robots.Allowed(canonical.RequestURI()) {
		return false
	}
	if address.KeyOf(canonical) != address.KeyOf(v.url) {
		return true
	}
	return address.IsVariant(v.url) && !address.IsVariant(canonical)
}

// firstPart is the page on which the story of this page begins; nil where that
// is this one.
func (v *visit) firstPart(p *discover.Page) *addr {
	first, n := discover.Part(v.url)
	if n < 2 || p.Prev == nil {
		return nil
	}
	if prev, _ := discover.Part(p.Prev); address.KeyOf(prev) != address.KeyOf(first) {
		return nil
	}
	return first
}

// nextPart is the page on which the story goes on, whether the page says so by
// rel=next or only has a link to it; nil where it does not.
func (v *visit) nextPart(p *discover.Page) *addr {
	if v.memo.Parts+1 >= maxParts {
		return nil
	}
	first, n := discover.Part(v.url)
	here := address.KeyOf(first)
	goesOn := func(u *addr) bool {
		if u == nil || address.SiteOf(u) != address.SiteOf(v.url) {
			return false
		}
		first, next := discover.Part(u)
		return next == n+1 && address.KeyOf(first) == here && v.c.scope.wants(u)
	}
	if goesOn(p.Next) {
		return p.Next
	}
	for _, l := range p.Links {
		if goesOn(l.URL) {
			return l.URL
		}
	}
	return nil
}

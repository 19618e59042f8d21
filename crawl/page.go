package crawl

import (
	"fmt"
	"runtime/debug"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
	"github.com/tearsheet-news/tearsheet/crawl/polite"
	"github.com/tearsheet-news/tearsheet/extract"
)

// page reads a page: its links, and its article if it is one.
func (v *visit) page(x *fetch.Exchange) error {
	v.c.cpu <- struct{}{}
	p := v.scan(x)
	a, err := v.extract(x)
	<-v.c.cpu
	if to := v.refreshed(x, p, err == nil && isStory(a)); to != nil {
		v.redirect(to)
		return nil
	}
	v.learned = v.memo.Seed == "" && !v.memo.Guess
	if err != nil {
		v.c.opts.Log.Debug("no record", "url", v.url.String(), "err", err)
		v.fail("not a page")
		v.seedFails("it cannot be read: "+err.Error(), err)
		return nil
	}
	if why := apology(a, p); why != discover.NoApology && isStory(a) {
		v.apologizes(why)
		return nil
	}
	tag := polite.HeaderTag(x.Header.Values("X-Robots-Tag"), Product).Or(polite.MetaTag(p.Robots))
	story := isStory(a) && !v.memo.Guess // where a list may be, a page is an apology, or names lists
	if !tag.NoFollow {
		v.follow(p, story)
		v.subscribe(p, story)
	}
	if story {
		a.NoArchive = tag.NoArchive
		if isCut(x) && !isWhole(x) {
			a.Truncated = x.Truncated
		}
		v.story(a, p)
	} else {
		v.result.Tally[tallyOther]++
		v.settle()
	}
	v.schedule(x, p)
	return nil
}

// scan reads the links off a page.
func (v *visit) scan(x *fetch.Exchange) *discover.Page {
	return discover.Scan(x.Body, v.url, func() string {
		return extract.Encoding(x.Body, x.Header.Get("Content-Type"))
	})
}

// maxRefresh is after how long a page may send its readers on for it to be a
// redirect. One that stays for longer is there to be read: many front pages
// refresh themselves every few minutes, and some stories end on the front page.
const maxRefresh = 15 * time.Second

// refreshed is where a page sends its readers by itself, by its header or in its
// head; nil where they stay. A story is not given up for a page that comes later.
func (v *visit) refreshed(x *fetch.Exchange, p *discover.Page, story bool) *addr {
	r := discover.ReadRefresh(x.Header.Get("Refresh"), v.url)
	if r.URL == nil {
		r = p.Refresh
	}
	switch {
	case r.URL == nil, r.URL.String() == v.url.String(), v.memo.Hops >= maxHops:
		return nil
	case r.After > maxRefresh, r.After > 0 && story:
		return nil
	}
	return r.URL
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

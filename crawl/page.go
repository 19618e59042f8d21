package crawl

import (
	"fmt"
	"runtime/debug"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
	"github.com/tearsheet-news/tearsheet/crawl/internal/polite"
	"github.com/tearsheet-news/tearsheet/extract"
)

// page is what a page is and says.
type page struct {
	*discover.Page          // its links
	article        *Article // nil where err says why it cannot be read
	err            error
	story          bool // the article is one
	tag            polite.Tag
}

// read reads a page.
func (v *visit) read(x *fetch.Exchange) page {
	v.c.cpu <- struct{}{}
	p := page{Page: scan(x, v.url)}
	p.article, p.err = v.extract(x)
	<-v.c.cpu
	p.tag = polite.HeaderTag(x.Header.Values("X-Robots-Tag"), Product).Or(polite.MetaTag(p.Robots))
	if p.err != nil {
		return p
	}
	p.story = isStory(p.article)
	p.article.NoArchive = p.tag.NoArchive
	if isCut(x) && !x.Whole() {
		p.article.Truncated = x.Truncated
	}
	return p
}

// links finds the links and feeds of a page.
func (v *visit) links(p page, story bool) (f found) {
	if p.tag.NoFollow {
		return f
	}
	f = v.find.follow(p.Page, story)
	if story && v.memo.Seed == "" {
		return f // the feeds of the site are named on its front pages, too; the others are of comments
	}
	return f.and(v.find.subscribe(p.Page))
}

// scan reads the links off a page.
func scan(x *fetch.Exchange, u *addr) *discover.Page {
	return discover.Scan(x.Body, u, func() string {
		return extract.Encoding(x.Body, x.Header.Get("Content-Type"))
	})
}

// maxRefresh is after how long a page may send its readers on for it to be a
// redirect. One that stays for longer is there to be read: many front pages
// refresh themselves every few minutes, and some stories end on the front page.
const maxRefresh = 15 * time.Second

// refreshed is where the page at an address sends its readers by itself, by its header
// Refresh or in its head, after some hops; nil where they stay. A story is not given up
// for a page that comes later.
func (p page) refreshed(header string, at *addr, hops int) *addr {
	r := discover.ReadRefresh(header, at)
	if r.URL == nil {
		r = p.Refresh
	}
	switch {
	case r.URL == nil, r.URL.String() == at.String(), hops >= maxHops:
		return nil
	case r.After > maxRefresh, r.After > 0 && p.story:
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

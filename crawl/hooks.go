package crawl

import (
	"maps"
	"slices"
	"time"

	"github.com/tearsheet-news/tearsheet/extract"
)

// Hooks are where a program takes part in a crawl. Each may be nil. They are called
// by several goroutines at once, and once more for what a visit that was cut off had
// got to; what they return should not depend on when that is.
type Hooks struct {
	// Link decides whether a link is queued that was found and is in scope: false is
	// no. Seeds are not asked about, but where they lead by redirects is.
	Link func(Link) bool

	// Other is shown each page that is no article, when its links have been read.
	Other func(Other)

	// Record may change an article before its record is kept, by setting its fields,
	// and refuses it by false. What it makes of an article counts for whether that has
	// changed since, so it should make the same of the same. The address and what
	// FetchedAt and Revision say are the crawl's.
	//
	// An archive keeps the bytes of the page as they are; a record that was changed is
	// not what they alone give.
	Record func(*Article) bool
}

// Link is an address that was found.
type Link struct {
	URL   string
	Via   string         // the page or list that names it; "robots.txt"; empty for a list that is only guessed
	Depth int            // links from a seed
	List  bool           // it is named as a sitemap or a feed
	Hints *extract.Hints // what a list claims of it; nil: nothing that counts
}

// Other is a page that is no article: a front page, a section, a form.
type Other struct {
	URL         string
	FetchedAt   time.Time
	ContentType string // the header of that name
	Body        []byte // decoded; not to be changed

	// Article is what extraction reads all the same, such as a title and the Type
	// that it takes the page for.
	Article *extract.Article
}

// allows asks the hook about the link to u with the memo m.
func (n finder) allows(u *addr, m memo) bool {
	return n.hook == nil || n.hook(Link{URL: u.String(), Via: m.Via, Depth: m.Depth, List: m.Kind != kindPage, Hints: m.Hints})
}

// show tells the hook of a page that is no article.
func (h Hooks) show(u *addr, got reply, p page) {
	if h.Other != nil {
		h.Other(Other{URL: u.String(), FetchedAt: got.Started, ContentType: got.Header.Get("Content-Type"), Body: got.Body,
			Article: &p.article.Article})
	}
}

// record is the article as the hook leaves it; nil where it refuses. The one that is
// given stays as it is: it may be a draft, and come here once more.
func (h Hooks) record(a *Article) *Article {
	if h.Record == nil {
		return a
	}
	b := *a
	b.Authors, b.Categories, b.Tags = slices.Clone(a.Authors), slices.Clone(a.Categories), slices.Clone(a.Tags)
	b.Sources = maps.Clone(a.Sources)
	if !h.Record(&b) {
		return nil
	}
	return &b
}

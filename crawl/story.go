package crawl

import (
	"cmp"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
)

// maxParts is how many pages one story may have.
const maxParts = 20

// story decides what a page with an article on it is to the crawl: a page of a
// longer story, a version of another page, a copy from another site, or simply
// the article.
func (v *visit) story(a *Article, p *discover.Page) {
	if v.isMissing(a) {
		v.fail("soft 404")
		return
	}
	if v.otherStory(a) {
		v.part()
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
		m := memo{Via: v.url.String(), Depth: v.memo.Depth}
		v.result.Links = append(v.result.Links, m.link(first, v.rank(first, m, time.Time{})))
		return
	}
	canonical := v.canonical(a, p)
	if canonical != nil && !v.c.scope.sites[v.c.scope.site(canonical)] {
		a.SyndicatedFrom = canonical.String()
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
	case m.Draft == nil && v.better(canonical):
		m.Draft, m.From = a, from
		v.goOn(upgrade(canonical, v.url), m)
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
	if canonical == nil || v.memo.Hops >= maxHops || !v.c.scope.wants(canonical) {
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
	first, n, sure := discover.Part(v.url)
	if n < 2 || p.Prev == nil || !sure && discover.GuessOf(first) != discover.LikeArticle {
		return nil
	}
	if prev, _, _ := discover.Part(p.Prev); address.KeyOf(prev) != address.KeyOf(first) {
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
	first, n, sure := discover.Part(v.url)
	here := address.KeyOf(first)
	if v.memo.Parts == 0 && (n > 1 || !sure && address.KeyOf(v.url) != here) {
		return nil // the crawl did not come here from the page before
	}
	goesOn := func(u *addr) bool {
		if u == nil || address.SiteOf(u) != address.SiteOf(v.url) {
			return false
		}
		first, next, _ := discover.Part(u)
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

// addsTo reports whether the page next goes on with the story a: most of its
// paragraphs are not in a.
func addsTo(a, next *Article) bool {
	known := map[string]bool{}
	for p := range strings.SplitSeq(a.Text, "\n\n") {
		known[p] = true
	}
	fresh, all := 0, 0
	for p := range strings.SplitSeq(next.Text, "\n\n") {
		if all++; !known[p] {
			fresh++
		}
	}
	return 2*fresh > all
}

// join adds the next page of a story to the pages before.
func join(a, next *Article) *Article {
	j := *a
	j.Pages = max(a.Pages, 1) + 1
	j.Text = joinTexts(a.Text, next.Text, "\n\n")
	j.HTML = joinTexts(a.HTML, next.HTML, "\n")
	j.Markdown = joinTexts(a.Markdown, next.Markdown, "\n\n")
	j.WordCount = a.WordCount + next.WordCount
	j.Truncated = cmp.Or(a.Truncated, next.Truncated)
	j.NoArchive = a.NoArchive || next.NoArchive
	return &j
}

func joinTexts(a, b, between string) string {
	if a == "" || b == "" {
		return a + b
	}
	return strings.TrimRight(a, "\n") + between + b
}

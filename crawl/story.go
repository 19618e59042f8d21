package crawl

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
)

// maxParts is how many pages one story may have.
const maxParts = 20

// standing is what a page with a story on it is to the crawl.
type standing struct {
	missing bool     // what the host shows for lack of a page
	echo    bool     // the draft once more, with other comments, or its teaser
	other   bool     // another story than the draft, which has named it
	first   *addr    // a page of the story that begins there
	article *Article // the story so far
	from    []Place  // where its pages are kept

	canonical *addr  // its address by its own word, where that is believed
	named     string // the same, believed or not
}

// standing decides what a page is: a page of a longer story, a copy from another
// site, or simply the article.
func (v *visit) standing(got reply, p page) standing {
	if v.lessons.isMissing(p.article) {
		return standing{missing: true}
	}
	if v.memo.isOther(p.article) {
		return standing{other: true}
	}
	s := standing{article: p.article, from: got.from(v.memo.Hints)}
	if v.memo.Parts > 0 {
		if !addsTo(v.memo.Draft, p.article) {
			return standing{echo: true}
		}
		s.article, s.from = join(v.memo.Draft, p.article), slices.Concat(v.memo.From, s.from)
	} else if first := firstPart(p.Page, v.url); first != nil {
		return standing{first: first}
	}
	s.canonical, s.named = v.find.canonical(s.article, p.Page)
	if v.memo.Parts > 0 {
		s.named = "" // it is the further page's own, and not the story's
	}
	if s.canonical != nil && !v.c.scope.sites[v.c.scope.site(s.canonical)] {
		s.article.SyndicatedFrom = s.canonical.String()
	}
	return s
}

// joins leaves the page to the visit of the first page of its story.
func (v *visit) joins(first *addr) outcome {
	out := counted(tallyOther)
	if m := v.memo.beside(v.url); v.find.allows(first, m) {
		out.found.links = []frontier.Link{m.link(first, v.find.rankOf(first, m, time.Time{}))}
	}
	return out
}

// further is where the visit goes on before the story is kept: on its next page, at
// the page of which this is a version, or at one that is not there, to see what the
// host shows then. It is nothing where the story is as it should be.
func (v *visit) further(s standing, p page) outcome {
	m := v.memo
	switch next := v.nextPart(p.Page); {
	case next != nil:
		m.Draft, m.From, m.Parts = s.article, s.from, m.Parts+1
		setDefault(&m.Start, v.url.String())
		return v.ticket.stays(next, m)
	case m.Draft == nil && v.better(s.canonical):
		m.Draft, m.From = s.article, s.from
		return v.ticket.goesOn(upgrade(s.canonical, v.url), m)
	}
	at := v.probe(s.article)
	if at == nil {
		return outcome{}
	}
	m.Kind, m.Draft, m.From, m.Start = kindProbe, s.article, s.from, v.url.String()
	out := v.ticket.goesOn(at, m)
	out.again.Key = v.lease.Link.Key
	return out
}

// better reports whether this page is a version of the page at canonical, and
// that one should be read instead. The record of this one is kept for the case
// that it turns out to be none.
func (v *visit) better(canonical *addr) bool {
	if canonical == nil || v.memo.Hops >= maxHops || !v.c.scope.wants(canonical) {
		return false
	}
	if !v.lease.Host.Robots.Allowed(canonical.RequestURI()) || !v.find.allows(canonical, v.memo.beside(v.url)) {
		return false
	}
	if address.KeyOf(canonical) != address.KeyOf(v.url) {
		return true
	}
	return address.IsVariant(v.url) && !address.IsVariant(canonical)
}

// firstPart is the page on which the story of this page begins; nil where that
// is this one, at the address at. Where the head does not name the page before, a
// page of a story has a link to the first one.
func firstPart(p *discover.Page, at *addr) *addr {
	first, n, sure := discover.Part(at)
	likely := discover.GuessOf(first) == discover.LikeArticle
	if n < 2 || !sure && !likely {
		return nil
	}
	here := address.KeyOf(first)
	if p.Prev != nil {
		if prev, _, _ := discover.Part(p.Prev); address.KeyOf(prev) == here {
			return first
		}
		return nil
	}
	if likely && slices.ContainsFunc(p.Links, func(l discover.Link) bool { return address.KeyOf(l.URL) == here }) {
		return first
	}
	return nil
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
		return next == n+1 && address.KeyOf(first) == here && v.c.scope.wants(u) && v.find.allows(u, v.memo.beside(v.url))
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

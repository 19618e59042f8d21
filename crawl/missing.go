package crawl

import (
	"cmp"
	"path"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
)

// missingName is the last segment of an address that no site has.
const missingName = "tearsheet-looks-for-a-page-that-is-not-there"

// isMissing reports whether a story is what the host shows for lack of a page.
func (l *hostLessons) isMissing(a *Article) (missing bool) {
	if !suspect(a) {
		return false
	}
	l.with(func(all *discover.Lessons) { missing = all.Missing.Is(a.Title, a.Text) })
	return missing
}

// suspect reports whether a story can be such an apology: it has no date, or none
// but the day on which it was fetched, as many sites print it above every page, or
// one that is only printed, which may be that of a teaser below, and no author.
func suspect(a *Article) bool {
	const near = 36 * time.Hour // from noon of the day, in any time zone
	if a.Published == "" {
		return true
	}
	noon := discover.ParseDay(a.Published).Add(12 * time.Hour)
	return len(a.Authors) == 0 && (a.FetchedAt.Sub(noon).Abs() < near || strings.HasPrefix(a.Sources["published"], "visible:"))
}

// apology tells what a page says in its title that it is in place of a story. What
// has an author is one, whatever its title.
func apology(a *Article, p *discover.Page) discover.Apology {
	if len(a.Authors) > 0 {
		return discover.NoApology
	}
	return cmp.Or(discover.ApologyIn(a.Title), discover.ApologyIn(p.Title))
}

// apologizes is the end of the visit of a page that is no story but says that it
// cannot be read, or not by a machine.
func (v *visit) apologizes(why discover.Apology) outcome {
	if why == discover.Challenge {
		out := v.failed("challenge")
		out.next = v.schedule.later(out.article) // some only ask now and then
		out.seed = v.memo.seedFails(v.url, "the site asks its readers to prove that they are no machines; ask it for permission, or begin elsewhere", nil)
		return out
	}
	out := v.failed("soft 404")
	out.seed = v.memo.seedFails(v.url, "the server says that there is no such page; check the address", nil)
	return out
}

// probe reports whether, before a story that is suspect is kept, the host has to
// be asked what it shows for lack of a page, and where. It is asked once, and
// beside the story, because different parts of a site may be different programs.
func (v *visit) probe(a *Article) (at *addr) {
	known := true
	v.lessons.with(func(l *discover.Lessons) { known = l.Missing != nil })
	if known || !suspect(a) || v.memo.Draft != nil {
		return nil
	}
	at = &addr{Scheme: v.url.Scheme, Host: v.url.Host, Path: path.Join(firstFolder(v.url.Path), missingName)}
	if !v.c.scope.holds(at) || !v.lease.Host.Robots.Allowed(at.RequestURI()) {
		return nil
	}
	return at
}

// firstFolder is the first segment of a path as far as it is the name of a
// section. Below the number of a story, many sites show that story whatever
// follows.
func firstFolder(p string) string {
	first, rest, deeper := strings.Cut(strings.Trim(p, "/"), "/")
	if !deeper || rest == "" || strings.ContainsAny(first, "0123456789") {
		return "/"
	}
	return "/" + first
}

// probed reads the answer to a probe, and then settles the story that waits for it.
func (v *visit) probed(x *fetch.Exchange) outcome {
	m := &discover.MissingPage{}
	if x.Status >= 200 && x.Status <= 299 && isPage(x) {
		p := scan(x, v.url)
		a, err := v.extract(x)
		// What has a date of its own or is the very story is no apology, unless it is
		// just what another address shows.
		if err == nil && !v.memo.isDraft(p.Canonical) {
			if shown := discover.NewMissingPage(a.Title, a.Text); suspect(a) || shown.Is(v.memo.Draft.Title, v.memo.Draft.Text) {
				m = shown
			}
		}
	}
	v.lessons.with(func(l *discover.Lessons) { l.Missing = m })
	if v.lessons.isMissing(v.memo.Draft) {
		m := v.memo
		m.Draft = nil
		return newVisit(v.c, v.lease, v.url, m).failed("soft 404")
	}
	return v.settled()
}

// isDraft reports whether u is the address of the story that waits.
func (m memo) isDraft(u *addr) bool {
	draft, err := address.Parse(m.Draft.URL, nil)
	return err == nil && u != nil && address.KeyOf(u) == address.KeyOf(draft)
}

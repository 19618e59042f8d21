package crawl

import (
	"net/url"
	"path"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
	"github.com/tearsheet-news/tearsheet/extract"
)

type addr = url.URL

// scope decides which addresses belong to the crawl.
type scope struct {
	opts  *Options
	sites map[string]bool // by SiteOf or DomainOf
	roots []root          // ScopePrefix only
	plain bool            // a seed is asked for by http

	// horizon is the last day that an address may name: what lies beyond are pages
	// of calendars, which go on for ever.
	horizon time.Time
}

// maxAhead is how far ahead stories may be filed: their addresses name the day of
// publication, which for announcements is a while to come.
const maxAhead = 60 * 24 * time.Hour

type root struct{ site, path string }

func newScope(opts *Options, seeds []*addr) *scope {
	s := &scope{opts: opts, sites: map[string]bool{}, horizon: time.Now().Add(maxAhead)}
	for _, u := range seeds {
		s.sites[s.site(u)] = true
		s.plain = s.plain || u.Scheme == "http"
		s.roots = append(s.roots, root{address.SiteOf(u), folder(u.Path)})
	}
	return s
}

// folder is the path up to its last slash, so that a seed in the form
// "/politics/index.html" stands for its section. "/politics" stands for
// itself and what is below.
func folder(p string) string {
	if path.Ext(p) != "" {
		p, _ = path.Split(p)
	}
	return strings.TrimSuffix(p, "/")
}

func (s *scope) site(u *addr) string {
	if s.opts.Scope == ScopeDomain {
		return address.DomainOf(u)
	}
	return address.SiteOf(u)
}

// holds reports whether u lies in the crawl's part of the web.
func (s *scope) holds(u *addr) bool {
	if !s.sites[s.site(u)] {
		return false
	}
	if s.opts.Scope != ScopePrefix {
		return true
	}
	for _, r := range s.roots {
		rest, ok := strings.CutPrefix(u.Path, r.path)
		if ok && r.site == address.SiteOf(u) && (rest == "" || rest[0] == '/') {
			return true
		}
	}
	return false
}

// wants reports whether the page u should be fetched.
func (s *scope) wants(u *addr) bool {
	return s.holds(u) && s.matches(u.String()) && !discover.Loops(u) &&
		discover.GuessOf(u) != discover.LikeFile && s.spans(u)
}

// addressSlack is how far the day in an address may lie from the day of
// publication: the one is the server's, the other the reader's, and stories are
// filed the day before.
const addressSlack = 2 * 24 * time.Hour

// spans reports whether the days that u names, if any, reach into Since to
// Until, and do not lie far ahead.
func (s *scope) spans(u *addr) bool {
	first, last, ok := extract.DaysIn(u.Path)
	return !ok || !first.After(s.horizon) && s.days(first, last, addressSlack)
}

func (s *scope) matches(u string) bool {
	for _, re := range s.opts.Exclude {
		if re.MatchString(u) {
			return false
		}
	}
	for _, re := range s.opts.Include {
		if re.MatchString(u) {
			return true
		}
	}
	return len(s.opts.Include) == 0
}

// dated reports whether a publication day lies between Since and Until. A date
// that tells no day passes.
func (s *scope) dated(published string) bool {
	day := discover.ParseDay(published)
	return day.IsZero() || s.days(day, day, 0)
}

// days reports whether first to last, give or take slack, have a day between
// Since and Until.
func (s *scope) days(first, last time.Time, slack time.Duration) bool {
	return (s.opts.Since == "" || last.Add(slack).Format(time.DateOnly) >= s.opts.Since) &&
		(s.opts.Until == "" || first.Add(-slack).Format(time.DateOnly) <= s.opts.Until)
}

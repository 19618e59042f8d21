package crawl

import (
	"net/url"
	"path"
	"strings"

	"github.com/tearsheet-news/tearsheet/crawl/address"
	"github.com/tearsheet-news/tearsheet/crawl/discover"
)

type addr = url.URL

// scope decides which addresses belong to the crawl.
type scope struct {
	opts  *Options
	sites map[string]bool // by SiteOf or DomainOf
	roots []root          // ScopePrefix only
}

type root struct{ site, path string }

func newScope(opts *Options, seeds []*addr) *scope {
	s := &scope{opts: opts, sites: map[string]bool{}}
	for _, u := range seeds {
		s.sites[s.site(u)] = true
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
	return s.holds(u) && s.matches(u.String()) && !discover.Loops(u) && discover.GuessOf(u) != discover.LikeFile
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

// days reports whether a publication day lies between Since and Until. A date
// that tells no day passes.
func (s *scope) days(published string) bool {
	day := discover.ParseDay(published)
	if day.IsZero() {
		return true
	}
	d := day.Format("2006-01-02")
	return (s.opts.Since == "" || d >= s.opts.Since) && (s.opts.Until == "" || d <= s.opts.Until)
}

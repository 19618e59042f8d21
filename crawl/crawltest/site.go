package crawltest

import (
	"compress/gzip"
	"fmt"
	"hash/fnv"
	"io"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Plan is what a site is like. The zero value of a field leaves a thing out.
type Plan struct {
	Stories  int
	Sitemap  bool          // named by robots.txt: an index, packed and news sitemaps
	Feed     bool          // of the newest twenty
	Traps    bool          // a calendar, a page that asks for proof of being human, filters, loops, pagination without end, sessions
	Variants bool          // AMP, print and tracked addresses; redirects; syndicated copies
	Parts    bool          // every tenth story has three pages
	Private  bool          // every ninth story is forbidden by robots.txt
	Flaky    bool          // every seventh page fails at first
	Soft     bool          // what is not there is answered with status 200 and a page that says so
	Dated    bool          // and that page has the day on it
	Teaser   bool          // and a teaser with its day
	Delay    time.Duration // Crawl-delay
	Trouble  Trouble
	Slow     time.Duration // until each answer
	Bulk     int           // bytes of scripts and menus on each page
	Template int
	Scheme   Scheme           // of the addresses of stories
	Claims   Claim            // what stories name as their canonical address
	Wrong    Wrong            // how answers go out, but for robots.txt
	Packed   bool             // answers are sent with gzip to those who take it, as most sites do
	Fault    http.HandlerFunc `json:"-"` // takes the place of the whole site
}

// Site is one host.
type Site struct {
	Plan
	Host    string
	Stories []*Story

	server  *http.Server
	byPath  map[string]*Story
	section map[string][]*Story
	bulk    string

	mu     sync.Mutex
	rand   *rand.Rand
	failed map[string]bool
	down   bool
}

var sections = []string{"world", "politics", "business", "culture", "sport"}

const perPage = 20

func newSite(p Plan, host string, n int) *Site {
	s := &Site{Plan: p, Host: host, byPath: map[string]*Story{}, section: map[string][]*Story{}, failed: map[string]bool{},
		rand: rand.New(rand.NewPCG(uint64(n)+1, 7))}
	s.bulk = bulk(p.Bulk)
	for range p.Stories {
		s.Add()
	}
	return s
}

// Add publishes one more story.
func (s *Site) Add() *Story {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := len(s.Stories)
	st := newStory(s.rand, i, sections[i%len(sections)])
	if s.Parts && i%10 == 3 {
		st.Parts = 3
	}
	if s.Private && i%9 == 4 {
		st.Hidden = true
		st.Path = "/private" + st.Path
	}
	if s.Scheme != "" {
		st.Path = s.Scheme.path(st, i)
	}
	s.Stories = append(s.Stories, st)
	s.byPath[st.Path] = st
	s.section[st.Section] = append(s.section[st.Section], st)
	return st
}

// Home is the address of the home page.
func (s *Site) Home() string { return "http://" + s.Host + "/" }

// Fronts are the addresses of the home page and of the pages of all sections.
func (s *Site) Fronts() []string {
	out := []string{s.Home()}
	for _, name := range sections {
		for n := 0; n*perPage < len(s.section[name]); n++ {
			u := s.Home() + name
			if n > 0 {
				u += fmt.Sprintf("?page=%d", n+1)
			}
			out = append(out, u)
		}
	}
	return out
}

// Public are the stories that a crawl is to find.
func (s *Site) Public() (out []*Story) {
	for _, st := range s.Stories {
		if !st.Hidden {
			out = append(out, st)
		}
	}
	return out
}

// Edit changes a story.
func (s *Site) Edit(i int, change func(*Story)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change(s.Stories[i])
	s.Stories[i].Version++
}

// SetDown makes every story fail, or work again.
func (s *Site) SetDown(down bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.down = down
}

func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if s.Wrong != "" && r.URL.Path != "/robots.txt" {
		s.Wrong.send(w, r, s.serve)
		return
	}
	s.serve(w, r)
}

func (s *Site) serve(w http.ResponseWriter, r *http.Request) {
	if s.Fault != nil {
		s.Fault(w, r)
		return
	}
	select {
	case <-time.After(s.Slow):
	case <-r.Context().Done():
		return
	}
	if s.flaky(w, r) {
		return
	}
	if s.Packed && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		packed := pack(w)
		defer packed.z.Close()
		w = packed
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	switch p := r.URL.Path; {
	case p == "/robots.txt":
		s.robots(w)
	case s.Sitemap && strings.HasPrefix(p, "/sitemap"):
		s.sitemap(w, p)
	case s.Feed && p == "/feed.xml":
		s.feed(w)
	case s.Scheme != "" && s.story(w, r):
	case p == "/":
		s.home(w)
	case s.Trouble.serve(w, r), s.story(w, r), s.trap(w, r), s.list(w, r):
	case s.Soft:
		s.sorry(w, r)
	default:
		http.NotFound(w, r)
	}
}

// flaky fails some addresses once.
func (s *Site) flaky(w http.ResponseWriter, r *http.Request) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.down && s.byPath[r.URL.Path] != nil {
		w.WriteHeader(http.StatusBadGateway)
		return true
	}
	if !s.Flaky || r.URL.Path == "/robots.txt" {
		return false
	}
	h := fnv.New32()
	h.Write([]byte(r.URL.Path))
	if h.Sum32()%7 != 0 || s.failed[r.URL.Path] {
		return false
	}
	s.failed[r.URL.Path] = true
	if h.Sum32()%2 == 0 {
		w.Header().Set("Retry-After", "0")
	}
	http.Error(w, "busy", http.StatusServiceUnavailable)
	return true
}

func (s *Site) robots(w http.ResponseWriter) {
	fmt.Fprint(w, "User-agent: *\nDisallow: /private/\nDisallow: /search\n")
	if s.Delay > 0 {
		fmt.Fprintf(w, "Crawl-delay: %v\n", s.Delay.Seconds())
	}
	if s.Sitemap {
		fmt.Fprintf(w, "Sitemap: %ssitemap.xml\n", s.Home())
	}
}

func (s *Site) sitemap(w http.ResponseWriter, path string) {
	w.Header().Set("Content-Type", "application/xml")
	half := len(s.Stories) / 2
	switch path {
	case "/sitemap.xml":
		fmt.Fprintf(w, "<sitemapindex><sitemap><loc>%[1]ssitemap-1.xml.gz</loc></sitemap><sitemap><loc>%[1]ssitemap-news.xml</loc></sitemap><sitemap><loc>%[1]ssitemap.xml</loc></sitemap></sitemapindex>", s.Home())
	case "/sitemap-1.xml.gz":
		z := gzip.NewWriter(w)
		defer z.Close()
		fmt.Fprint(z, "<urlset>")
		for _, st := range s.Stories[:half] {
			fmt.Fprintf(z, "<url><loc>http://%s%s</loc><lastmod>%s</lastmod></url>", s.Host, st.Path, st.Published.Format(time.DateOnly))
		}
		fmt.Fprint(z, "</urlset>")
	case "/sitemap-news.xml":
		fmt.Fprint(w, `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">`)
		for _, st := range s.Stories[half:] {
			fmt.Fprintf(w, "<url><loc>http://%s%s</loc><news:news><news:publication_date>%s</news:publication_date><news:title>%s</news:title></news:news></url>", s.Host, st.Path, st.Published.Format(time.RFC3339), st.Title)
		}
		fmt.Fprint(w, "</urlset>")
	}
}

func (s *Site) feed(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "application/rss+xml")
	fmt.Fprint(w, `<rss version="2.0"><channel><title>The Sim Post</title>`)
	for _, st := range s.Stories[max(0, len(s.Stories)-20):] {
		fmt.Fprintf(w, "<item><title>%s</title><link>http://%s%s?utm_source=rss</link><pubDate>%s</pubDate></item>", st.Title, s.Host, st.Path, st.Published.Format(time.RFC1123Z))
	}
	fmt.Fprint(w, "</channel></rss>")
}

func (s *Site) nav() string {
	var b strings.Builder
	b.WriteString(`<nav><a href="/">Home</a>`)
	for _, name := range sections {
		fmt.Fprintf(&b, ` <a href="/%[1]s">%[1]s</a>`, name)
	}
	if s.Traps {
		b.WriteString(s.trapLinks())
	}
	if s.Soft {
		b.WriteString(` <a href="/2019/closed-offices-of-the-post">Offices</a> <a href="/podcasts">Podcasts</a> <a href="/world/a-story-that-was-withdrawn">Withdrawn</a>`)
	}
	return b.String() + ` <a href="/search?q=x">Search</a></nav>` + s.bulk
}

func (s *Site) home(w http.ResponseWriter) {
	feed := ""
	if s.Feed {
		feed = `<link rel="alternate" type="application/rss+xml" href="/feed.xml">`
	}
	fmt.Fprintf(w, `<!DOCTYPE html><html lang="en"><head><title>The Sim Post</title>%s</head><body>%s<h2>Latest</h2><ul>%s%s</ul></body></html>`,
		feed, s.nav(), s.Trouble.links(), s.items(s.Stories[max(0, len(s.Stories)-10):]))
}

// bulk is what most of a real page is: scripts and menus, half of each.
func bulk(n int) string {
	if n == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("<script>")
	for i := 0; b.Len() < n/2; i++ {
		fmt.Fprintf(&b, "window.settings[%d] = {\"slot\": \"top-%[1]d\", \"sizes\": [[300, 250], [728, 90]]};\n", i)
	}
	b.WriteString("</script>")
	for i := 0; b.Len() < n; i++ {
		name := sections[i%len(sections)]
		fmt.Fprintf(&b, `<div class="menu menu-%d"><ul class="menu-list"><li class="menu-item"><a class="menu-link" href="/%[2]s"><span>%[2]s</span></a></li></ul></div>`, i, name)
	}
	return b.String()
}

// items are teasers with links; where the site has variants, to one of them.
func (s *Site) items(list []*Story) string {
	var b strings.Builder
	for i, st := range list {
		href := st.Path
		if s.Variants {
			href += []string{"", "?utm_source=home&utm_medium=x", "/", "#comments", "/amp", "?print=1"}[i%6]
		}
		fmt.Fprintf(&b, `<li><a href="%s">%s</a></li>`, href, st.Title)
		if st.Parts > 0 {
			fmt.Fprintf(&b, `<li><a href="%s">Continued</a></li>`, st.partPath(2))
		}
	}
	return b.String()
}

// list serves a section and its pages.
func (s *Site) list(w http.ResponseWriter, r *http.Request) bool {
	name := strings.Trim(r.URL.Path, "/")
	all, ok := s.section[name]
	if !ok {
		return false
	}
	page, _ := strconv.Atoi(r.URL.Query().Get("page"))
	page = max(page, 1)
	from := min((page-1)*perPage, len(all))
	to := min(from+perPage, len(all))
	next := ""
	if to < len(all) || s.Traps { // a trap goes on past the end
		next = fmt.Sprintf(`<a rel="next" href="/%s?page=%d">Older</a>`, name, page+1)
	}
	fmt.Fprintf(w, `<!DOCTYPE html><html lang="en"><head><title>%s | The Sim Post</title></head><body>%s<h1>%s</h1><ul>%s</ul>%s</body></html>`,
		name, s.nav(), name, s.items(all[from:to]), next)
	return true
}

// packer sends an answer with gzip.
type packer struct {
	http.ResponseWriter
	z *gzip.Writer
}

func pack(w http.ResponseWriter) *packer {
	z, _ := gzip.NewWriterLevel(w, gzip.BestSpeed) // whose level is one
	return &packer{w, z}
}

func (p *packer) WriteHeader(status int) {
	if status == http.StatusNotModified {
		p.z.Reset(io.Discard) // it has no body
	} else {
		p.Header().Set("Content-Encoding", "gzip")
	}
	p.ResponseWriter.WriteHeader(status)
}

func (p *packer) Write(b []byte) (int, error) {
	p.Header().Set("Content-Encoding", "gzip")
	return p.z.Write(b)
}

package discover

import (
	"bytes"
	"net/url"
	"strings"

	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// MaxLinks is how many links of one page are followed. The largest archive
// pages met have a few thousand; a page with a million is an attack.
const MaxLinks = 5000

// Page is what a page says about other addresses. All are absolute and in the
// form of address.Parse; those that are no web addresses are left out.
type Page struct {
	Title     string // of the <title> element
	Links     []Link
	Feeds     []*url.URL // <link rel=alternate> of a feed's type
	Canonical *url.URL   // <link rel=canonical>; nil where there is none
	Next      *url.URL   // rel=next, on a link element or an anchor
	Prev      *url.URL   // rel=prev
	Refresh   Refresh    // <meta http-equiv=refresh>, the first
	Robots    string     // <meta name=robots>, all of them joined by commas
}

// Link is where anchors, and the frames of a frameset, lead.
type Link struct {
	URL      *url.URL
	NoFollow bool // rel=nofollow, on each anchor that leads there
}

// feedTypes are the types by which a page offers a feed.
var feedTypes = map[string]bool{
	"application/rss+xml": true, "application/atom+xml": true, "application/feed+json": true,
	"application/rdf+xml": true,
}

// Scan reads the links off a page at base. It does not parse the page: it looks
// for the few elements that matter and skips comments and scripts, which takes
// about a twentieth of the time. body may be in UTF-16 with its mark, and in any
// encoding that agrees with ASCII where ASCII is; encoding names it by its WHATWG
// name, nil is UTF-8, and is called only where a link has other letters than
// those of ASCII.
func Scan(body []byte, base *url.URL, encoding func() string) *Page {
	s := scanner{page: &Page{}, base: base, letters: letters{name: encoding}, anchors: map[string]int{}}
	if text, marked := unmark(body); marked {
		body, s.letters.name = text, nil
	}
	for len(body) > 0 {
		at := bytes.IndexByte(body, '<')
		if at < 0 {
			break
		}
		body = s.element(body[at:])
	}
	return s.page
}

type scanner struct {
	page     *Page
	base     *url.URL
	hasBase  bool
	noscript bool // what is in there is for browsers without scripts
	letters  letters

	// anchors are the links of the page by their address as written, since menus
	// name the same ones over and over, and reading one takes time.
	anchors map[string]int
}

// element reads what begins with "<" and returns the rest.
func (s *scanner) element(b []byte) []byte {
	if bytes.HasPrefix(b, []byte("<!--")) {
		return after(b, "-->")
	}
	if bytes.HasPrefix(b, []byte("</")) {
		s.noscript = s.noscript && string(tagName(b[2:])) != "noscript"
		return b[2:]
	}
	name := tagName(b[1:])
	switch string(name) {
	case "script", "style", "textarea", "title":
		rest := afterFold(b, "</"+string(name))
		if string(name) == "title" && s.page.Title == "" {
			s.page.Title = s.letters.read(titleText(b[:len(b)-len(rest)]))
		}
		return rest
	case "noscript":
		s.noscript = true
	case "a", "area", "link", "base", "meta", "frame":
		attrs, rest := attributes(b[1+len(name):])
		s.found(string(name), attrs)
		return rest
	}
	return b[1:]
}

// found takes note of one element.
func (s *scanner) found(name string, attrs map[string]string) {
	if name == "meta" {
		s.meta(attrs)
		return
	}
	href, ok := attrs["href"]
	if name == "frame" {
		href, ok = attrs["src"]
	}
	if !ok || strings.HasPrefix(href, "#") {
		return
	}
	rels := strings.Fields(strings.ToLower(attrs["rel"]))
	if i, again := s.anchors[href]; again && (name == "a" || name == "area") && len(rels) == 0 {
		s.page.Links[i].NoFollow = false
		return
	}
	ref := s.letters.read(href)
	u, err := address.ParseIn(ref, s.base, s.letters.encoding(ref))
	if err != nil {
		return
	}
	switch name {
	case "base":
		if !s.hasBase {
			s.base, s.hasBase = u, true
		}
	case "link":
		s.link(u, rels, strings.ToLower(strings.TrimSpace(attrs["type"])))
	default:
		s.anchor(href, u, rels)
	}
}

// maxTitle is how much of a title is read, in bytes.
const maxTitle = 500

// titleText is what stands between <title> and </title.
func titleText(b []byte) string {
	_, text, _ := bytes.Cut(b, []byte(">"))
	text, _, _ = bytes.Cut(text, []byte("<"))
	return string(bytes.TrimSpace(text[:min(len(text), maxTitle)]))
}

func (s *scanner) meta(attrs map[string]string) {
	switch {
	case strings.EqualFold(attrs["name"], "robots"):
		s.page.Robots += "," + attrs["content"]
	case strings.EqualFold(strings.TrimSpace(attrs["http-equiv"]), "refresh") && !s.noscript && s.page.Refresh.URL == nil:
		s.page.Refresh = ReadRefresh(s.letters.read(attrs["content"]), s.base)
	}
}

func (s *scanner) link(u *url.URL, rels []string, typ string) {
	p := s.page
	for _, rel := range rels {
		switch {
		case rel == "canonical" && p.Canonical == nil:
			p.Canonical = u
		case rel == "next" && p.Next == nil:
			p.Next = u
		case rel == "prev" && p.Prev == nil:
			p.Prev = u
		case rel == "alternate" && feedTypes[typ] && len(p.Feeds) < MaxFeeds:
			p.Feeds = append(p.Feeds, u)
		}
	}
}

// MaxFeeds is how many feeds of one page are followed.
const MaxFeeds = 20

func (s *scanner) anchor(href string, u *url.URL, rels []string) {
	p := s.page
	l := Link{URL: u}
	for _, rel := range rels {
		switch {
		case rel == "nofollow":
			l.NoFollow = true
		case rel == "next" && p.Next == nil:
			p.Next = u
		case rel == "prev" && p.Prev == nil:
			p.Prev = u
		}
	}
	i, again := s.anchors[href]
	switch {
	case again:
		p.Links[i].NoFollow = p.Links[i].NoFollow && l.NoFollow
	case len(p.Links) < MaxLinks:
		s.anchors[href] = len(p.Links)
		p.Links = append(p.Links, l)
	}
}

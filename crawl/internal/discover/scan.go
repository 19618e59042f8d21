package discover

import (
	"bytes"
	"html"
	"net/url"
	"strings"

	"github.com/tearsheet-news/tearsheet/crawl/address"
)

// MaxLinks is how many links of one page are followed. The largest archive
// pages met have a few thousand; a page with a million is an attack.
const MaxLinks = 5000

// Page is what a page says about other addresses. All are absolute and in the
// form of address.Parse; those that are no web addresses are left out.
type Page struct {
	Links     []Link
	Feeds     []*url.URL // <link rel=alternate> of a feed's type
	Canonical *url.URL   // <link rel=canonical>; nil where there is none
	Next      *url.URL   // rel=next, on a link element or an anchor
	Prev      *url.URL   // rel=prev
	Robots    string     // <meta name=robots>, all of them joined by commas
}

// Link is where anchors lead.
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
// about a twentieth of the time. body may be in any encoding that agrees with
// ASCII where ASCII is.
func Scan(body []byte, base *url.URL) *Page {
	s := scanner{page: &Page{}, base: base, anchors: map[string]int{}}
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
	page    *Page
	base    *url.URL
	hasBase bool

	// anchors are the links of the page by their address as written, since menus
	// name the same ones over and over, and reading one takes time.
	anchors map[string]int
}

// element reads what begins with "<" and returns the rest.
func (s *scanner) element(b []byte) []byte {
	if bytes.HasPrefix(b, []byte("<!--")) {
		return after(b, "-->")
	}
	name := tagName(b[1:])
	switch string(name) {
	case "script", "style", "textarea", "title":
		return afterFold(b, "</"+string(name))
	case "a", "area", "link", "base", "meta":
		attrs, rest := attributes(b[1+len(name):])
		s.found(string(name), attrs)
		return rest
	}
	return b[1:]
}

// after is what follows the first end in b; nothing where it never comes.
func after(b []byte, end string) []byte {
	if i := bytes.Index(b, []byte(end)); i >= 0 {
		return b[i+len(end):]
	}
	return nil
}

// afterFold is after, without regard to the case of end.
func afterFold(b []byte, end string) []byte {
	for i := 0; ; {
		at := bytes.Index(b[i:], []byte(end[:2]))
		if at < 0 {
			return nil
		}
		i += at
		if len(b) >= i+len(end) && strings.EqualFold(string(b[i:i+len(end)]), end) {
			return b[i+len(end):]
		}
		i += 2
	}
}

// tagName is the name at the start of b in lower case, at most ten letters: the
// longest that matters has eight.
func tagName(b []byte) []byte {
	var name [10]byte
	n := 0
	for n < len(name) && n < len(b) && isLetter(b[n]) {
		name[n] = b[n] | 0x20
		n++
	}
	return name[:n]
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// attributes reads a tag's attributes up to its ">". Names are in lower case;
// of equal ones the first counts. A tag that never ends has none.
func attributes(b []byte) (attrs map[string]string, rest []byte) {
	attrs = map[string]string{}
	for {
		b = bytes.TrimLeft(b, " \t\r\n\f/")
		if len(b) == 0 {
			return nil, nil
		}
		if b[0] == '>' {
			return attrs, b[1:]
		}
		end := bytes.IndexAny(b[1:], " \t\r\n\f/>=") + 1
		if end == 0 {
			return nil, nil
		}
		name := strings.ToLower(string(b[:end]))
		var value string
		b = bytes.TrimLeft(b[end:], " \t\r\n\f")
		if len(b) > 0 && b[0] == '=' {
			value, b = attributeValue(bytes.TrimLeft(b[1:], " \t\r\n\f"))
		}
		if _, twice := attrs[name]; !twice {
			attrs[name] = value
		}
	}
}

func attributeValue(b []byte) (value string, rest []byte) {
	if len(b) == 0 {
		return "", nil
	}
	if q := b[0]; q == '"' || q == '\'' {
		end := bytes.IndexByte(b[1:], q)
		if end < 0 {
			return "", nil
		}
		return html.UnescapeString(string(b[1 : 1+end])), b[end+2:]
	}
	end := bytes.IndexAny(b, " \t\r\n\f>")
	if end < 0 {
		return "", nil
	}
	return html.UnescapeString(string(b[:end])), b[end:]
}

// found takes note of one element.
func (s *scanner) found(name string, attrs map[string]string) {
	if name == "meta" {
		if strings.EqualFold(attrs["name"], "robots") {
			s.page.Robots += "," + attrs["content"]
		}
		return
	}
	href, ok := attrs["href"]
	if !ok || strings.HasPrefix(href, "#") {
		return
	}
	rels := strings.Fields(strings.ToLower(attrs["rel"]))
	if i, again := s.anchors[href]; again && (name == "a" || name == "area") && len(rels) == 0 {
		s.page.Links[i].NoFollow = false
		return
	}
	u, err := address.Parse(href, s.base)
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

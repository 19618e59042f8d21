package polite

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// MaxRobots is how much of a robots.txt is read, in bytes: the 500 kibibytes
// that RFC 9309, section 2.5, asks a crawler to read at least.
const MaxRobots = 500 << 10

// MaxDelay is the longest Crawl-delay that is taken as meant. The extension
// has no standard; longer ones are met as typing errors, and a host that asks
// for one page in ten minutes is still asked.
const MaxDelay = 10 * time.Minute

// Robots is what one robots.txt says to one crawler. A nil *Robots and the zero
// value allow everything. A Robots is never changed after it was parsed and may
// be used by many goroutines.
type Robots struct {
	// Delay is the Crawl-delay; 0 where there is none.
	Delay time.Duration

	// Sitemaps are the addresses on Sitemap lines, as written. They belong to
	// no group and hold for every crawler.
	Sitemaps []string

	rules []rule
}

// rule is one Allow or Disallow line.
type rule struct {
	allow   bool
	pattern string // in the normal form of match.go
}

// DisallowAll is the Robots of a host that may not be asked at all, as when its
// robots.txt cannot be had (RFC 9309, section 2.3.1.4).
func DisallowAll() *Robots {
	return &Robots{rules: []rule{{pattern: "/"}}}
}

// ParseRobots reads the robots.txt data for the crawler whose product token is
// product, such as "tearsheet". Whatever it cannot read it skips, as RFC 9309
// asks; there is no invalid robots.txt. Bytes after MaxRobots are not read.
func ParseRobots(data []byte, product string) *Robots {
	if len(data) > MaxRobots {
		data = data[:MaxRobots]
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	p := parser{product: strings.ToLower(product)}
	for _, line := range bytes.FieldsFunc(data, isLineEnd) {
		p.line(string(line))
	}
	return p.result()
}

func isLineEnd(r rune) bool { return r == '\n' || r == '\r' }

// parser collects two readings at once, because only the end of the file tells
// which counts: the groups that name us, or else the groups for everyone.
type parser struct {
	product       string
	ours, all     group
	named         bool // some group names us
	inOurs, inAll bool // whom the current group speaks to
	closed        bool // a rule was seen: the next User-agent opens a new group
	sitemaps      []string
}

type group struct {
	rules []rule
	delay time.Duration
}

func (p *parser) line(s string) {
	field, value := splitLine(s)
	switch field {
	case fieldAgent:
		p.agent(value)
	case fieldAllow, fieldDisallow:
		p.closed = true
		for _, pattern := range patterns(value) {
			p.add(func(g *group) { g.rules = append(g.rules, rule{field == fieldAllow, pattern}) })
		}
	case fieldDelay:
		// Not part of the standard, so it does not close a list of user agents, as
		// RFC 9309, section 2.2.4, asks of such lines and Google does: the rules
		// after it hold for the agents above it, too. Its own value is theirs alone.
		// Crawlers that let it close the list fetch what these rules forbid.
		if d, ok := parseDelay(value); ok {
			p.add(func(g *group) { g.delay = max(g.delay, d) })
		}
	case fieldSitemap:
		if value != "" && utf8.ValidString(value) {
			p.sitemaps = append(p.sitemaps, value)
		}
	}
}

func (p *parser) agent(value string) {
	if p.closed {
		p.inOurs, p.inAll, p.closed = false, false, false
	}
	switch {
	case isEveryone(value):
		p.inAll = true
	case strings.EqualFold(productToken(value), p.product):
		p.inOurs, p.named = true, true
	}
}

// isEveryone reports whether a User-agent value is "*", which white space and
// anything may follow. "*Bot*" is not: no crawler has that name, and its rules
// are for nobody.
func isEveryone(value string) bool {
	rest, ok := strings.CutPrefix(value, "*")
	return ok && (rest == "" || rest[0] == ' ' || rest[0] == '\t')
}

func (p *parser) add(change func(*group)) {
	if p.inOurs {
		change(&p.ours)
	}
	if p.inAll {
		change(&p.all)
	}
}

func (p *parser) result() *Robots {
	g := p.all
	if p.named {
		g = p.ours
	}
	return &Robots{Delay: g.delay, Sitemaps: p.sitemaps, rules: g.rules}
}

// productToken is the part of a User-agent value that names the crawler:
// letters, "_" and "-" (RFC 9309, section 2.2.1). "Tearsheet/1.0" is
// "Tearsheet".
func productToken(s string) string {
	i := strings.IndexFunc(s, func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_' || r == '-')
	})
	if i >= 0 {
		return s[:i]
	}
	return s
}

func parseDelay(s string) (time.Duration, bool) {
	sec, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(sec) || sec < 0 {
		return 0, false
	}
	d := time.Duration(min(sec, MaxDelay.Seconds()) * float64(time.Second))
	return d.Truncate(time.Millisecond), true
}

// MarshalText writes r as a robots.txt that speaks to everyone. Parsing it for
// any product gives r again.
func (r *Robots) MarshalText() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("User-agent: *\n")
	for _, rule := range r.rules {
		if rule.allow {
			b.WriteString("Allow: ")
		} else {
			b.WriteString("Disallow: ")
		}
		b.WriteString(rule.pattern + "\n")
	}
	if r.Delay > 0 {
		b.WriteString("Crawl-delay: " + strconv.FormatFloat(r.Delay.Seconds(), 'f', -1, 64) + "\n")
	}
	for _, s := range r.Sitemaps {
		b.WriteString("Sitemap: " + s + "\n")
	}
	return b.Bytes(), nil
}

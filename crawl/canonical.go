package crawl

import (
	"strings"
	"unicode"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
)

// Some sites name one canonical address on every page: that of a section, or of
// the first story that their template was made with. To believe it would leave
// one story of each such site. So a canonical address is believed where the story
// was seen at it, or nothing speaks against it.

// canonical is the address that the page of a names as its own, where that is
// believed; nil where it names none. Where it is not, a is known by the address
// that it was fetched from. named is what it names in any case.
func (n finder) canonical(a *Article, p *discover.Page) (c *addr, named string) {
	c = p.Canonical
	if c == nil || address.IsHome(c) {
		return nil, ""
	}
	if address.KeyOf(c) != address.KeyOf(n.at) && n.doubts(c, a) {
		disown(a)
		return nil, c.String()
	}
	return c, c.String()
}

// doubts reports whether c is not to be believed for the story a at this address.
func (n finder) doubts(c *addr, a *Article) (shared bool) {
	n.lessons.with(func(l *discover.Lessons) { shared = l.Claim(c, n.at, titleWords(a)) })
	if shared {
		return true
	}
	below := strings.HasPrefix(n.at.Path, strings.TrimSuffix(c.Path, "/")+"/")
	if c.RawQuery == "" && below && discover.GuessOf(c) != discover.LikeArticle {
		return true // the section that it lies in
	}
	// Where it is known already, nobody will look whether this story is there.
	return n.offered.has(address.KeyOf(c)) && !discover.Akin(c, n.at)
}

// disown makes a known by the address that it was fetched from.
func disown(a *Article) {
	a.CanonicalURL = a.URL
	if a.Sources["canonical_url"] != "" {
		a.Sources["canonical_url"] = "url"
	}
}

// isOther reports whether the page that a draft named as its canonical one has
// turned out to tell the story a, which is another. Then both are to be kept: the
// draft here, a by a visit of its own.
func (m memo) isOther(a *Article) bool {
	return m.Draft != nil && m.Parts == 0 && titleWords(m.Draft) != titleWords(a) && addsTo(m.Draft, a)
}

// parted settles a draft and the other story at its canonical address.
func (v *visit) parted() outcome {
	d := v.memo.Draft
	v.lessons.with(func(l *discover.Lessons) { l.Share(v.url) })
	disown(d)
	out := v.settled()
	out.next.memo.Start = d.URL // this link stands for the draft from now on
	other := memo{Via: v.memo.Via, Depth: v.memo.Depth}.link(v.url, v.lease.Link.Rank)
	other.Key = address.KeyOfText("itself\x00" + v.url.String())
	out.found.links = []frontier.Link{other}
	return out
}

// akin reports whether the address u looks like one of a's own.
func akin(u *addr, a *Article) bool {
	own, err := address.Parse(a.URL, nil)
	return err == nil && discover.Akin(u, own)
}

// titleWords is the same for two headlines that a reader would not tell apart.
func titleWords(a *Article) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(a.Title), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

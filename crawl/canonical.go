package crawl

import (
	"strings"
	"unicode"

	"github.com/tearsheet-news/tearsheet/crawl/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
)

// Some sites name one canonical address on every page: that of a section, or of
// the first story that their template was made with. To believe it would leave
// one story of each such site. So a canonical address is believed where the story
// was seen at it, or nothing speaks against it.

// canonical is the address that the page of a names as its own, where that is
// believed; nil where it names none. Where it is not, a is known by the address
// that it was fetched from.
func (v *visit) canonical(a *Article, p *discover.Page) *addr {
	c := p.Canonical
	if c == nil || address.IsHome(c) {
		return nil
	}
	v.named = c.String()
	if address.KeyOf(c) != address.KeyOf(v.url) && v.doubts(c, a) {
		disown(a)
		return nil
	}
	return c
}

// doubts reports whether c is not to be believed for the story a at this address.
func (v *visit) doubts(c *addr, a *Article) (shared bool) {
	v.lessons.with(func(l *discover.Lessons) { shared = l.Claim(c, v.url, titleWords(a)) })
	if shared {
		return true
	}
	below := strings.HasPrefix(v.url.Path, strings.TrimSuffix(c.Path, "/")+"/")
	if c.RawQuery == "" && below && discover.GuessOf(c) != discover.LikeArticle {
		return true // the section that it lies in
	}
	// Where it is known already, nobody will look whether this story is there.
	return v.c.offered.has(address.KeyOf(c)) && !discover.Akin(c, v.url)
}

// disown makes a known by the address that it was fetched from.
func disown(a *Article) {
	a.CanonicalURL = a.URL
	if a.Sources["canonical_url"] != "" {
		a.Sources["canonical_url"] = "url"
	}
}

// otherStory reports whether the page that a draft named as its canonical one
// has turned out to tell the story a, which is another. Then both are to be kept:
// the draft here, a by a visit of its own.
func (v *visit) otherStory(a *Article) bool {
	d := v.memo.Draft
	return d != nil && v.memo.Parts == 0 && titleWords(d) != titleWords(a) && addsTo(d, a)
}

// part settles a draft and the other story at its canonical address.
func (v *visit) part() {
	d := v.memo.Draft
	v.lessons.with(func(l *discover.Lessons) { l.Share(v.url) })
	disown(d)
	v.settle()
	// This link stands for the draft from now on.
	m := readMemo(v.result.Next)
	m.Start = d.URL
	v.result.Next = m.bytes()
	other := memo{Via: v.memo.Via, Depth: v.memo.Depth}.link(v.url, v.lease.Link.Rank)
	other.Key = address.KeyOfText("itself\x00" + v.url.String())
	v.result.Links = append(v.result.Links, other)
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

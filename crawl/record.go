package crawl

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
	"github.com/tearsheet-news/tearsheet/extract"
)

// Article is a finished record: what extract read, and what only the crawl
// knows.
type Article struct {
	extract.Article

	// FetchedAt is when the page was fetched, in UTC, to the second; of a story
	// on several pages, the first.
	FetchedAt time.Time `json:"fetched_at"`

	// Revision is 1 for the first record of an address, and one more each time
	// its content was found changed.
	Revision int `json:"revision"`

	// Pages is how many pages the story was joined from; 0 is one.
	Pages int `json:"pages,omitempty"`

	// SyndicatedFrom is the page's canonical address where that is on a site
	// outside of the crawl: the story is a copy of one over there.
	SyndicatedFrom string `json:"syndicated_from,omitempty"`

	// Truncated is why the story may not be whole: "disconnect" where the server
	// ended its page too early, whenever it was asked, or "time" where it took
	// too long. Empty where the page came to its end.
	Truncated fetch.Truncation `json:"truncated,omitempty"`

	// NoArchive is true where the page asks not to show a stored copy of it.
	NoArchive bool `json:"noarchive,omitempty"`
}

// minText is how long a text must be, in bytes, to be one story wherever it is
// found on a site. Shorter ones may be alike by chance.
const minText = 200

// kept is the record of a, made from the pages at from, unless it is as it was or of
// another time. named is the canonical address that its page names.
func (v *visit) kept(a *Article, from []Place, named string) outcome {
	if !v.c.scope.dated(a.Published) {
		out := counted(tallyOutside)
		out.lesson.unwanted = v.c.opts.Until != "" && discover.ParseDay(a.Published).Format(time.DateOnly) > v.c.opts.Until
		return out
	}
	if a = v.c.opts.Hooks.record(a); a == nil {
		out := counted(tallySkipped + "refused")
		out.lesson.unwanted = true
		return out
	}
	digest := digestOf(a)
	a.Revision = 1
	if l := v.memo.Last; l != nil && l.Revision > 0 {
		if l.Digest == digest {
			return counted(tallyUnchanged)
		}
		a.Revision = l.Revision + 1
	}
	line, err := json.Marshal(a)
	if err != nil {
		v.c.opts.Log.Error("record", "url", a.URL, "err", err)
		return counted(tallyFailed + "record")
	}
	return outcome{article: a, record: &frontier.Record{Claims: claims(a, named, v.url), JSON: line, Origin: v.c.originOf(from)}}
}

// claims are what makes this story this story: its own address; another that it
// names, together with its headline or its beginning, since some sites name the
// same on all pages; and its text on the site of the address at.
func claims(a *Article, named string, at *addr) []frontier.Ref {
	var claims []frontier.Ref
	add := func(k address.Key, at *addr) { claims = append(claims, frontier.Ref{Key: k, Host: address.HostOf(at)}) }
	for _, s := range []string{a.URL, a.CanonicalURL, a.SyndicatedFrom, named} {
		u, err := address.Parse(s, nil)
		if err != nil || address.IsHome(u) && s != a.URL {
			continue
		}
		k := address.KeyOf(u)
		if s == a.URL || akin(u, a) {
			add(k, u)
		}
		lead, _, _ := strings.Cut(a.Text, "\n\n")
		for _, words := range []string{titleWords(a), lead} {
			if words != "" {
				add(address.KeyOfText(string(k[:])+words), u)
			}
		}
	}
	if len(a.Text) >= minText {
		add(address.KeyOfText(address.SiteOf(at)+"\x00"+a.Text), at)
	}
	slices.SortFunc(claims, func(a, b frontier.Ref) int { return bytes.Compare(a.Key[:], b.Key[:]) })
	return slices.CompactFunc(claims, func(a, b frontier.Ref) bool { return a.Key == b.Key })
}

// Digest is the same for two records that a reader would not tell apart: of one
// headline, byline, date, category, and the same paragraphs.
func (a *Article) Digest() [sha256.Size]byte {
	h := sha256.New()
	for _, s := range append([]string{a.Title, a.Byline, a.Published, a.Category}, a.Paragraphs()...) {
		fmt.Fprintf(h, "%d:%s", len(s), s)
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// Paragraphs takes the text apart at its blank lines. Listings may hold blank
// lines of their own, and are then several paragraphs.
func (a *Article) Paragraphs() []string {
	if a.Text == "" {
		return nil
	}
	return strings.Split(a.Text, "\n\n")
}

// digestOf is how a memo knows the digest of a record.
func digestOf(a *Article) string {
	sum := a.Digest()
	return hex.EncodeToString(sum[:16])
}

package crawl

import (
	"encoding/json"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/extract"
)

// kind is what an address was named as. What comes back is what counts.
type kind string

const (
	kindPage    kind = ""
	kindSitemap kind = "sitemap"
	kindFeed    kind = "feed"
	kindProbe   kind = "probe" // the page that the host shows for lack of one; see missing.go
)

// memo is what the crawl notes on a link for when its turn comes.
type memo struct {
	Kind  kind           `json:"kind,omitempty"`
	Seed  string         `json:"seed,omitempty"`  // the seed that led here, as given
	Guess bool           `json:"guess,omitempty"` // nobody named it; it may well not exist
	Depth int            `json:"depth,omitempty"` // links from a seed; of sitemaps, indexes above
	Hops  int            `json:"hops,omitempty"`  // redirects that led here
	Tries int            `json:"tries,omitempty"` // visits that failed
	Via   string         `json:"via,omitempty"`   // the page that named it
	Hints *extract.Hints `json:"hints,omitempty"`

	// Draft is a record that is good enough if this visit brings nothing
	// better: of the variant that named this address as its canonical one, or,
	// where Parts is set, of the pages of the same story before this one.
	Draft *Article `json:"draft,omitempty"`
	Parts int      `json:"parts,omitempty"`
	From  []Place  `json:"from,omitempty"` // where the pages of Draft are kept

	// Start is the address of the first page of a story on several pages, or of
	// one that waits for a probe.
	Start string `json:"start,omitempty"`

	// Of the visit before this one.
	Last *last `json:"last,omitempty"`
}

// last is what a revisit needs to know.
type last struct {
	ETag     string        `json:"etag,omitempty"`
	Modified string        `json:"modified,omitempty"` // the header Last-Modified
	Digest   string        `json:"digest,omitempty"`   // of the record's content
	Revision int           `json:"revision,omitempty"`
	Interval time.Duration `json:"interval,omitempty"` // until this visit
	Place    *Place        `json:"place,omitempty"`    // of the last whole answer, in the archive
}

func (m memo) bytes() []byte {
	b, err := json.Marshal(m)
	if err != nil {
		return nil // plain data always marshals
	}
	return b
}

func readMemo(b []byte) (m memo) {
	if json.Unmarshal(b, &m) != nil {
		return memo{}
	}
	return m
}

// anew is the memo for a visit that begins at the beginning.
func (m memo) anew() memo {
	m.Tries, m.Hops, m.Seed = 0, 0, ""
	m.Draft, m.From, m.Parts = nil, nil, 0
	if m.Kind == kindProbe {
		m.Kind = kindPage
	}
	return m
}

// beside is the memo of a page that belongs to the one at u, which has the memo m.
func (m memo) beside(u *addr) memo { return memo{Via: u.String(), Depth: m.Depth} }

// link makes the ticket for the address u.
func (m memo) link(u *addr, rank int64) frontier.Link {
	return frontier.Link{Key: address.KeyOf(u), URL: u.String(), Host: address.HostOf(u), Rank: rank, Memo: m.bytes()}
}

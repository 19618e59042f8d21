package extract

import (
	"bytes"
	"cmp"
	"fmt"
	"time"

	"github.com/tearsheet-news/tearsheet/extract/internal/decode"
	"github.com/tearsheet-news/tearsheet/extract/internal/reading"
)

// Hints are what a caller knows about a page besides its bytes, from the feed
// or sitemap that named it. They are claims like the page's own, not orders.
type Hints struct {
	Title     string
	Published string // any date form a feed uses
	Language  string
	Keywords  []string
	SiteName  string // publication name of a news sitemap
}

// Options control Extract. The zero value is the recommended setting; a nil
// *Options means the same.
type Options struct {
	// HTML and Markdown ask for those renderings of the body.
	HTML, Markdown bool

	// Trace asks for Article.Trace.
	Trace bool

	// Hints from a feed or sitemap.
	Hints Hints

	// Rules are what the caller knows of sites; nil where nothing. What they
	// find on a page wins over what the page is found to say.
	Rules *Rules

	// FetchedAt is when the page was fetched. It is needed only to read
	// relative dates ("3 hours ago") and to refuse dates in the future; the
	// zero time means unknown, and both are then left alone.
	FetchedAt time.Time

	// MinConfidence leaves out of a record what is less sure than this, by
	// Article.Confidence; 0 leaves all in. Without its text a record has no HTML,
	// Markdown, Blocks and WordCount, without its authors no Byline, and without
	// its category no Categories.
	MinConfidence float64

	// MaxBytes is the largest page that is read, in bytes; 0 means
	// DefaultMaxBytes. A larger page is ErrTooLarge.
	MaxBytes int

	// MaxTags is how many tags of a page are read; 0 means DefaultMaxTags. A
	// page with more is read up to there.
	//
	// Together with MaxBytes it bounds the work of Extract, in place of a time
	// limit: time and memory grow with the two in proportion, so a page gives
	// the same record on a busy machine as on an idle one.
	MaxTags int
}

// The limits of the zero Options.
const (
	// DefaultMaxBytes is twenty times the largest of 2,000 news pages measured.
	DefaultMaxBytes = 64 << 20

	// DefaultMaxTags is thirteen times the most found in one of those pages.
	DefaultMaxTags = reading.MaxTags
)

// accept refuses what is not a page, and what is too much of one.
func (o *Options) accept(body []byte) error {
	if limit := cmp.Or(o.MaxBytes, DefaultMaxBytes); len(body) > limit {
		return fmt.Errorf("%w: %d bytes, and the limit is %d", ErrTooLarge, len(body), limit)
	}
	if len(bytes.TrimSpace(body)) == 0 {
		return ErrEmpty
	}
	if kind := decode.Binary(body); kind != "" {
		return fmt.Errorf("%w: it looks like %s", ErrNotHTML, kind)
	}
	return nil
}

func (o *Options) maxTags() int { return cmp.Or(o.MaxTags, DefaultMaxTags) }

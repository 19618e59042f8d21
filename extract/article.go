package extract

import "time"

// Type says what kind of page was read.
type Type string

// The kinds of page that Extract tells apart.
const (
	TypeArticle Type = "article" // one story with a body of its own
	TypeIndex   Type = "index"   // home, section, tag, archive and search pages: a list of stories
	TypeOther   Type = "other"   // anything else: products, forums, documentation, forms, error pages
)

// Article is the record of one page.
//
// A field that the page does not tell is left at its zero value and out of the
// JSON; an empty field is a finding ("the page shows no byline"), never an
// error. Sources names, for each field that is set, the claim it was taken from.
type Article struct {
	// ID and Source identify the input for the caller; Extract leaves them
	// empty. The command sets ID from the manifest and Source to the input's
	// path.
	ID     string `json:"id,omitempty"`
	Source string `json:"source,omitempty"`

	// URL is the address the page was given with, as given.
	URL string `json:"url,omitempty"`

	// CanonicalURL is the page's own claim about its address, absolute and
	// normalised, where that claim is plausible; otherwise URL.
	CanonicalURL string `json:"canonical_url,omitempty"`

	// Type is the kind of page, and TypeScore how sure that is: from 0.5 (a
	// toss-up) to 1.
	Type      Type    `json:"type,omitempty"`
	TypeScore float64 `json:"type_score,omitempty"`

	// Title is the headline as a reader sees it, without the site's name.
	Title string `json:"title,omitempty"`

	// Byline is the line that names the authors, as printed; Authors are the
	// people or agencies in it.
	Byline  string   `json:"byline,omitempty"`
	Authors []string `json:"authors,omitempty"`

	// Published and Modified are RFC 3339 with the page's own offset
	// ("2024-05-01T09:30:00+02:00"), wall-clock time without an offset where
	// the page gives none ("2024-05-01T09:30:00"), or a bare day where it tells
	// no time ("2024-05-01").
	Published string `json:"published,omitempty"`
	Modified  string `json:"modified,omitempty"`

	// Category is the section under which the page files itself, as its reader
	// sees it; Categories are all of them, outermost first.
	Category   string   `json:"category,omitempty"`
	Categories []string `json:"categories,omitempty"`

	// Tags are the keywords of this story, as printed.
	Tags []string `json:"tags,omitempty"`

	// Language is a BCP 47 tag, such as "en" or "pt-BR".
	Language string `json:"language,omitempty"`

	// SiteName is the name the site gives itself.
	SiteName string `json:"site_name,omitempty"`

	// Description is the page's own summary.
	Description string `json:"description,omitempty"`

	// Image is the lead picture; nil where there is none.
	Image *Image `json:"image,omitempty"`

	// Text is the body in reading order: paragraphs, headings, quotes and list
	// items, with a blank line between them.
	Text string `json:"text,omitempty"`

	// HTML and Markdown are the same body, with absolute links and nothing
	// that runs or styles. Both are empty unless Options asks for them.
	HTML     string `json:"html,omitempty"`
	Markdown string `json:"markdown,omitempty"`

	// WordCount counts the words of Text. In Chinese, Japanese and Thai, which
	// put no space between words, each two letters count as one word.
	WordCount int `json:"word_count,omitempty"`

	// AccessibleForFree is false where the page says or shows that only a part
	// of the story is given away, true where it says that all is, and nil
	// where it says nothing.
	AccessibleForFree *bool `json:"accessible_for_free,omitempty"`

	// Sources tells, by JSON key, from which claim on the page a field was
	// taken: "published": "jsonld:datePublished".
	Sources map[string]string `json:"sources,omitempty"`

	// Blocks is the body that Text, HTML and Markdown are rendered from. It is
	// not part of the JSON.
	Blocks []Block `json:"-"`

	// Trace is what the stages did, in order; nil unless Options asks for it.
	Trace []Step `json:"trace,omitempty"`
}

// Image is the lead picture of a story. Width and Height are in pixels, as the
// page states them; 0 means it does not.
type Image struct {
	URL     string `json:"url"`
	Alt     string `json:"alt,omitempty"`
	Caption string `json:"caption,omitempty"`
	Credit  string `json:"credit,omitempty"`
	Width   int    `json:"width,omitempty"`
	Height  int    `json:"height,omitempty"`
}

// BlockKind is the kind of a Block.
type BlockKind string

// The kinds of block a body is made of.
const (
	Paragraph BlockKind = "paragraph"
	Heading   BlockKind = "heading"
	ListItem  BlockKind = "list_item"
	Quote     BlockKind = "quote"
	Figure    BlockKind = "figure"
	Table     BlockKind = "table"
	Code      BlockKind = "code"
	Embed     BlockKind = "embed"
)

// Block is one piece of a body, in reading order.
type Block struct {
	Kind BlockKind `json:"kind"`

	// Level is the rank of a heading (1 to 6) or the depth of a list item
	// (from 1); 0 for other kinds.
	Level int `json:"level,omitempty"`

	// Text is what the block says. For a Figure it is the caption, for an
	// Embed its address; neither is part of Article.Text. The cells of a Table
	// are apart by tabs, its rows by line feeds.
	Text string `json:"text,omitempty"`
}

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

	// FetchedAt is when the page was fetched. It is needed only to read
	// relative dates ("3 hours ago") and to refuse dates in the future; the
	// zero time means unknown, and both are then left alone.
	FetchedAt time.Time

	// MaxBytes is the largest page that is read, in bytes; 0 means 64 MiB. A
	// larger page is ErrTooLarge.
	MaxBytes int
}

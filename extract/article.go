package extract

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

	// URL is the address the page was given with, as given; empty where no page
	// can have that address.
	URL string `json:"url,omitempty"`

	// CanonicalURL is the page's own claim about its address, where that is
	// plausible: on the same site, or a link element that names the site the
	// story was first printed on. A story that claims to be the home page is
	// not believed; then, and without a claim, it is URL. It is absolute, in
	// the form of ParseAddress: without fragment, default port and parameters that
	// count clicks (utm_source, fbclid). Empty where there is neither a claim nor a
	// URL that ParseAddress reads.
	CanonicalURL string `json:"canonical_url,omitempty"`

	// Type is the kind of page. A story has a headline and running text of its
	// own that is meant to be read from beginning to end: news, opinion, a blog
	// post, a guide, a recipe, a live blog. The front page of a site is no
	// story. An index is a page whose purpose is the titles that it lists, with
	// or without teasers; a list of goods, threads or chapters is other, and so
	// is a single product, a thread, a page of a manual or an error page.
	//
	// TypeScore is how sure it is that the page is, or is not, a story, from
	// 0.5 (a toss-up) to 1, had it been as likely a story as not before anyone
	// looked. Between index and other it does not tell.
	//
	// The other fields do not depend on Type: Text of an index is what reads
	// like a story on it, usually its teasers, and may well be empty.
	Type      Type    `json:"type,omitempty"`
	TypeScore float64 `json:"type_score,omitempty"`

	// Title is the headline printed above the body, not the title made for
	// search engines and not the one for sharing, where they differ; those
	// decide where no heading agrees with them. It has
	//
	//   - no name of the site and no section beside it ("Storm hits coast | The
	//     Harbour Post" is "Storm hits coast");
	//   - no kicker and no subtitle that the heading sets in an element of its
	//     own ("Weather", "Storm hits coast", "Ferries stay in port" is "Storm
	//     hits coast"), but "Opinion: Leave the coast alone" as it is where that
	//     is one line;
	//   - capitals, quotes and dashes as printed, no soft hyphens, single spaces.
	//
	// One exception: where a newsroom's NewsArticle record and the page's title
	// for sharing have the same words and the heading has others, theirs is the
	// title. Empty only where the page has neither heading nor title.
	Title string `json:"title,omitempty"`

	// Byline is the line that names the authors, as printed, from its label to
	// the last name: of "3 May 2024 | By JANE DOE and John Roe, Reuters | 4 min
	// read" it is "By JANE DOE and John Roe, Reuters". A label in a line of its
	// own is put before the names. Empty where only data names the authors.
	//
	// Authors are the people who wrote the story, or the agency, desk or house
	// that signs it, in the order of the believed source and each once ("Jane
	// Doe", "John Roe", "Reuters"). A name
	//
	//   - has no label, job title, degree, place, address, handle or date about
	//     it; forms of address that are printed as part of it stay ("Dr. Jane
	//     Doe"), and so do initials, user names and "staff" where that is all;
	//   - is written the usual way round ("DOE, JANE" is "Jane Doe"; "Jane DOE"
	//     too), but in its own spelling and script, never translated;
	//   - is an agency where the byline names one, in the form it is printed
	//     ("dpa/lno"), or where a dateline or a line about the source does and
	//     nobody else is named: "PARIS (AP) – …", "Source: Reuters".
	//
	// Who edited, checked, translated or took the pictures is an author only
	// where no other is named, photographers never. Nobody is taken out of a
	// sidebar, a comment, another story, a quotation or a caption; the site's own
	// name only where that is the byline. What a reader sees is believed before
	// what data says, unless others speak for the data. Empty where nobody signs.
	Byline  string   `json:"byline,omitempty"`
	Authors []string `json:"authors,omitempty"`

	// Published is when the story came out, by the page that tells it: what it
	// prints for its reader beside the headline or at the story's end, weighed
	// with metadata, scripts, the address and the feed that named the page. It
	// is not the date of a comment, of another story, of the copyright or of a
	// mention in the text. Where print and metadata tell two days, print is
	// believed ("3 May 2024" beside a datePublished of the 4th), but one that a
	// label calls a change ("Updated 3 May 2024") is Modified, and so is one
	// that only the metadata calls so unless it stands alone beside the
	// headline: then the page dates its story by it. A page that tells nothing
	// but a change in print has that in both fields.
	//
	// Modified is the last change that the page tells, never before Published;
	// it may be the same. Both are empty where the page tells none that can be
	// trusted; what lies more than two days after Options.FetchedAt is not (one
	// is the earth's, between its first and its last time zone, and one for
	// clocks and files that are ahead), and neither is a year or month alone.
	//
	// The form is RFC 3339 with the page's own offset
	// ("2024-05-01T09:30:00+02:00"), or a bare day where it tells no time
	// ("2024-05-01"). Where a time is told without an offset, Sources says who
	// gave it: "visible:date zone:stamps" is that of the page's other dates,
	// "zone:feed" that of the feed that named it, "zone:country" that of the
	// site's domain, and "zone:language" that of the country where most of its
	// readers live, which is a guess, and none in languages of many countries.
	// Where none tells, the time has no offset ("2024-05-01T09:30:00"). Midnight
	// in UTC or without an offset is no time: so write systems that cannot leave
	// it out. The day is the one that the
	// page shows: "2024-05-04T00:25:56Z" beside "3 May, 9:25 pm" is
	// "2024-05-03T21:25:56-03:00". Where it shows a day without a time, and so
	// no zone, the moment stays in UTC, and its day may be the next one.
	Published string `json:"published,omitempty"`
	Modified  string `json:"modified,omitempty"`

	// Category is the section under which the page files the story, as its
	// reader sees it: the label beside the headline that leads to the section's
	// page, the last stop of the breadcrumb trail before the headline ("Home ›
	// Politics › Europe" is "Europe"), the highlighted entry of the navigation.
	// Only where nothing of that is printed, what metadata, the address or the
	// page's classes say; a name out of an address is written as a word ("/coast/"
	// is "Coast"). Words and capitals are as printed ("World", not "world-news").
	// It is never the front page, the site's name, the headline, an author, an
	// advertising label or the absence of a category ("Uncategorized"); and "News"
	// only where no narrower name stands beside it.
	//
	// Categories are all names that the believed source gives: outermost first
	// in a trail, else in the order printed. Both are empty where the page files
	// the story nowhere.
	Category   string   `json:"category,omitempty"`
	Categories []string `json:"categories,omitempty"`

	// Tags are the keywords of this story: those printed at its head or end, else
	// those that metadata gives for this page. They keep their order and spelling
	// but lose what decorates all of them ("#Storm", "topic/storm"). Keywords of
	// the whole site, its name, authors, ids and counts are no tags. Empty where
	// there are none.
	Tags []string `json:"tags,omitempty"`

	// Language is the language of the story as a BCP 47 tag, such as "en" or
	// "pt-BR": what the page declares, unless its text is plainly in another.
	// Empty where nothing is declared and the text is too short to tell.
	Language string `json:"language,omitempty"`

	// SiteName is the name the site gives itself ("The Harbour Post"), as
	// written, else its publisher's. Empty where metadata names neither; it is
	// never made up from the address.
	SiteName string `json:"site_name,omitempty"`

	// Description is the page's own summary, as plain text: the one for search
	// engines, else the one for sharing. Where it was cut ("… the mayor said
	// th…") and another claim has the whole, it is the whole. A description
	// that only repeats the title or the site's name is left out.
	Description string `json:"description,omitempty"`

	// Image is the lead picture: the one the page names for sharing, else the
	// first of some size at the head of the body. Logos, avatars, placeholders
	// and pictures of less than 100 pixels are none; nil where there is none.
	Image *Image `json:"image,omitempty"`

	// Text is the body in reading order: paragraphs, headings, quotes, list
	// items, tables, listings and signs between scenes ("* * *"), with a blank line between them. A line break
	// inside a paragraph is a line feed; the cells of a table are apart by tabs
	// and its rows by line feeds; listings keep their white space, all other text
	// has single spaces. It is what a reader sees: neither what attributes, the
	// page's own style sheet or the usual classes hide, nor what only screen
	// readers tell ("opens in a new window"), but the marks that browsers draw
	// around a quotation. Captions, and what is printed in small over ruby, are
	// not part of it. Empty where the page has no story.
	Text string `json:"text,omitempty"`

	// HTML and Markdown are the same body together with its pictures, embedded
	// objects and links. Both are empty unless Options asks for them.
	//
	// HTML is written from nothing: the elements p, h1 to h6, ul, ol, li,
	// blockquote, figure, img, figcaption, table, tr, td, th, pre, code, a, em,
	// strong, sub, sup and br, and the attributes href, src, alt, start, colspan
	// and rowspan. Addresses are absolute, of http, https or mailto; links to
	// others are left out, and so are all relative ones where the page's address
	// is not known. An embedded object is a figure with a link to it.
	//
	// Markdown is CommonMark with the tables of GitHub Flavored Markdown.
	HTML     string `json:"html,omitempty"`
	Markdown string `json:"markdown,omitempty"`

	// WordCount counts the words of Text: letters and digits with no white
	// space, dash (—) or slash between them, so that "don't", "3.5" and
	// "well-known" are one each. In Chinese, Japanese and Thai, which put no
	// space between words, each two letters count as one word.
	WordCount int `json:"word_count,omitempty"`

	// AccessibleForFree is false where the page says (isAccessibleForFree,
	// content tier) or shows (a wall that asks for a subscription below the
	// text) that only a part of the story is given away, true where it says
	// that all is, and nil where it says nothing.
	AccessibleForFree *bool `json:"accessible_for_free,omitempty"`

	// Sources tells, by JSON key, from which claim on the page a field was
	// taken: "published": "jsonld:datePublished".
	Sources map[string]string `json:"sources,omitempty"`

	// Rules is the digest of Options.Rules where one of them is for the page's
	// host, and empty elsewhere.
	Rules string `json:"rules,omitempty"`

	// Confidence tells, by JSON key, how sure text, title, authors, published,
	// category and tags are: the share of development pages on whose sites nothing
	// was learned, and whose decisions looked like this, that had the field right,
	// from 0 to 1 in hundredths. Right is a text with hardly a paragraph too many
	// or too few (F1 of runs of four words 0.9 or more), the same title but for
	// case and quotes, all authors and nobody else, the day, a fitting category,
	// and tags that mostly are those of the site (F1 of 0.5 or more). A field that
	// has no value has no confidence.
	Confidence map[string]float64 `json:"confidence,omitempty"`

	// Blocks is the body that Text, HTML and Markdown are rendered from. It is
	// not part of the JSON.
	Blocks []Block `json:"-"`

	// Trace is what the stages did, in order; nil unless Options asks for it.
	Trace []Step `json:"trace,omitempty"`
}

// Image is the lead picture of a story. URL is absolute. Alt, Caption and
// Credit are what the page prints with that picture, empty where it does not
// print it; Credit is apart from Caption where the page sets it apart. Width
// and Height are in pixels, as the page states them; 0 means it does not.
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
	// (from 1); 0 for other kinds. A second paragraph of an item is one more
	// block of the same level.
	Level int `json:"level,omitempty"`

	// Ordered tells an item of a list that counts its items.
	Ordered bool `json:"ordered,omitempty"`

	// Text is what the block says. For a Figure it is the caption, for an
	// Embed its address; neither is part of Article.Text. The cells of a Table
	// are apart by tabs, its rows by line feeds.
	Text string `json:"text,omitempty"`

	// Image is the picture of a Figure; nil where only its caption is known, and
	// for other kinds.
	Image *Image `json:"image,omitempty"`
}

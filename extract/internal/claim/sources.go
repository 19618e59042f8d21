package claim

// Row is what is known of a source of claims about a field.
type Row struct {
	Source

	// Trust is how often the source is right where it speaks alone: the share of
	// development pages, or the mean F1 of its lists there, rounded. The command
	// that trains the models prints what it is today. It is 0 where claims are
	// told apart in another way: for titles by agreement and place, for the rest
	// by the order of the rows.
	Trust float64

	// Kin is what the source has in common with others that copy it, or are
	// filled from the same field of a publishing system: they are wrong together
	// and count as one. "" is a source of its own kin.
	Kin string

	// At has the trust by the place of what is printed, where it differs.
	At map[string]float64

	// Trail tells a list that leads from the front page down to the story, so
	// that its last name is the narrowest.
	Trail bool
}

// Kins of sources.
const (
	machine   = "machine" // JSON-LD, meta elements and what is marked up for programs
	atHead    = "head"    // the byline
	atEnd     = "end"     // the lines at the story's end
	elsewhere = "far"
	address   = "url"
	keywords  = "keywords" // the two kinds of keywords that meta elements have
)

// table has the sources of each field, the most believed first: of two that
// are equally in doubt the first is believed, for what a reader sees is corrected
// sooner than what machines are told.
var table = map[Field][]Row{
	Title: {
		// What is shown where the story is shared, then the record for search
		// engines, the feed, and what analytics services were told.
		{Source: Meta.Named("og:title")}, {Source: JSONLD.Named("headline")}, {Source: Meta.Named("twitter:title")},
		{Source: Meta.Named("headline")}, {Source: Feed.Named("title")}, {Source: Meta.Named("parsely-title")},
		{Source: Meta.Named("sailthru.title")}, {Source: Meta.Named("cxenseparse:title")}, {Source: Meta.Named("citation_title")},
		{Source: Meta.Named("dc.title")}, {Source: Meta.Named("dcterms.title")}, {Source: Meta.Named("hdl")},
		{Source: JSONLD.Named("name")}, {Source: Meta.Named("title")}, {Source: JSONLD.Named("alternativeHeadline")},
		// What a reader sees; its trust is what the rank of a heading is worth.
		{Source: Visible.Named("h1"), Trust: 0.35}, {Source: Visible.Named("h2"), Trust: 0.2}, {Source: Visible.Named("h3"), Trust: 0.1},
		{Source: Visible.Named("h4")}, {Source: Visible.Named("title"), Trust: 0.05}, {Source: Microdata.Named("headline"), Trust: 0.2},
		{Source: RDFa.Named("headline"), Trust: 0.2}, {Source: HAtom.Named("entry-title"), Trust: 0.2},
	},
	Author: {
		{Source: Microdata.Named("author"), Trust: 0.95, Kin: atHead},
		{Source: Visible.Named("author"), Trust: 0.9, Kin: atHead},
		{Source: Visible.Named("rel"), Trust: 0.85, Kin: atHead},
		{Source: Visible.Named("byline"), Trust: 0.85, Kin: atHead},
		{Source: JSONLD.Named("author"), Trust: 0.9, Kin: machine},
		{Source: JSONLD.Named("creator"), Trust: 0.85, Kin: machine},
		{Source: Meta.Named("author"), Trust: 0.85, Kin: machine},
		{Source: Meta.Named("byl"), Trust: 0.85, Kin: machine},
		{Source: Meta.Named("sailthru.author"), Trust: 0.85, Kin: machine},
		{Source: Meta.Named("article:author"), Trust: 0.85, Kin: machine},
		{Source: Meta.Named("article:author_name"), Trust: 0.85, Kin: machine},
		{Source: Meta.Named("og:article:author"), Trust: 0.85, Kin: machine},
		{Source: Meta.Named("og:author"), Trust: 0.85, Kin: machine},
		{Source: Meta.Named("twitter:data"), Trust: 0.8, Kin: machine},
		{Source: Meta.Named("article.author"), Trust: 0.8, Kin: machine},
		{Source: Meta.Named("cxenseparse:author"), Trust: 0.8, Kin: machine},
		{Source: Meta.Named("parsely-author"), Trust: 0.75, Kin: machine},
		{Source: Meta.Named("citation_author"), Trust: 0.7, Kin: machine},
		{Source: Meta.Named("authors"), Trust: 0.7, Kin: machine},
		{Source: Meta.Named("dc.creator"), Trust: 0.6, Kin: machine},
		{Source: Meta.Named("dc:creator"), Trust: 0.6, Kin: machine},
		{Source: Meta.Named("dcterms.creator"), Trust: 0.6, Kin: machine},
		{Source: Meta.Named("dcterms:creator"), Trust: 0.6, Kin: machine},
		{Source: Meta.Named("creator"), Trust: 0.6, Kin: machine},
		{Source: Meta.Named("dc.contributor"), Trust: 0.6, Kin: machine},
		{Source: Visible.Named("profile"), Trust: 0.8, Kin: atHead},
		{Source: Microdata.Named("author").In(End), Trust: 0.8, Kin: atEnd},
		{Source: Visible.Named("rel").In(End), Trust: 0.7, Kin: atEnd},
		{Source: Visible.Named("author").In(End), Trust: 0.7, Kin: atEnd},
		{Source: Visible.Named("profile").In(End), Trust: 0.6, Kin: atEnd},
		{Source: Visible.Named("byline").In(End), Trust: 0.45, Kin: atEnd},
		{Source: Microdata.Named("author").In(Far), Trust: 0.4, Kin: elsewhere},
		{Source: Visible.Named("rel").In(Far), Trust: 0.4, Kin: elsewhere},
		{Source: Visible.Named("author").In(Far), Trust: 0.4, Kin: elsewhere},
		{Source: Visible.Named("portrait"), Trust: 0.5, Kin: atHead},
		{Source: Visible.Named("portrait").In(End), Trust: 0.4, Kin: atEnd},
		{Source: Visible.Named("signature"), Trust: 0.4, Kin: atHead},
		{Source: Visible.Named("line"), Trust: 0.4, Kin: atHead},
		{Source: Visible.Named("agency"), Trust: 0.3, Kin: atHead},
		{Source: Visible.Named("editor").In(End), Trust: 0.3, Kin: atEnd},
		{Source: Visible.Named("editor"), Trust: 0.2, Kin: atHead},
		{Source: Meta.Named("twitter:creator"), Trust: 0.1, Kin: machine},
		// Links in the far parts of a page lead to the profiles and editors of
		// other stories as often; they are not believed.
		{Source: Visible.Named("profile").In(Far)}, {Source: Visible.Named("editor").In(Far)},
	},
	Category: {
		// What is printed for readers comes before what is written for machines,
		// a link to the category's page before a style or a highlight; classes and
		// addresses hold short forms, not names.
		{Source: Visible.Named("category"), Trust: 0.9},
		{Source: Visible.Named("breadcrumb"), Trust: 0.75, Trail: true},
		{Source: Visible.Named("kicker"), Trust: 0.55},
		{Source: Address.Named("nav"), Trust: 0.55, Kin: address, Trail: true},
		{Source: Visible.Named("section"), Trust: 0.5},
		{Source: Visible.Named("nav"), Trust: 0.5},
		{Source: JSONLD.Named("breadcrumb"), Trust: 0.5, Kin: machine, Trail: true},
		{Source: JSONLD.Named("articleSection"), Trust: 0.5, Kin: machine},
		{Source: Meta.Named("article:section"), Trust: 0.5, Kin: machine},
		{Source: Meta.Named("parsely-section"), Trust: 0.4, Kin: machine},
		{Source: Meta.Named("articlesection"), Trust: 0.4, Kin: machine},
		{Source: Meta.Named("section"), Trust: 0.4, Kin: machine},
		{Source: Meta.Named("article.section"), Trust: 0.4, Kin: machine},
		{Source: Meta.Named("og:article:section"), Trust: 0.4, Kin: machine},
		{Source: Meta.Named("category"), Trust: 0.4, Kin: machine},
		{Source: Meta.Named("cxenseparse:category"), Trust: 0.4, Kin: machine},
		{Source: Meta.Named("dc.subject.section"), Trust: 0.4, Kin: machine},
		{Source: Meta.Named("cg"), Trust: 0.3, Kin: machine},
		{Source: Visible.Named("label"), Trust: 0.3},
		{Source: Class.Named("category"), Trust: 0.3},
		{Source: Address.Named("path"), Trust: 0.25, Kin: address, Trail: true},
		{Source: Microdata.Named("articleSection"), Trust: 0.2, Kin: machine},
		{Source: RDFa.Named("articleSection"), Trust: 0.2, Kin: machine},
	},
	Tag: {
		// Links that say they are tags come first, then what publishing systems
		// write about one story; keywords are kept up for search engines, or not
		// at all.
		{Source: Visible.Named("tag"), Trust: 0.9},
		{Source: Meta.Named("article:tag"), Trust: 0.85},
		{Source: JSONLD.Named("keywords"), Trust: 0.8},
		{Source: Microdata.Named("keywords"), Trust: 0.8},
		{Source: RDFa.Named("keywords"), Trust: 0.8},
		{Source: Meta.Named("parsely-tags"), Trust: 0.8},
		{Source: Meta.Named("dc.subject"), Trust: 0.8},
		{Source: Meta.Named("citation_keywords"), Trust: 0.8, Kin: keywords},
		{Source: Meta.Named("sailthru.tags"), Trust: 0.75},
		{Source: Visible.Named("tags"), Trust: 0.75},
		{Source: Meta.Named("news_keywords"), Trust: 0.7, Kin: keywords},
		{Source: Feed.Named("tags"), Trust: 0.7}, // <news:keywords> and a feed's categories; as news_keywords, whose heirs they are
		{Source: Meta.Named("og:article:tag"), Trust: 0.7},
		{Source: Meta.Named("cxenseparse:keywords"), Trust: 0.6, Kin: keywords},
		{Source: Meta.Named("dcterms.subject"), Trust: 0.6},
		{Source: Meta.Named("keywords"), Trust: 0.6, Kin: keywords},
		{Source: Meta.Named("tags"), Trust: 0.5},
		{Source: Visible.Named("tag-link"), Trust: 0.4},
		{Source: JSONLD.Named("about"), Trust: 0.35},
	},
	SiteName: {
		// Where it names itself as a site, then its publisher, then as an app.
		{Source: Meta.Named("og:site_name")}, {Source: JSONLD.Named("WebSite.name")}, {Source: Feed.Named("site_name")},
		{Source: JSONLD.Named("publisher")}, {Source: Meta.Named("application-name")}, {Source: Meta.Named("apple-mobile-web-app-title")},
		{Source: Meta.Named("dc.publisher")}, {Source: Meta.Named("publisher")}, {Source: Microdata.Named("publisher")},
		{Source: RDFa.Named("publisher")},
	},
	SiteAlias: {
		{Source: Meta.Named("twitter:app:name:iphone")}, {Source: Meta.Named("citation_journal_title")}, {Source: Meta.Named("al:android:app_name")},
	},
	Kicker: {{Source: Visible.Named("kicker")}},
	Language: {
		{Source: HTML.Named("lang")}, {Source: Meta.Named("og:locale")}, {Source: Meta.Named("content-language")}, {Source: Meta.Named("language")},
		{Source: Meta.Named("dc.language")}, {Source: Meta.Named("inlanguage")}, {Source: Meta.Named("dcterms.language")},
		{Source: JSONLD.Named("inLanguage")}, {Source: Feed.Named("language")},
	},
	Type: {
		{Source: Meta.Named("og:type")}, {Source: Meta.Named("parsely-type")}, {Source: Meta.Named("pagetype")}, {Source: Meta.Named("page-type")},
		{Source: Meta.Named("cxenseparse:pageclass")}, {Source: JSONLD.Named("@type")}, {Source: JSONLD.Named("@graph")},
	},
	Published: dated,
	Modified:  dated,
	Free:      {{Source: Meta.Named("article:content_tier")}, {Source: Meta.Named("isaccessibleforfree")}, {Source: JSONLD.Named("isAccessibleForFree")}},
	Body:      {{Source: JSONLD.Named("articleBody")}, {Source: JSONLD.Named("text")}},
	Description: {
		{Source: Meta.Named("description")}, {Source: Meta.Named("og:description")}, {Source: JSONLD.Named("description")},
		{Source: Meta.Named("twitter:description")}, {Source: Meta.Named("dc.description")}, {Source: Meta.Named("dcterms.abstract")},
		{Source: Meta.Named("sailthru.description")}, {Source: Microdata.Named("description")}, {Source: RDFa.Named("description")},
	},
	Image: {
		{Source: Meta.Named("og:image")}, {Source: Meta.Named("og:image:secure_url")}, {Source: Meta.Named("og:image:url")},
		{Source: JSONLD.Named("image")}, {Source: Meta.Named("twitter:image")}, {Source: Meta.Named("twitter:image:src")},
		{Source: Meta.Named("parsely-image-url")}, {Source: Link.Named("image_src")}, {Source: JSONLD.Named("thumbnailUrl")},
		{Source: Meta.Named("sailthru.image.full")}, {Source: Meta.Named("thumbnail")},
	},
	Canonical: {
		{Source: Link.Named("canonical")}, {Source: Link.Named("syndication-source")}, {Source: Meta.Named("og:url")}, {Source: JSONLD.Named("url")},
	},
}

// dated are the sources of dates. Their trust is in the day of publication.
var dated = []Row{
	{Source: Visible.Named("date"), At: places(0.95, 0.7, 0.65, 0.4, 0.3)},
	{Source: Visible.Named("published"), At: places(0.97, 0.8, 0.75, 0.8, 0.5)},
	{Source: Visible.Named("updated"), At: places(0.95, 0.85, 0.85, 0.8, 0.5)},
	{Source: Visible.Named("dateline"), Trust: 0.8},
	{Source: Visible.Named("time"), At: places(0.95, 0.7, 0.65, 0.5, 0.3)},
	{Source: Microdata.Named("datePublished"), Trust: 0.84},
	{Source: JSONLD.Named("datePublished"), Trust: 0.85},
	{Source: JSONLD.Named("dateModified"), Trust: 0.845},
	{Source: JSONLD.Named("dateCreated"), Trust: 0.6},
	{Source: JSONLD.Named("uploadDate"), Trust: 0.4}, // of a video on the page
	{Source: Meta.Named("datecreated"), Trust: 0.6},
	{Source: Meta.Named("datepublished"), Trust: 0.8}, // an itemprop, at times of another thing on the page
	{Source: Meta.Named("date"), Trust: 0.75},
	{Source: Address.Named("date"), Trust: 0.5},
	{Source: Feed.Named("published"), Trust: 0.85},
	{Source: Script.Named("published"), Trust: 0.4}, // right as often as metadata where it is the page's story
	// The many other names that markup has for it.
	{Source: Meta.Named(anyName), Trust: 0.845}, {Source: Microdata.Named(anyName), Trust: 0.845}, {Source: RDFa.Named(anyName), Trust: 0.845},
}

// anyName stands for all names that have no row of their own.
const anyName = "*"

func places(head, boxed, end, body, far float64) map[string]float64 {
	return map[string]float64{AtHead: head, Boxed: boxed, AtEnd: end, InBody: body, Elsewhere: far}
}

// Sources are the rows of a field, in the order of belief.
func Sources(f Field) []Row {
	if f == Byline { // the lines that authors were read from
		f = Author
	}
	return table[f]
}

// RowOf is the row of a source of a field; false where the table lacks it, so
// that nobody would ever believe it.
func RowOf(f Field, s Source) (Row, bool) {
	var others Row
	for _, r := range Sources(f) {
		switch {
		case r.Source == s:
			return r, true
		case r.Kind == s.Kind && r.Name == anyName:
			others = r
		}
	}
	return others, others.Kind != None
}

// InMeta is the field that a meta element of a name speaks of, dates aside; ""
// where no source is called so.
func InMeta(name string) Field { return inMeta[name] }

var inMeta = func() map[string]Field {
	m := make(map[string]Field)
	for f, rows := range table {
		for _, r := range rows {
			if r.Kind == Meta && f != Published && f != Modified {
				m[r.Name] = f
			}
		}
	}
	return m
}()

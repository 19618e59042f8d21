package claim

// Source is where on a page a claim stands. Sources compare with ==; what is
// known of each is a row of the table in sources.go.
type Source struct {
	Kind Kind
	Name string
	Zone Zone
}

// Kind is how a source speaks.
type Kind uint8

// The kinds of source.
const (
	None      Kind = iota
	Document       // the document itself: its title element, its text, its address
	HTML           // an attribute of the html element
	Meta           // a meta element
	Link           // a link element
	JSONLD         // schema.org in a script
	Script         // data in any other script
	Microdata      // schema.org in attributes of what is visible
	RDFa           // the same in RDFa
	HAtom          // the microformat
	Class          // a class that a publishing system gives a page
	Address        // the address, and what links say of its steps
	Visible        // what a reader sees
	Feed           // the feed or sitemap that named the page
	Rule           // what the caller knows of the site
)

var kindNames = [...]string{HTML: "html", Meta: "meta", Link: "link", JSONLD: "jsonld", Script: "script", Microdata: "microdata",
	RDFa: "rdfa", HAtom: "hatom", Class: "class", Address: "url", Visible: "visible", Feed: "feed", Rule: "rule"}

// IsMarkup tells the kinds that are written for programs alone, in elements of
// their own or in attributes of what is visible.
func (k Kind) IsMarkup() bool { return k == JSONLD || k == Meta || k == Microdata || k == RDFa }

// Zone is where what names an author stands.
type Zone uint8

// The zones of a page.
const (
	Head Zone = iota // near the headline; the zone of all sources that have none
	End              // near the end of the story
	Far              // elsewhere
)

var zoneNames = [...]string{Head: "", End: "-end", Far: "-far"}

// Named is the source of a kind with a name: JSONLD.Named("datePublished").
func (k Kind) Named(name string) Source { return Source{Kind: k, Name: name} }

// In is the source in another zone.
func (s Source) In(z Zone) Source { return Source{s.Kind, s.Name, z} }

// String is how records and traces write a source: "jsonld:datePublished",
// "visible:byline-end".
func (s Source) String() string {
	if int(s.Kind) >= len(kindNames) || kindNames[s.Kind] == "" {
		return s.Name
	}
	return kindNames[s.Kind] + ":" + s.Name + zoneNames[s.Zone]
}

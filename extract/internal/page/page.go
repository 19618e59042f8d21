// Package page lays a parsed document out flat, once, so that every later
// stage reads arrays instead of walking the tree again.
//
// The elements stand in document order; the descendants of element i are the
// elements i+1 up to End. The visible text is cut into segments: what a reader
// would call a line or a paragraph, the run of text between two borders of
// block elements. Counts are kept per segment and summed per element, so that
// text length and link density of any element cost two additions.
package page

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Page is one parsed document. It is not changed after New, so that stages may
// share it.
type Page struct {
	Doc      *html.Node
	URL      *url.URL // the page's address; never nil, may be empty
	Base     *url.URL // what relative links are resolved against
	Elems    []Elem
	Leaves   []Leaf
	Segments []Segment
	Metas    []Meta
	Links    []Link
	Scripts  []Script
	Lang     string // the html element's lang attribute, as written
	Title    string // the title element, white space collapsed
}

// Elem is one element. Index 0 is the html element.
type Elem struct {
	Node   *html.Node
	Parent int32 // index; -1 for the root
	End    int32 // index behind the last descendant
	Tag    atom.Atom
	Depth  int16
	Hidden bool // not displayed, by its own attributes, the page's style or an ancestor's
	Hints  Hint // what its class, id and roles say it is
	First  int32
	Last   int32 // the segments inside are First up to Last
	Leaf0  int32
	Leaf1  int32 // the leaves inside are Leaf0 up to Leaf1
	Count  Count // of all text inside
}

// Leaf is a text node, an image, a line break or an embedded object.
type Leaf struct {
	Node   *html.Node
	Elem   int32 // the element it is a child of, or is, for a void element
	Unseen bool  // not displayed, in a segment that is
}

// Segment is a run of leaves with no border of a block element between them.
type Segment struct {
	Elem   int32 // the nearest block element around it
	Leaf0  int32 // its leaves are Leaf0 up to Leaf1
	Leaf1  int32
	Images int16
	Embeds int16
	Hidden bool // all of its text is in elements that are not displayed
	Break  bool // no words, but signs that stand for a break between two scenes: "* * *"
	Count  Count
}

// Count measures text.
type Count struct {
	Chars     int32 // letters and digits; one of a script without spaces counts as two
	LinkChars int32 // those inside links
	Words     int32
	Stops     int32 // sentence ends and commas, of any script
}

// Add adds d to c.
func (c *Count) Add(d Count) {
	c.Chars += d.Chars
	c.LinkChars += d.LinkChars
	c.Words += d.Words
	c.Stops += d.Stops
}

func (c Count) minus(d Count) Count {
	return Count{c.Chars - d.Chars, c.LinkChars - d.LinkChars, c.Words - d.Words, c.Stops - d.Stops}
}

// LinkDensity is the share of the text that stands in links, 0 to 1.
func (c Count) LinkDensity() float64 {
	if c.Chars == 0 {
		return 0
	}
	return float64(c.LinkChars) / float64(c.Chars)
}

// Meta is a meta element: Name is its name, property, itemprop or http-equiv
// in lower case.
type Meta struct {
	Name    string
	Content string
}

// Link is a link or, with Elem set, an a element that has a rel attribute.
type Link struct {
	Rel  string
	Href string
	Type string
	Lang string
	Name string // its title attribute
}

// Script is a script element with data in it rather than a program.
type Script struct {
	Type string
	ID   string
	Text string
}

// Attr returns the value of an attribute, or "".
func Attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val
		}
	}
	return ""
}

// HasAttr tells whether n has the attribute, even without a value.
func HasAttr(n *html.Node, key string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return true
		}
	}
	return false
}

// Within tells whether element i is element ancestor or stands inside it.
func (p *Page) Within(i, ancestor int32) bool {
	return i >= ancestor && i < p.Elems[ancestor].End
}

// Up calls f with element i and then with each of its ancestors, from the
// inside out, until f returns false.
func (p *Page) Up(i int32, f func(i int32) bool) {
	for ; i >= 0; i = p.Elems[i].Parent {
		if !f(i) {
			return
		}
	}
}

// Closest returns the index of the nearest element around i, or i itself,
// that ok accepts; -1 if there is none.
func (p *Page) Closest(i int32, ok func(e *Elem) bool) int32 {
	for ; i >= 0; i = p.Elems[i].Parent {
		if ok(&p.Elems[i]) {
			return i
		}
	}
	return -1
}

// Resolve makes a link absolute; "" where it is none that http could fetch.
func (p *Page) Resolve(href string) string {
	u, err := p.Base.Parse(href)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") {
		return ""
	}
	return u.String()
}

// JSONLD returns the texts of the JSON-LD scripts.
func (p *Page) JSONLD() []string {
	var out []string
	for i := range p.Scripts {
		if strings.HasPrefix(p.Scripts[i].Type, "application/ld+json") {
			out = append(out, p.Scripts[i].Text)
		}
	}
	return out
}

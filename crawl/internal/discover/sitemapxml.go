package discover

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"io"
	"regexp"
	"strings"
)

// maxText is the longest text of an element that is read, in bytes: an address
// has at most 2,048 by the protocol, and a headline should have less.
const maxText = 4096

// maxDepth is how deep elements may lie in each other. Sitemaps with all their
// extensions have six levels; the decoder remembers each that is open.
const maxDepth = 100

// maxFaults is how often reading begins anew behind a fault. Each may cost a look
// at all that follows it.
const maxFaults = 100

// entryStart is where reading begins anew.
var entryStart = regexp.MustCompile(`(?i)<(?:[a-z0-9]+:)?(?:url|sitemap)[\s>]`)

// xmlSitemap reads a sitemap, and behind each fault goes on with the next entry.
func xmlSitemap(data []byte) (*Sitemap, error) {
	r := sitemapReader{out: &Sitemap{}}
	var first error
	for range maxFaults {
		at, err := r.read(data)
		r.keep() // what is open has its address, or not
		if err == nil {
			break
		}
		first = cmp.Or(first, err)
		next := entryStart.FindIndex(data[at:])
		if next == nil {
			break
		}
		data = data[at+next[0]:]
		r.inner = ""
	}
	return r.result(first)
}

// read reads data up to a fault; at is just behind the start of what is faulty.
// It goes by local names: sitemaps are met with every wrong namespace.
func (r *sitemapReader) read(data []byte) (at int, err error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	depth := 0
	for len(r.out.Pages)+len(r.out.Sitemaps) < MaxEntries {
		at = int(d.InputOffset())
		if depth > maxDepth {
			return at, ErrTooDeep
		}
		tok, err := d.Token()
		if err == io.EOF {
			return 0, nil
		}
		if err != nil {
			return min(at+1, len(data)), err
		}
		switch t := tok.(type) {
		case xml.StartElement:
			depth++
			r.start(strings.ToLower(t.Name.Local))
		case xml.CharData:
			if r.text.Len()+len(t) <= maxText {
				r.text.Write(t)
			}
		case xml.EndElement:
			depth--
			r.end(strings.ToLower(t.Name.Local))
		}
	}
	return 0, nil
}

type sitemapReader struct {
	out   *Sitemap
	root  string
	kind  string // of the entry that is open, "url" or "sitemap"; "" outside of one
	entry Entry
	locs  []string
	inLoc bool
	inner string // "image" or "video" while inside one: its fields are not the page's
	text  strings.Builder
}

func (r *sitemapReader) start(name string) {
	if r.root == "" {
		r.root = name
	}
	r.looseAddress()
	r.text.Reset()
	switch name {
	case "url", "sitemap":
		if !r.inLoc { // some write <loc><url>…</url></loc>
			r.keep() // in case its end is missing
			r.kind = name
		}
	case "loc":
		r.inLoc = r.inner == ""
	case "image", "video":
		r.inner = name
	}
}

func (r *sitemapReader) end(name string) {
	text := strings.TrimSpace(r.text.String())
	if name == r.inner {
		r.inner = ""
	}
	if r.inner == "" {
		r.field(name, text)
	}
	r.text.Reset()
}

func (r *sitemapReader) field(name, text string) {
	e := &r.entry
	switch name {
	case "loc":
		r.address(text)
		r.inLoc = false
	case "lastmod":
		e.Modified = text
	case "publication_date":
		e.Published = text
	case "title":
		e.Title = text
	case "name":
		e.SiteName = text
	case "language":
		e.Language = text
	case "keywords":
		e.Keywords = splitKeywords(text)
	case "url", "sitemap":
		if r.inLoc {
			r.address(text)
			return
		}
		r.looseAddress()
		r.keep()
	}
}

// maxLocs is how many addresses one entry may have. More than one is a mistake,
// which some sites make in all of their entries.
const maxLocs = 10

func (r *sitemapReader) address(text string) {
	switch {
	case text == "":
	case r.kind == "": // an index without <sitemap>
		r.kind = map[bool]string{true: "sitemap", false: "url"}[r.root == "sitemapindex"]
		r.locs = append(r.locs, text)
		r.keep()
	case len(r.locs) < maxLocs:
		r.locs = append(r.locs, text)
	}
}

// looseAddress takes the text of an entry for its address where it lacks <loc>.
func (r *sitemapReader) looseAddress() {
	if text := strings.TrimSpace(r.text.String()); r.kind != "" && !r.inLoc && len(r.locs) == 0 && strings.HasPrefix(text, "http") {
		r.locs = append(r.locs, text)
	}
}

// keep ends the entry.
func (r *sitemapReader) keep() {
	list := &r.out.Pages
	if r.kind == "sitemap" {
		list = &r.out.Sitemaps
	}
	for _, u := range r.locs {
		e := r.entry
		e.URL = u
		if len(r.out.Pages)+len(r.out.Sitemaps) < MaxEntries {
			*list = append(*list, e)
		}
	}
	r.entry, r.locs, r.kind, r.inLoc = Entry{}, nil, "", false
}

// roots are how a sitemap begins; its entries, where that is lost in a fault.
var roots = words(`urlset sitemapindex url sitemap`)

func (r *sitemapReader) result(err error) (*Sitemap, error) {
	if !roots[r.root] {
		return nil, ErrNotSitemap
	}
	return r.out, err
}

func splitKeywords(s string) (words []string) {
	for w := range strings.SplitSeq(s, ",") {
		if w = strings.TrimSpace(w); w != "" {
			words = append(words, w)
		}
	}
	return words
}

package discover

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/gzip"
	"golang.org/x/net/html/charset"
)

// Limits of a sitemap, as the protocol sets them (sitemaps.org): entries, and
// bytes when unpacked.
const (
	MaxEntries = 50_000
	MaxSitemap = 50 << 20
)

// maxText is the longest text of an element that is read, in bytes: an address
// has at most 2,048 by the protocol, and a headline should have less.
const maxText = 4096

// maxDepth is how deep elements may lie in each other. Sitemaps with all their
// extensions have six levels; the decoder remembers each that is open.
const maxDepth = 100

// Errors of ParseSitemap.
var (
	ErrNotSitemap = errors.New("not a sitemap") // nor a sitemap index
	ErrTooDeep    = errors.New("elements nested too deeply")
)

// Entry is what a sitemap or a feed says about one page. What it does not say
// is empty; nothing is checked but that there is an address.
type Entry struct {
	URL       string
	Modified  string // <lastmod>, any form
	Published string // any form
	Title     string
	Language  string
	SiteName  string
	Keywords  []string
}

// Sitemap is a sitemap, an index of sitemaps, or a little of both.
type Sitemap struct {
	Pages    []Entry
	Sitemaps []Entry // of these only URL and Modified are set
}

// ParseSitemap reads a sitemap in XML or as a list of addresses in plain text,
// packed with gzip or not. A sitemap that breaks off gives what stands before,
// with the error.
func ParseSitemap(data []byte) (*Sitemap, error) {
	data, err := gunzip(data)
	if err != nil {
		return nil, err
	}
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
	if len(data) > 0 && data[0] != '<' {
		return textSitemap(data)
	}
	return xmlSitemap(data)
}

// gunzip unpacks data where it is packed, up to MaxSitemap bytes.
func gunzip(data []byte) ([]byte, error) {
	if !bytes.HasPrefix(data, []byte{0x1f, 0x8b}) {
		return data, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotSitemap, err)
	}
	out, err := io.ReadAll(io.LimitReader(z, MaxSitemap))
	if len(out) > 0 {
		return out, nil // whatever could be had
	}
	return nil, err
}

func textSitemap(data []byte) (*Sitemap, error) {
	m := &Sitemap{}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "http") && len(m.Pages) < MaxEntries {
			m.Pages = append(m.Pages, Entry{URL: line})
		}
	}
	if len(m.Pages) == 0 {
		return nil, ErrNotSitemap
	}
	return m, nil
}

// xmlSitemap goes by local names: sitemaps are met with every wrong namespace.
func xmlSitemap(data []byte) (*Sitemap, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = charset.NewReaderLabel
	r := sitemapReader{out: &Sitemap{}}
	depth := 0
	for len(r.out.Pages)+len(r.out.Sitemaps) < MaxEntries {
		if depth > maxDepth {
			return r.result(ErrTooDeep)
		}
		tok, err := d.Token()
		if err != nil {
			return r.result(err)
		}
		switch t := tok.(type) {
		case xml.StartElement:
			depth++
			r.start(t.Name.Local)
		case xml.CharData:
			if r.text.Len()+len(t) <= maxText {
				r.text.Write(t)
			}
		case xml.EndElement:
			depth--
			r.end(t.Name.Local)
		}
	}
	return r.result(nil)
}

type sitemapReader struct {
	out   *Sitemap
	root  string
	entry Entry
	inner string // "image" or "video" while inside one: its fields are not the page's
	text  strings.Builder
}

func (r *sitemapReader) start(name string) {
	if r.root == "" {
		r.root = name
	}
	r.text.Reset()
	switch name {
	case "url", "sitemap":
		r.entry = Entry{}
	case "image", "video":
		r.inner = name
	}
}

func (r *sitemapReader) end(name string) {
	text := strings.TrimSpace(r.text.String())
	r.text.Reset()
	if name == r.inner {
		r.inner = ""
	}
	if r.inner != "" {
		return
	}
	e := &r.entry
	switch name {
	case "loc":
		e.URL = text
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
	case "url":
		r.keep(&r.out.Pages)
	case "sitemap":
		r.keep(&r.out.Sitemaps)
	}
}

func (r *sitemapReader) keep(list *[]Entry) {
	if r.entry.URL != "" {
		*list = append(*list, r.entry)
	}
	r.entry = Entry{}
}

func (r *sitemapReader) result(err error) (*Sitemap, error) {
	if r.root != "urlset" && r.root != "sitemapindex" {
		return nil, ErrNotSitemap
	}
	if err == io.EOF {
		err = nil
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

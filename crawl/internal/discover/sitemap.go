package discover

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/gzip"
)

// Limits of a sitemap, as the protocol sets them (sitemaps.org): entries, and
// bytes when unpacked.
const (
	MaxEntries = 50_000
	MaxSitemap = 50 << 20
)

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
// packed with gzip or not. One that breaks off, or is faulty here and there, gives
// what stands before and after, with the first error.
func ParseSitemap(data []byte) (*Sitemap, error) {
	data, err := gunzip(data)
	if err != nil {
		return nil, err
	}
	data = repaired(data)
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

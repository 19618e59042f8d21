package archive

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/address"
)

// digestOf is the same for two records that a reader would not tell apart: of
// one headline, byline, date, category, and the same paragraphs.
func digestOf(a *crawl.Article) [32]byte {
	h := sha256.New()
	parts := append([]string{a.Title, a.Byline, a.Published, a.Category}, Paragraphs(a.Text)...)
	for _, s := range parts {
		fmt.Fprintf(h, "%d:%s", len(s), s)
	}
	return [32]byte(h.Sum(nil))
}

// Paragraphs takes the text of a record apart at its blank lines. Listings may
// hold blank lines of their own, and are then several paragraphs.
func Paragraphs(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n\n")
}

// readRecord reads a record as the crawl has kept it.
func readRecord(line []byte) (*crawl.Article, error) {
	a := new(crawl.Article)
	if err := json.Unmarshal(line, a); err != nil {
		return nil, fmt.Errorf("a record that is not one: %w", err)
	}
	return a, nil
}

// name is an address of an article.
type name struct {
	key address.Key
	url string
}

// namesOf lists the addresses of a record, the one that an article is filed
// under first: where it says to be, unless that is the site it was copied from.
func namesOf(a *crawl.Article, o crawl.Origin) (names []name) {
	urls := []string{a.CanonicalURL, a.URL}
	if a.SyndicatedFrom != "" {
		urls = urls[1:]
	}
	for _, p := range o.Pages {
		urls = append(urls, p.URL)
	}
	seen := map[string]bool{"": true}
	for _, u := range urls {
		if !seen[u] {
			seen[u] = true
			names = append(names, name{keyOf(u), u})
		}
	}
	return names
}

// keyOf is the identity of an address, and of a text that is none, itself.
func keyOf(s string) address.Key {
	u, err := address.Parse(s, nil)
	if err != nil {
		return address.KeyOfText(s)
	}
	return address.KeyOf(u)
}

// siteOf is the host of an address as --site knows it; empty where there is
// none.
func siteOf(s string) string {
	u, err := address.Parse(s, nil)
	if err != nil {
		return ""
	}
	return address.SiteOf(u)
}

package archive

import (
	"encoding/json"
	"fmt"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

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

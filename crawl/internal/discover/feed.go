package discover

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"github.com/mmcdole/gofeed"
)

// ErrNotFeed: what was read is no feed.
var ErrNotFeed = errors.New("not a feed")

// ParseFeed reads the entries of an RSS, Atom or JSON feed, in its order.
// Entries without an address are left out.
func ParseFeed(data []byte) (entries []Entry, err error) {
	defer func() {
		// The parser below is not ours and is fed with whatever the web has.
		if r := recover(); r != nil {
			entries, err = nil, fmt.Errorf("%w: %v", ErrNotFeed, r)
		}
	}()
	data = slices.DeleteFunc(bytes.Clone(data), isControl) // as the parser does, so that it sees what nesting sees
	if nesting(data) > maxFeedDepth {
		return nil, fmt.Errorf("%w: %w", ErrNotFeed, ErrTooDeep)
	}
	f, err := gofeed.NewParser().Parse(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotFeed, err)
	}
	for _, item := range f.Items {
		if item.Link == "" || len(entries) == MaxEntries {
			continue
		}
		entries = append(entries, Entry{
			URL:       item.Link,
			Modified:  item.Updated,
			Published: item.Published,
			Title:     item.Title,
			Language:  f.Language,
			SiteName:  f.Title,
			Keywords:  item.Categories,
		})
	}
	return entries, nil
}

// LooksLikeFeed reports whether data begins like a feed or a sitemap rather
// than a page: for addresses that do not say what they are.
func LooksLikeFeed(data []byte) bool {
	head := bytes.ToLower(data[:min(len(data), 1024)])
	for _, mark := range []string{"<rss", "<feed", "<rdf:rdf", "<urlset", "<sitemapindex", "jsonfeed.org/version", `jsonfeed.org\/version`} {
		if bytes.Contains(head, []byte(mark)) && !bytes.Contains(head, []byte("<html")) {
			return true
		}
	}
	return false
}

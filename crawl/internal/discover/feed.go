package discover

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/mmcdole/gofeed"
	feedrss "github.com/mmcdole/gofeed/rss"
)

// ErrNotFeed: what was read is no feed.
var ErrNotFeed = errors.New("not a feed")

// ParseFeed reads the entries of an RSS, Atom or JSON feed, in its order.
// Entries without an address are left out. A feed that breaks off, or is faulty
// here and there, gives its other entries.
func ParseFeed(data []byte) (entries []Entry, err error) {
	defer func() {
		// The parser below is not ours and is fed with whatever the web has.
		if r := recover(); r != nil {
			entries, err = nil, fmt.Errorf("%w: %v", ErrNotFeed, r)
		}
	}()
	data = repaired(data)
	f, err := parseFeed(data)
	if err != nil || len(f.Items) < countItems(data) {
		if better, err := parseFeed(salvaged(data)); err == nil && (f == nil || len(better.Items) > len(f.Items)) {
			f = better
		}
	}
	if f == nil {
		return nil, err
	}
	links := permalinks(f)
	for i, item := range f.Items {
		link := item.Link
		if link == "" && links != nil {
			link = links(i)
		}
		if link == "" || len(entries) == MaxEntries {
			continue
		}
		entries = append(entries, Entry{
			URL:       link,
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

func parseFeed(data []byte) (*gofeed.Feed, error) {
	if nesting(data) > maxFeedDepth {
		return nil, fmt.Errorf("%w: %w", ErrNotFeed, ErrTooDeep)
	}
	p := gofeed.NewParser()
	p.KeepOriginalFeed = true
	f, err := p.Parse(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotFeed, err)
	}
	return f, nil
}

// permalinks gives the address of an item of RSS that has it as its guid, as the
// format allows (RSS 2.0, "guid": a permalink unless it says otherwise); nil for
// other feeds.
func permalinks(f *gofeed.Feed) func(i int) string {
	original, ok := f.OriginalFeed().(*feedrss.Feed)
	if !ok || len(original.Items) != len(f.Items) {
		return nil
	}
	return func(i int) string {
		id := original.Items[i].GUID
		if id == nil || strings.EqualFold(strings.TrimSpace(id.IsPermalink), "false") || !strings.HasPrefix(id.Value, "http") {
			return ""
		}
		return id.Value
	}
}

// LooksLikeFeed reports whether data begins like a feed or a sitemap rather
// than a page: for addresses that do not say what they are.
func LooksLikeFeed(data []byte) bool {
	head, _ := unmark(data[:min(len(data), 1024)])
	head = bytes.ToLower(head)
	for _, mark := range []string{"<rss", "<feed", "<rdf:rdf", "<urlset", "<sitemapindex", "jsonfeed.org/version", `jsonfeed.org\/version`} {
		if bytes.Contains(head, []byte(mark)) && !bytes.Contains(head, []byte("<html")) {
			return true
		}
	}
	return false
}

package crawl

import (
	"errors"

	"github.com/tearsheet-news/tearsheet/extract"
)

// Page is a page as it was kept, to be extracted anew.
type Page struct {
	Place
	ContentType string // the header of that name
	Body        []byte // decoded
}

// Remake makes the record of old anew from its pages, in the order of its
// Origin, with the renderings that old has. What only the crawl knew (its
// revision, say, and where a copy came from) is as it was.
//
// With the extractor that made old, and the rules that it was made with, the
// result equals it.
func Remake(old *Article, pages []Page, rules *extract.Rules) (*Article, error) {
	if len(pages) == 0 {
		return nil, errors.New("no pages to make a record from")
	}
	var made *Article
	for _, p := range pages {
		opts := extract.Options{HTML: old.HTML != "", Markdown: old.Markdown != "", Trace: len(old.Trace) > 0, FetchedAt: p.Fetched, Rules: rules}
		if p.Hints != nil {
			opts.Hints = *p.Hints
		}
		read, err := extract.Extract(p.Body, p.URL, p.ContentType, &opts)
		if err != nil {
			return nil, err
		}
		if next := (&Article{Article: *read}); made == nil {
			made = next
		} else {
			made = join(made, next)
		}
	}
	made.ID, made.Source = old.ID, old.Source
	made.FetchedAt, made.Revision, made.SyndicatedFrom = old.FetchedAt, old.Revision, old.SyndicatedFrom
	made.Truncated, made.NoArchive = old.Truncated, old.NoArchive
	return made, nil
}

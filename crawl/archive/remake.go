package archive

import (
	"context"
	"errors"
	"fmt"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/extract"
)

// ErrNoBytes: the crawl kept no bytes of a revision.
var ErrNoBytes = errors.New("the crawl has kept no bytes of it")

// Remake runs this program's extractor over the bytes that a revision was made
// from, with rules where they are not nil, and returns the record as it is now.
func (a *Archive) Remake(ctx context.Context, r *Revision, rules *extract.Rules) (*crawl.Article, error) {
	pages, _, err := a.pages(ctx, r)
	if err != nil {
		return nil, err
	}
	made, err := crawl.Remake(r.Record, pages, rules)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.URL, err)
	}
	return made, nil
}

// pages reads the bytes of a revision.
func (a *Archive) pages(ctx context.Context, r *Revision) (pages []crawl.Page, answers []*Answer, err error) {
	if len(r.Origin.Pages) == 0 {
		return nil, nil, fmt.Errorf("%s, revision %d: %w", r.URL, r.Number, ErrNoBytes)
	}
	for _, p := range r.Origin.Pages {
		answer, err := a.Answer(ctx, p)
		if err != nil {
			return nil, nil, err
		}
		answers = append(answers, answer)
		pages = append(pages, crawl.Page{Place: p, ContentType: answer.Header.Get("Content-Type"), Body: answer.Body})
	}
	return pages, answers, nil
}

package archive

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/tearsheet-news/tearsheet/crawl/archive/internal/fulltext"
)

// Hit is an article that a search has found.
type Hit struct {
	*Revision // the one that was found

	// Rank is how well it fits: a higher one is better. It is BM25 with a word
	// in the headline worth ten, in the byline five, and in the text one. Of a
	// phrase, its longest word counts. Beginnings of words count where no whole
	// word is asked for; those of up to three letters, where no longer one is
	// either, and no more than 2,000 revisions have them.
	Rank float64

	// Title and Snippet are the headline, and a piece of the text around what
	// was found.
	Title, Snippet []Piece
}

// Piece is a part of a text; Match tells that it was searched for.
type Piece = fulltext.Piece

// ErrQuery: the query searches for nothing.
var ErrQuery = errors.New("nothing to search for: give a word, as in ferry -winter \"two ports\"")

// Search yields the articles that match query, the best first. All revisions are
// searched; of an article, the best one is yielded, once.
//
// Of the words of query, all must be there. Capitals and accents do not matter;
// "words in quotation marks" must stand side by side, a -word must not be there,
// and word* is the beginning of one. In languages that put no space between words,
// a word is found wherever its letters stand side by side.
//
// Of more than 2,000 matches that pass f, the newest 2,000 are ranked, by when
// the crawl found them, and the others left out.
func (a *Archive) Search(ctx context.Context, query string, f Filter) iter.Seq2[Hit, error] {
	return func(yield func(Hit, error) bool) {
		q := fulltext.Parse(query)
		if q.Empty() {
			yield(Hit{}, fmt.Errorf("%q: %w", query, ErrQuery))
			return
		}
		ranked, err := a.rank(ctx, q, f)
		if err != nil {
			yield(Hit{}, err)
			return
		}
		seen := map[string]bool{}
		for _, found := range ranked {
			h, err := a.hit(ctx, q, found)
			if err == nil && seen[h.URL] {
				continue
			}
			if !yield(h, err) || err != nil {
				return
			}
			if seen[h.URL] = true; len(seen) == f.Limit {
				return
			}
		}
	}
}

// hit reads a revision, with what was found in it.
func (a *Archive) hit(ctx context.Context, q fulltext.Query, found ranked) (h Hit, err error) {
	for r, err := range each(ctx, a.db, revisionRow, `SELECT `+revisionColumns+` WHERE revision.id = ?`, found.id) {
		if err != nil {
			return h, err
		}
		return Hit{r, found.rank, q.Mark(r.Record.Title), q.Snippet(r.Record.Text, snippetWords)}, nil
	}
	return h, fmt.Errorf("library: revision %d of the index: %w", found.id, ErrDamaged)
}

const snippetWords = 32

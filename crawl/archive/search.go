package archive

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/tearsheet-news/tearsheet/crawl/archive/internal/fulltext"
)

// Hit is an article that a search has found.
type Hit struct {
	*Revision // the one that was found

	// Rank is how well it fits: a higher one is better. It is BM25 with a word
	// in the headline worth ten, in the byline five, and in the text one; those of
	// a phrase count one by one, and beginnings of words only where no whole word
	// is asked for.
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

// maxRanked bounds how many matches are ranked. To rank a hundred thousand takes
// a second, and of words that are everywhere, no article has more to say than
// another.
const maxRanked = 2000

// ranked is a revision by its number in the table, and how well it fits.
type ranked struct {
	id   int64
	rank float64
}

// rank lists the matches of q that pass f, the best first; of two that are as good,
// the newer one.
func (a *Archive) rank(ctx context.Context, q fulltext.Query, f Filter) (all []ranked, err error) {
	match := q.Match()
	if filter := f.match(); filter != "" {
		match = filter + " AND (" + match + ")"
	}
	for r, err := range each(ctx, a.db, rankedRow, rankQuery, match, maxRanked, q.Words()) {
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	slices.SortFunc(all, func(x, y ranked) int { return cmp.Or(cmp.Compare(y.rank, x.rank), cmp.Compare(y.id, x.id)) })
	return all, nil
}

// What is found is ranked by its words alone. BM25 counts the articles of the whole
// library that have each part of its query, and counting those with a phrase of
// frequent words, or of each day of a filter, takes longer than finding them.
const rankQuery = `WITH found AS MATERIALIZED (SELECT rowid AS id FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?)
	SELECT rowid, -rank FROM search
	WHERE search MATCH ? AND rowid >= (SELECT min(id) FROM found) AND +rowid IN (SELECT id FROM found)`

func rankedRow(rows *sql.Rows) (r ranked, err error) {
	err = rows.Scan(&r.id, &r.rank)
	return r, err
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

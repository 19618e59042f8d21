package archive

import (
	"context"
	"database/sql"
	"iter"
	"strings"
)

// Hit is an article that a search has found.
type Hit struct {
	*Revision // the one that was found

	// Rank is how well it fits: a higher one is better. It is BM25 with a word
	// in the headline worth ten, in the byline five, and in the text one.
	Rank float64

	// Title and Snippet are the headline, and a piece of the text around what
	// was found.
	Title, Snippet []Piece
}

// Piece is a part of a text; Match tells that it was searched for.
type Piece struct {
	Text  string `json:"text"`
	Match bool   `json:"match,omitempty"`
}

// The marks that snippets come out of SQLite with: characters that no record
// has.
const (
	matchStart = "\x02"
	matchEnd   = "\x03"
)

// Search yields the articles that match query, the best first. All revisions are
// searched; of an article, the best one is yielded, once.
//
// Of the words of query, all must be there. Capitals and accents do not matter;
// "words in quotation marks" must stand side by side, a -word must not be there,
// and word* is the beginning of one. Languages that put no space between words
// are found by whole runs of text only. Without a filter, only the newest 5,000
// matches are ranked.
func (a *Archive) Search(ctx context.Context, query string, f Filter) iter.Seq2[Hit, error] {
	return func(yield func(Hit, error) bool) {
		match, err := parseQuery(query)
		if err != nil {
			yield(Hit{}, err)
			return
		}
		where, args := f.where()
		args = append([]any{match}, args...)
		if where == "" {
			where, args = newest, append(args, match)
		}
		seen := map[string]bool{}
		for h, err := range each(ctx, a.db, hitRow, searchQuery+where+` ORDER BY search.rank`, args...) {
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

// newest leaves out all but the newest 5,000 matches. To rank a hundred
// thousand takes a second, and of words that are everywhere, no article has more
// to say than another.
const newest = ` AND search.rowid >=
	coalesce((SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET 4999), 0)`

const searchQuery = `SELECT ` + revisionFields + `, -search.rank,
	highlight(search, 0, '` + matchStart + `', '` + matchEnd + `'),
	snippet(search, 2, '` + matchStart + `', '` + matchEnd + `', '…', 32)
	FROM search
	JOIN revision ON revision.id = search.rowid
	JOIN article ON article.id = revision.article
	JOIN extraction ON extraction.revision = revision.id AND extraction.id = revision.extraction
	WHERE search MATCH ?`

func hitRow(rows *sql.Rows) (h Hit, err error) {
	var title, snippet sql.NullString
	if h.Revision, err = scanRevision(rows, &h.Rank, &title, &snippet); err != nil {
		return h, err
	}
	h.Title, h.Snippet = pieces(title.String), pieces(snippet.String)
	return h, nil
}

// pieces takes a marked text apart.
func pieces(s string) (out []Piece) {
	for s != "" {
		before, rest, ok := strings.Cut(s, matchStart)
		if before != "" {
			out = append(out, Piece{Text: before})
		}
		if !ok {
			break
		}
		match, after, _ := strings.Cut(rest, matchEnd)
		out = append(out, Piece{match, true})
		s = after
	}
	return out
}

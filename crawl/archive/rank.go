package archive

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"

	"github.com/tearsheet-news/tearsheet/crawl/archive/internal/fulltext"
)

// ranked is a revision by its number in the table, and how well it fits.
type ranked struct {
	id   int64
	rank float64
}

// rank lists the newest matches of q that pass f, the best first; of two that are
// as good, the newer one.
func (a *Archive) rank(ctx context.Context, q fulltext.Query, f Filter) (all []ranked, err error) {
	found, err := a.newest(ctx, q, f)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	words, err := a.rankedBy(ctx, q)
	if err != nil {
		return nil, err
	}
	if words == "" {
		for _, id := range found {
			all = append(all, ranked{id: id})
		}
		return all, nil
	}
	ids, err := json.Marshal(found)
	if err != nil {
		return nil, err
	}
	for r, err := range each(ctx, a.db, rankedRow, rankQuery, words, found[len(found)-1], found[0], string(ids)) {
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
const rankQuery = `SELECT rowid, -rank FROM search
	WHERE search MATCH ? AND rowid BETWEEN ? AND ? AND +rowid IN (SELECT value FROM json_each(?))`

func rankedRow(rows *sql.Rows) (r ranked, err error) {
	err = rows.Scan(&r.id, &r.rank)
	return r, err
}

// rankedBy is what matches of q are ranked by, as FTS5 reads it; empty for nothing.
// Of short beginnings, it is those that few revisions have: to rank by others takes
// longer than to find them.
func (a *Archive) rankedBy(ctx context.Context, q fulltext.Query) (string, error) {
	if words := q.Words(); words != "" {
		return words, nil
	}
	var rare []string
	for _, begun := range q.Begun() {
		for n, err := range each(ctx, a.db, number, `SELECT count(*) FROM
			(SELECT 1 FROM beginning WHERE beginning MATCH ? LIMIT ?)`, begun, maxRanked+1) {
			if err != nil {
				return "", err
			}
			if n <= maxRanked {
				rare = append(rare, begun+" *")
			}
		}
	}
	return strings.Join(rare, " AND "), nil
}

func number(rows *sql.Rows) (n int64, err error) {
	err = rows.Scan(&n)
	return n, err
}

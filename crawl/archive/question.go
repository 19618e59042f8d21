package archive

import (
	"context"
	"database/sql"
	"strings"

	"github.com/tearsheet-news/tearsheet/crawl/archive/internal/fulltext"
)

// question is what the full-text indexes are asked for: a query of revisions, and
// the words that those are ranked by, as FTS5 reads them.
type question struct {
	matches string
	args    []any
	words   string
}

// ask makes the question for what matches q and passes f.
func (a *Archive) ask(ctx context.Context, q fulltext.Query, f Filter) (asked question, err error) {
	const words, beginnings = `SELECT rowid AS id FROM search WHERE search MATCH ?`, `SELECT rowid AS id FROM beginning WHERE beginning MATCH ?`
	match, begun := f.match(), strings.Join(q.Begun(), " AND ")
	if text := q.Match(); match == "" {
		match = text
	} else if text != "" {
		match += " AND (" + text + ")"
	}
	switch {
	case begun == "":
		asked = question{matches: words, args: []any{match}}
	case match == "":
		asked = question{matches: beginnings, args: []any{begun}}
	default:
		asked = question{matches: words + ` AND +rowid IN (` + beginnings + `)`, args: []any{match, begun}}
	}
	if asked.words = q.Words(); asked.words == "" {
		asked.words, err = a.rareBeginnings(ctx, q)
	}
	return asked, err
}

// rareBeginnings is what a query of short beginnings alone is ranked by: to rank by
// the others takes longer than to find them.
func (a *Archive) rareBeginnings(ctx context.Context, q fulltext.Query) (string, error) {
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

// answer lists the newest maxRanked matches among the revisions from first to
// last, newest first.
//
// What is found is ranked by its words alone. BM25 counts the articles of the whole
// library that have each part of its query, and counting those with a phrase of
// frequent words, or of each day of a filter, takes longer than finding them.
func (q question) answer(ctx context.Context, db *sql.DB, first, last int64) (all []ranked, err error) {
	query := `WITH found AS MATERIALIZED (` + q.matches + ` AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?) `
	args := append(q.args[:len(q.args):len(q.args)], first, last, maxRanked)
	if q.words == "" {
		query += `SELECT id, 0 FROM found ORDER BY id DESC`
	} else {
		query += `SELECT rowid, -rank FROM search WHERE search MATCH ? AND +rowid IN (SELECT id FROM found)
			AND rowid BETWEEN (SELECT min(id) FROM found) AND (SELECT max(id) FROM found) ORDER BY rowid DESC`
		args = append(args, q.words)
	}
	for r, err := range each(ctx, db, rankedRow, query, args...) {
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, nil
}

func rankedRow(rows *sql.Rows) (r ranked, err error) {
	err = rows.Scan(&r.id, &r.rank)
	return r, err
}

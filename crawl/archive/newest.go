package archive

import (
	"context"
	"math"
	"runtime"
	"strings"

	"github.com/tearsheet-news/tearsheet/crawl/archive/internal/fulltext"
)

// maxRanked bounds how many matches are ranked. To rank a hundred thousand takes
// a second, and of words that are everywhere, no article has more to say than
// another.
const maxRanked = 2000

// maxParts bounds in how many parts the index is searched at once: each takes
// memory of its own.
const maxParts = 4

// newest lists the newest maxRanked revisions that match q and pass f, the newest
// first.
//
// For a long phrase, FTS5 compares the places of many words in every article that
// has them all: each processor then does so in a part of the articles. Once newer
// parts have enough, older ones are left.
func (a *Archive) newest(ctx context.Context, q fulltext.Query, f Filter) (all []int64, err error) {
	last := int64(0)
	for last, err = range each(ctx, a.db, number, `SELECT ifnull(max(id), 0) FROM revision`) {
	}
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	parts := int64(1)
	if q.LongPhrase() {
		parts = int64(min(runtime.GOMAXPROCS(0), maxParts))
	}
	query, args := matching(q, f)
	var answers []<-chan answer
	to := int64(math.MaxInt64) // what a crawl adds meanwhile is newer
	for n := range parts {
		from := last - last*(n+1)/parts + 1
		answers = append(answers, a.answer(ctx, query, append(args[:len(args):len(args)], from, to, maxRanked)))
		to = from - 1
	}
	for _, part := range answers {
		answer := <-part
		if all = append(all, answer.found...); answer.err != nil || len(all) >= maxRanked {
			return all[:min(len(all), maxRanked)], answer.err
		}
	}
	return all, nil
}

// answer is what was found in a part of the index.
type answer struct {
	found []int64
	err   error
}

// answer runs a query for numbers in the background.
func (a *Archive) answer(ctx context.Context, query string, args []any) <-chan answer {
	ready := make(chan answer, 1)
	go func() {
		var got answer
		for id, err := range each(ctx, a.db, number, query, args...) {
			if got.err = err; err == nil {
				got.found = append(got.found, id)
			}
		}
		ready <- got
	}()
	return ready
}

// matching is a query for the revisions that match q and pass f, the newest first.
// Behind its arguments it takes the first number, the last, and how many at most.
func matching(q fulltext.Query, f Filter) (query string, args []any) {
	const words, beginnings = `SELECT rowid FROM search WHERE search MATCH ?`, `SELECT rowid FROM beginning WHERE beginning MATCH ?`
	match, begun := f.match(), strings.Join(q.Begun(), " AND ")
	if text := q.Match(); match == "" {
		match = text
	} else if text != "" {
		match += " AND (" + text + ")"
	}
	switch {
	case begun == "":
		query, args = words, []any{match}
	case match == "":
		query, args = beginnings, []any{begun}
	default:
		query, args = words+` AND +rowid IN (`+beginnings+`)`, []any{match, begun}
	}
	return query + ` AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?`, args
}

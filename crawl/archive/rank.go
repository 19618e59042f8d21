package archive

import (
	"cmp"
	"context"
	"database/sql"
	"math"
	"runtime"
	"slices"

	"github.com/tearsheet-news/tearsheet/crawl/archive/internal/fulltext"
)

// maxRanked bounds how many matches are ranked. To rank a hundred thousand takes
// a second, and of words that are everywhere, no article has more to say than
// another.
const maxRanked = 2000

// maxParts bounds in how many parts the index is searched at once: each takes
// memory of its own.
const maxParts = 4

// ranked is a revision by its number in the table, and how well it fits.
type ranked struct {
	id   int64
	rank float64
}

// rank lists the newest matches of q that pass f, the best first; of two that are
// as good, the newer one.
//
// For a long phrase, FTS5 compares the places of many words in every article that
// has them all: each processor then does so in a part of the articles.
func (a *Archive) rank(ctx context.Context, q fulltext.Query, f Filter) ([]ranked, error) {
	parts := 1
	if q.LongPhrase() {
		parts = min(runtime.GOMAXPROCS(0), maxParts)
	}
	question, err := a.ask(ctx, q, f)
	if err != nil {
		return nil, err
	}
	all, err := a.newest(ctx, question, parts)
	slices.SortFunc(all, func(x, y ranked) int { return cmp.Or(cmp.Compare(y.rank, x.rank), cmp.Compare(y.id, x.id)) })
	return all, err
}

// newest lists the newest matches, searching the index in parts. Once newer ones
// have enough of them, older ones are left.
func (a *Archive) newest(ctx context.Context, q question, parts int) (all []ranked, err error) {
	last := int64(0)
	for last, err = range each(ctx, a.db, number, `SELECT ifnull(max(id), 0) FROM revision`) {
	}
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type answer struct {
		found []ranked
		err   error
	}
	answers := make([]chan answer, parts)
	to := int64(math.MaxInt64) // what a crawl adds meanwhile is newer
	for n := range answers {
		first := last - last*int64(n+1)/int64(parts) + 1
		answers[n] = make(chan answer, 1)
		go func(last int64) {
			found, err := q.answer(ctx, a.db, first, last)
			answers[n] <- answer{found, err}
		}(to)
		to = first - 1
	}
	for _, part := range answers {
		answer := <-part
		if all = append(all, answer.found...); answer.err != nil || len(all) >= maxRanked {
			return all[:min(len(all), maxRanked)], answer.err
		}
	}
	return all, nil
}

func number(rows *sql.Rows) (n int64, err error) {
	err = rows.Scan(&n)
	return n, err
}

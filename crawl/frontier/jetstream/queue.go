package jetstream

import (
	"context"
	"errors"
	"slices"
	"sync"
)

// peekRows is how many rows of a band are read together.
const peekRows = 32

// first reads the first rows of a host's queue, by band: bandLater, and then the
// others in their order. Mostly there are so few that one question tells all.
func (h *hold) first(ctx context.Context) ([][]row, error) {
	found := make([][]row, len(bands)+1)
	if h.depths == [len(h.depths)]int{} {
		all, more, err := h.shard.table.list(ctx, h.seq, peekRows, h.shard.names.queue(h.host.Name)+".>")
		if err != nil && !errors.Is(err, errTooMany) {
			return nil, err
		}
		if err == nil && more == 0 {
			for _, r := range all {
				i := bandAt(bandIn(r.subject))
				found[i] = append(found[i], r)
			}
			return found, nil
		}
	}
	var wg sync.WaitGroup
	errs := make([]error, len(found))
	for i := range found {
		wg.Go(func() { found[i], errs[i] = h.firstOf(ctx, i) })
	}
	wg.Wait()
	h.next++
	return found, errors.Join(errs...)
}

// bandAt is the place of a band in what first returns.
func bandAt(name string) int {
	return 1 + slices.IndexFunc(bands, func(b band) bool { return b.name == last(name) })
}

// firstOf reads the first rows of one band. Where a server does not tell of all
// its rows, they are asked for by bucket, another one each time: the first rows of
// one are about the first of all. Where some are empty, it is asked for more of
// them together.
func (h *hold) firstOf(ctx context.Context, band int) ([]row, error) {
	name := bandLater
	if band > 0 {
		name = bands[band-1].name
	}
	all, depth := h.shard.names.band(h.host.Name, name), &h.depths[band]
	for n := 1; ; n++ {
		rows, _, err := h.shard.table.list(ctx, h.seq, peekRows, all+bucket(*depth, h.next+n))
		switch {
		case errors.Is(err, errTooMany):
			*depth++
		case err != nil || len(rows) > 0 || *depth == 0:
			return rows, err
		case n%4 == 0:
			*depth--
		}
	}
}

// bucket is the end of a filter for the bucket that is the n-th at a depth: 0 is
// the whole band, and at each depth below there are 64 times as many.
func bucket(depth, n int) string {
	letter := func(n int) string { return "." + string(bucketLetters[n%len(bucketLetters)]) }
	switch depth {
	case 0:
		return ".>"
	case 1:
		return letter(n) + ".>"
	default:
		return letter(n/len(bucketLetters)) + letter(n) + ".>"
	}
}

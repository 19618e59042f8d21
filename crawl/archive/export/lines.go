package export

import (
	"io"
	"iter"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
)

// Revisions are what is exported.
type Revisions = iter.Seq2[*archive.Revision, error]

// Lines writes JSON Lines: each record as the crawl has kept it.
func Lines(w io.Writer, revisions Revisions) (n int, err error) {
	for r, err := range revisions {
		if err != nil {
			return n, err
		}
		if _, err := w.Write(append(r.JSON[:len(r.JSON):len(r.JSON)], '\n')); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

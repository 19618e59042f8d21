package export

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/archive/warc"
)

// ErrNotFinished: a WARC file is still being written to, or was when a crawl was
// killed.
var ErrNotFinished = errors.New("the WARC file is not finished")

// ErrNothing: no revision has bytes that could be replayed.
var ErrNothing = errors.New("no bytes are kept of any of these articles")

// WACZ writes a package for replay of the crawl in dir: the WARC files that the
// revisions lie in, whole, and the revisions as its list of pages. It goes
// through the revisions twice. created is when the package is made.
func WACZ(w io.Writer, dir string, revisions Revisions, created time.Time) (n int, err error) {
	files, err := filesOf(dir, revisions)
	if err != nil {
		return 0, err
	}
	pages := func(yield func(warc.Page, error) bool) {
		for r, err := range revisions {
			if err != nil {
				yield(warc.Page{}, err)
				return
			}
			for _, p := range r.Origin.Pages {
				page := warc.Page{URL: p.URL, Time: p.Fetched, Title: r.Record.Title, Text: r.Record.Text}
				if !p.Kept.IsZero() {
					page.Time = p.Kept
				}
				if !yield(page, nil) {
					return
				}
			}
			n++
		}
	}
	err = warc.WriteWACZ(w, warc.Package{Created: created}, files, pages)
	return n, err
}

// filesOf lists the paths of the WARC files that hold the revisions, in the
// order in which they come.
func filesOf(dir string, revisions Revisions) (paths []string, err error) {
	seen := map[string]bool{}
	for r, err := range revisions {
		if err != nil {
			return nil, err
		}
		for _, p := range r.Origin.Pages {
			if seen[p.File] {
				continue
			}
			seen[p.File] = true
			path := filepath.Join(dir, archive.Folder, filepath.Base(p.File))
			if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
				return nil, fmt.Errorf("%s: %w", path, ErrNotFinished)
			}
			paths = append(paths, path)
		}
	}
	if len(paths) == 0 {
		return nil, ErrNothing
	}
	return paths, nil
}

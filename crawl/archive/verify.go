package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive/warc"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/sqlite"
)

// Verified counts what Verify has looked at.
type Verified struct {
	Files     int   // WARC files
	Records   int   // whole records in them
	Bytes     int64 // that they take
	Revisions int
	NoBytes   int // revisions of which the crawl kept no bytes

	NoSum int // finished WARC files of an earlier version, without a digest beside them

	// NoFrontier is why the frontier was not looked at: ErrInUse while a crawl goes
	// on, ErrFull on a disk without any room. Else it is nil.
	NoFrontier error
}

// Verify reads the whole archive and calls tell for everything that is wrong:
// with the WARC files, as a whole, record by record and digest by digest; with
// their indexes; with the library, row by row and digest by digest; and with the
// links from revisions to records, and from revisits to what they stand on. Of the
// full-text index and the frontier, SQLite checks the structure, and no digest
// what they hold: the one is made from the records, the other is the crawl's memory
// of where it is. A *warc.Problem has file and offset, a *LinkError the article.
// The error is one that ended the work early.
//
// A file that a crawl is still writing, or was when it was killed, may end
// inside a record: nothing that was called done lies there. While a crawl goes on,
// its frontier is not looked at.
func (a *Archive) Verify(ctx context.Context, tell func(error)) (Verified, error) {
	v := &verifier{archive: a, tell: tell, kept: map[string]bool{}}
	for _, step := range []struct {
		look  func(context.Context) error
		reads bool // the library
	}{
		{v.database, true}, {v.files, false}, {v.missing, true}, {v.revisits, false},
		{v.revisions, true}, {v.addresses, true}, {v.belongings, true}, {v.frontier, false},
	} {
		if step.reads && v.unreadable {
			continue
		}
		if err := step.look(ctx); err != nil {
			return v.count, err
		}
	}
	return v.count, nil
}

// frontier lets SQLite look for damage to the frontier, if there is one.
func (v *verifier) frontier(ctx context.Context) error {
	err := sqlite.Check(ctx, v.archive.dir, v.tell)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case errors.Is(err, ErrInUse), errors.Is(err, ErrFull):
		v.count.NoFrontier = err
		return nil
	}
	return err
}

// LinkError is a revision that does not lead to its bytes, or a record that
// does not lead to the one it stands on.
type LinkError struct {
	URL      string
	Revision int // 0: it is a record's
	File     string
	Offset   int64
	Err      error
}

func (e *LinkError) Error() string {
	what := e.URL
	if e.Revision > 0 {
		what = fmt.Sprintf("%s, revision %d", what, e.Revision)
	}
	return fmt.Sprintf("%s: %s, offset %d: %v", what, e.File, e.Offset, e.Err)
}

func (e *LinkError) Unwrap() error { return e.Err }

// verifier is one run of Verify.
type verifier struct {
	archive *Archive
	tell    func(error)
	count   Verified
	names   []string        // of the files
	kept    map[string]bool // identifiers of response records
	refer   []reference

	unreadable bool // the library is too damaged to be read on
}

// reference is a revisit record and what it stands on.
type reference struct {
	url, file string
	offset    int64
	to        string
}

// files reads the WARC files.
func (v *verifier) files(ctx context.Context) error {
	folder := filepath.Join(v.archive.dir, Folder)
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), ".open")
		if !strings.HasSuffix(name, ".warc.gz") && !strings.HasSuffix(name, ".warc") {
			continue
		}
		if err := v.file(ctx, filepath.Join(folder, e.Name()), name); err != nil {
			return err
		}
	}
	return nil
}

func (v *verifier) file(ctx context.Context, path, name string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	v.count.Files++
	v.count.Bytes += info.Size()
	v.names = append(v.names, name)
	if _, err := os.Stat(warc.SumPath(path)); err != nil && filepath.Base(path) == name {
		v.count.NoSum++
	}
	responses := map[int64]crawl.Place{}
	err = warc.Verify(path, func(rec *warc.Record) {
		v.count.Records++
		switch rec.Type() {
		case warc.TypeResponse:
			responses[rec.Offset] = crawl.Place{URL: rec.URL(), Length: rec.Length, ID: rec.ID(),
				Digest: rec.Header.Get("WARC-Payload-Digest")}
			v.kept[rec.ID()] = true
		case warc.TypeRevisit:
			to := strings.Trim(rec.Header.Get("WARC-Refers-To"), "<>")
			v.refer = append(v.refer, reference{rec.URL(), name, rec.Offset, to})
		}
	}, v.tell)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return v.links(ctx, name, responses)
}

// links compares the places of revisions in a file with its records.
func (v *verifier) links(ctx context.Context, file string, responses map[int64]crawl.Place) error {
	if v.unreadable {
		return nil
	}
	for l, err := range each(ctx, v.archive.db, linkRow, linksQuery+` = ? ORDER BY page.value ->> 'offset'`, file) {
		if err != nil {
			return v.damage(err)
		}
		if err := l.check(responses[l.place.Offset]); err != nil {
			v.tell(l.error(err))
		}
	}
	return nil
}

// missing looks for places in files that are not there.
func (v *verifier) missing(ctx context.Context) error {
	for l, err := range each(ctx, v.archive.db, linkRow, linksQuery+` IS NOT NULL`) {
		if err != nil {
			return v.damage(err)
		}
		if !slices.Contains(v.names, l.place.File) {
			v.tell(l.error(errNoFile))
		}
	}
	return nil
}

var (
	errNoFile   = errors.New("the file is missing")
	errNoRecord = errors.New("no whole response record begins there")
)

// revisits looks for what revisit records stand on.
func (v *verifier) revisits(context.Context) error {
	for _, r := range v.refer {
		if !v.kept[r.to] {
			v.tell(&LinkError{r.url, 0, r.file, r.offset, fmt.Errorf("a revisit of record %q, which is not in the archive", r.to)})
		}
	}
	return nil
}

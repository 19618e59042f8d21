package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive/warc"
	"github.com/tearsheet-news/tearsheet/crawl/internal/dbfile"
)

// Verified counts what Verify has looked at.
type Verified struct {
	Files     int   // WARC files
	Records   int   // whole records in them
	Bytes     int64 // that they take
	Revisions int
	NoBytes   int // revisions of which the crawl kept no bytes
}

// Verify reads the whole archive and calls tell for everything that is wrong:
// with the WARC files, record by record and digest by digest; with their
// indexes; with the database; and with the links from revisions to records, and
// from revisits to what they stand on. A *warc.Problem has file and offset, a
// *LinkError the article. The error is one that ended the work early.
//
// A file that a crawl is still writing, or was when it was killed, may end
// inside a record: nothing that was called done lies there.
func (a *Archive) Verify(ctx context.Context, tell func(error)) (Verified, error) {
	v := &verifier{archive: a, tell: tell, kept: map[string]bool{}}
	for _, step := range []func(context.Context) error{v.database, v.files, v.missing, v.revisits, v.revisions} {
		if err := step(ctx); err != nil {
			return v.count, err
		}
	}
	return v.count, nil
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
}

// reference is a revisit record and what it stands on.
type reference struct {
	url, file string
	offset    int64
	to        string
}

// database lets SQLite look for damage.
func (v *verifier) database(ctx context.Context) error {
	for line, err := range each(ctx, v.archive.db, text, `PRAGMA integrity_check(20)`) {
		switch {
		case errors.Is(err, dbfile.ErrDamaged):
			v.tell(fmt.Errorf("%s: %w", LibraryFile, err))
			return nil
		case err != nil:
			return err
		case line != "ok":
			v.tell(fmt.Errorf("%s: %w: %s", LibraryFile, ErrDamaged, line))
		}
	}
	return nil
}

func text(rows *sql.Rows) (s string, err error) {
	err = rows.Scan(&s)
	return s, err
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
	for l, err := range each(ctx, v.archive.db, linkRow, linksQuery+` = ? ORDER BY page.value ->> 'offset'`, file) {
		if err != nil {
			return err
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
			return err
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

// revisions compares what the library says of each record with the record.
func (v *verifier) revisions(ctx context.Context) error {
	for r, err := range v.archive.AllRevisions(ctx) {
		if err != nil {
			return err
		}
		v.count.Revisions++
		if len(r.Origin.Pages) == 0 {
			v.count.NoBytes++
		}
		if digest := fmt.Sprintf("%x", digestOf(r.Record)); digest != r.Digest {
			v.tell(fmt.Errorf("%s: %s, revision %d: %w: its content has the digest %s, not %s",
				LibraryFile, r.URL, r.Number, ErrDamaged, digest, r.Digest))
		}
	}
	return nil
}

// link is one place that a revision has.
type link struct {
	url      string
	revision int
	place    crawl.Place
}

const linksQuery = `SELECT article.url, number, page.value ->> 'url', page.value ->> 'file', page.value ->> 'offset',
	page.value ->> 'length', page.value ->> 'id', page.value ->> 'digest'
	FROM revision JOIN article ON article.id = revision.article, json_each(nullif(origin, ''), '$.pages') AS page
	WHERE page.value ->> 'file'`

func linkRow(rows *sql.Rows) (l link, err error) {
	p := &l.place
	err = rows.Scan(&l.url, &l.revision, &p.URL, &p.File, &p.Offset, &p.Length, &p.ID, &p.Digest)
	return l, err
}

func (l link) error(err error) *LinkError {
	return &LinkError{l.url, l.revision, l.place.File, l.place.Offset, err}
}

// check compares a place with the record that is there; the zero Place for none.
func (l link) check(there crawl.Place) error {
	if there.ID == "" {
		return errNoRecord
	}
	for _, field := range []struct{ name, is, want string }{
		{"id", there.ID, l.place.ID},
		{"address", there.URL, l.place.URL},
		{"payload", there.Digest, l.place.Digest},
		{"length", fmt.Sprint(there.Length), fmt.Sprint(l.place.Length)},
	} {
		if field.is != field.want {
			return fmt.Errorf("%w: its %s is %s, not %s", ErrOtherRecord, field.name, field.is, field.want)
		}
	}
	return nil
}

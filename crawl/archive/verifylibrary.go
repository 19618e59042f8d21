package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/dbfile"
)

// database lets SQLite look for damage: to tables, their indexes, and the
// structure of the full-text index.
func (v *verifier) database(ctx context.Context) error {
	return dbfile.Integrity(ctx, v.archive.db, LibraryFile, v.tell)
}

// damage tells of a library that cannot be read on, and lets the rest of the
// archive be verified. What has nothing to do with what it holds ends the work.
func (v *verifier) damage(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, ErrInUse) {
		return err
	}
	v.unreadable = true
	if !errors.Is(err, ErrDamaged) {
		err = fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	v.tell(fmt.Errorf("%s: %w", LibraryFile, err))
	return nil
}

// revisions compares every row of a revision, and of what was made of it, with its
// digest, and the record with what it is filed under.
func (v *verifier) revisions(ctx context.Context) error {
	last := int64(0)
	for r, err := range each(ctx, v.archive.db, storedRow, storedQuery) {
		if err != nil {
			return v.damage(err)
		}
		if r.id != last {
			v.count.Revisions++
			if r.bytes == 0 {
				v.count.NoBytes++
			}
			v.faults(r, r.faults)
		}
		last = r.id
		v.faults(r, func(yield func(string) bool) { r.extraction.faults(yield) })
	}
	return nil
}

func (v *verifier) faults(r storedRevision, faults func(func(string) bool)) {
	for fault := range faults {
		v.tell(fmt.Errorf("%s: %s, revision %d: %w: %s", LibraryFile, r.url, r.number, ErrDamaged, fault))
	}
}

// storedRevision is a revision and one thing that was made of it, as they are
// stored.
type storedRevision struct {
	id, number int64
	url, site  string
	bytes      int // pages of which there are bytes
	whole      bool
	counts     bool // the extraction that counts is there
	known      bool // url is among the article's addresses
	extraction storedExtraction
}

type storedExtraction struct {
	digest, json []byte
	whole        bool
}

// storedQuery reads them in the order of revisions. What a revision lacks is null.
const storedQuery = `SELECT revision.id, number, ifnull(article.url, ''), ifnull(site, ''),
	iif(json_valid(origin), ifnull(json_array_length(origin, '$.pages'), 0), 0),
	revision.sum = ` + revisionSum + `,
	EXISTS (SELECT 1 FROM extraction AS e WHERE e.id = revision.extraction AND e.revision = revision.id),
	EXISTS (SELECT 1 FROM alias WHERE alias.article = article.id AND alias.url = article.url),
	digest, json, ifnull(extraction.sum = ` + extractionSum + `, 0)
	FROM revision LEFT JOIN article ON article.id = revision.article
	LEFT JOIN extraction ON extraction.revision = revision.id ORDER BY revision.id, extraction.id`

func storedRow(rows *sql.Rows) (r storedRevision, err error) {
	e := &r.extraction
	err = rows.Scan(&r.id, &r.number, &r.url, &r.site, &r.bytes, &r.whole, &r.counts, &r.known, &e.digest, &e.json, &e.whole)
	return r, err
}

// faults are what is wrong with the revision by itself.
func (r storedRevision) faults(yield func(string) bool) {
	switch {
	case !r.whole:
		yield("its row does not have its digest")
	case !r.counts:
		yield("its record is missing")
	case !r.known:
		yield("the article is not known by its address")
	case address.Site(r.url) != r.site:
		yield(fmt.Sprintf("the article is filed under the site %q", r.site))
	}
}

// faults are what is wrong with a record.
func (e storedExtraction) faults(yield func(string) bool) {
	if !e.whole {
		yield("its record does not have its digest")
		return
	}
	record, err := readRecord(e.json)
	if err != nil {
		yield(err.Error())
	} else if digest := record.Digest(); string(digest[:]) != string(e.digest) {
		yield(fmt.Sprintf("its content has the digest %x, not %x", digest, e.digest))
	}
}

// addresses compares each address of an article with its key.
func (v *verifier) addresses(ctx context.Context) error {
	type alias struct {
		key []byte
		url string
	}
	row := func(rows *sql.Rows) (a alias, err error) {
		err = rows.Scan(&a.key, &a.url)
		return a, err
	}
	for a, err := range each(ctx, v.archive.db, row, `SELECT key, url FROM alias`) {
		if err != nil {
			return v.damage(err)
		}
		if key := keyOf(a.url); string(key[:]) != string(a.key) {
			v.tell(fmt.Errorf("%s: %w: the address %q has another key", LibraryFile, ErrDamaged, a.url))
		}
	}
	return nil
}

// strays are rows without the ones that they belong to, and revisions that no
// search finds.
var strays = []struct{ what, query string }{
	{"records of no revision", `SELECT count(*) FROM extraction WHERE revision NOT IN (SELECT id FROM revision)`},
	{"revisions of no article", `SELECT count(*) FROM revision WHERE article NOT IN (SELECT id FROM article)`},
	{"articles without a revision", `SELECT count(*) FROM article WHERE id NOT IN (SELECT article FROM revision)`},
	{"addresses of no article", `SELECT count(*) FROM alias WHERE article NOT IN (SELECT id FROM article)`},
	{"revisions that the search index lacks", `SELECT count(*) FROM revision WHERE id NOT IN (SELECT id FROM search_docsize)`},
	{"entries of the search index for no revision", `SELECT count(*) FROM search_docsize WHERE id NOT IN (SELECT id FROM revision)`},
}

// belongings counts the strays.
func (v *verifier) belongings(ctx context.Context) error {
	for _, s := range strays {
		for n, err := range each(ctx, v.archive.db, number, s.query) {
			if err != nil {
				return v.damage(err)
			}
			if n > 0 {
				v.tell(fmt.Errorf("%s: %w: %d %s", LibraryFile, ErrDamaged, n, s.what))
			}
		}
	}
	return nil
}

package archive

import (
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/internal/dbfile"
	"github.com/tearsheet-news/tearsheet/crawl/internal/unixtime"
)

// Article is an article with its newest revision.
type Article struct {
	URL       string   // its canonical address, where it is on its own site
	Site      string   // host of URL without "www."
	Aliases   []string // other addresses it is known by
	Revisions int      // how many there are
	Latest    *Revision
}

// Revision is an article as it was for a time.
type Revision struct {
	URL    string // of the article
	Number int    // 1 is the first
	Seq    int64  // number of the record in the crawl

	// Fetched is when this content was first seen, Seen when last; both are when
	// a page was asked for, in UTC. A visit that brings nothing new, a 304, say,
	// leaves its trace in the WARC files and not here.
	Fetched, Seen time.Time

	// Record is what was made of the page, and JSON the same as it was kept, in
	// one line.
	Record *crawl.Article
	JSON   []byte

	// Digest is a hash of what a reader would notice: headline, byline, date,
	// category and paragraphs.
	Digest string

	// Extractor is the version of the program that made Record. Extractions is
	// how many there are of this revision: 1, and one more for each that was
	// kept since.
	Extractor   string
	Extractions int

	// Origin is where the bytes lie. It has no pages if the crawl kept none.
	Origin crawl.Origin

	id int64
}

// ErrNoArticle: the library has no article of that address.
var ErrNoArticle = errors.New("not in the library")

// Articles yields the articles of which the newest revision passes f, in the
// order in which they were found.
func (a *Archive) Articles(ctx context.Context, f Filter) iter.Seq2[*Article, error] {
	where, args := f.where()
	return each(ctx, a.db, articleRow, `SELECT `+articleColumns+`
		WHERE number = (SELECT max(number) FROM revision AS later WHERE later.article = article.id)`+where+`
		ORDER BY article.id`+f.limit(), args...)
}

// Article finds an article by any of its addresses; ErrNoArticle where there is
// none.
func (a *Archive) Article(ctx context.Context, url string) (*Article, error) {
	key := keyOf(url)
	for found, err := range each(ctx, a.db, articleRow, `SELECT `+articleColumns+`
		WHERE article.id = (SELECT article FROM alias WHERE key = ?) ORDER BY number DESC LIMIT 1`, key[:]) {
		return found, err
	}
	return nil, fmt.Errorf("%s: %w", url, ErrNoArticle)
}

// Revisions yields the revisions of the article at url, the first one first. An
// article that is not there is ErrNoArticle.
func (a *Archive) Revisions(ctx context.Context, url string) iter.Seq2[*Revision, error] {
	key := keyOf(url)
	return func(yield func(*Revision, error) bool) {
		found := false
		for r, err := range each(ctx, a.db, revisionRow, `SELECT `+revisionColumns+`
			WHERE article.id = (SELECT article FROM alias WHERE key = ?) ORDER BY number`, key[:]) {
			found = true
			if !yield(r, err) {
				return
			}
		}
		if !found {
			yield(nil, fmt.Errorf("%s: %w", url, ErrNoArticle))
		}
	}
}

// ErrNoRevision: the article has no revision of that number.
var ErrNoRevision = errors.New("no such revision")

// Revision is the revision of that number of the article at url; 0 is the newest
// one.
func (a *Archive) Revision(ctx context.Context, url string, number int) (*Revision, error) {
	found, err := a.Article(ctx, url)
	if err != nil || number == 0 || number == found.Latest.Number {
		if err != nil {
			return nil, err
		}
		return found.Latest, nil
	}
	for r, err := range a.Revisions(ctx, url) {
		if err != nil || r.Number == number {
			return r, err
		}
	}
	return nil, fmt.Errorf("%s: %w: %d; it has 1 to %d", url, ErrNoRevision, number, found.Revisions)
}

// AllRevisions yields every revision of every article, in the order in which the
// crawl made them.
func (a *Archive) AllRevisions(ctx context.Context) iter.Seq2[*Revision, error] {
	return each(ctx, a.db, revisionRow, `SELECT `+revisionColumns+` ORDER BY seq`)
}

const (
	revisionFrom = ` FROM revision
		JOIN article ON article.id = revision.article
		JOIN extraction ON extraction.id = revision.extraction`
	revisionFields = `article.url, number, seq, fetched, seen, json, digest, extractor,
		(SELECT count(*) FROM extraction AS e WHERE e.revision = revision.id), origin, revision.id`
	revisionColumns = revisionFields + revisionFrom
	articleColumns  = revisionFields + `, site,
		(SELECT count(*) FROM revision AS r WHERE r.article = article.id),
		(SELECT json_group_array(url ORDER BY url) FROM alias WHERE alias.article = article.id AND alias.url <> article.url)` +
		revisionFrom
)

func revisionRow(rows *sql.Rows) (*Revision, error) { return scanRevision(rows) }

func articleRow(rows *sql.Rows) (*Article, error) {
	var a Article
	var aliases []byte
	r, err := scanRevision(rows, &a.Site, &a.Revisions, &aliases)
	if err != nil {
		return nil, err
	}
	a.URL, a.Latest = r.URL, r
	return &a, json.Unmarshal(aliases, &a.Aliases)
}

// scanRevision reads the revisionFields and more.
func scanRevision(rows *sql.Rows, more ...any) (*Revision, error) {
	var r Revision
	var fetched, seen int64
	var digest, origin []byte
	err := rows.Scan(append([]any{&r.URL, &r.Number, &r.Seq, &fetched, &seen, &r.JSON, &digest, &r.Extractor,
		&r.Extractions, &origin, &r.id}, more...)...)
	if err != nil {
		return nil, err
	}
	r.Fetched, r.Seen, r.Digest = unixtime.Time(fetched), unixtime.Time(seen), hex.EncodeToString(digest)
	if r.Record, err = readRecord(r.JSON); err != nil {
		return nil, fmt.Errorf("%s, revision %d: %w", r.URL, r.Number, err)
	}
	if r.Origin, err = crawl.ReadOrigin(origin); err != nil {
		return nil, fmt.Errorf("%s, revision %d: its origin: %w", r.URL, r.Number, err)
	}
	return &r, nil
}

// each yields the rows of a query, read one at a time.
func each[T any](ctx context.Context, db *sql.DB, read func(*sql.Rows) (T, error), query string, args ...any) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		rows, err := db.QueryContext(ctx, query, args...)
		if err != nil {
			yield(none, fmt.Errorf("library: %w", dbfile.Explain(err)))
			return
		}
		defer rows.Close()
		for rows.Next() {
			v, err := read(rows)
			if err != nil {
				yield(none, fmt.Errorf("library: %w", dbfile.Explain(err)))
				return
			}
			if !yield(v, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(none, fmt.Errorf("library: %w", dbfile.Explain(err)))
		}
	}
}

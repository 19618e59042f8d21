package archive

import (
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"strings"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/unixtime"
)

// statements of the Library are prepared once, under these names.
var statements = map[string]string{
	"begin":    `BEGIN IMMEDIATE`,
	"commit":   `COMMIT`,
	"rollback": `ROLLBACK`,
	"meta":     `SELECT value FROM meta WHERE name = ?`,
	"set meta": `INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2`,

	"known as":    `SELECT article FROM alias WHERE key = ?`,
	"add article": `INSERT INTO article (url, site) VALUES (?, ?)`,
	"add alias":   `INSERT OR IGNORE INTO alias (key, url, article) VALUES (?, ?, ?)`,
	"newest": `SELECT revision.id, number, digest FROM revision JOIN extraction ON extraction.id = revision.extraction
		WHERE article = ? ORDER BY number DESC LIMIT 1`,
	"seen again": `UPDATE revision SET seen = max(seen, ?2) WHERE id = ?1`,
	"add revision": `INSERT INTO revision (seq, article, number, fetched, seen, origin, extraction)
		VALUES (?, ?, ?, ?, ?, ?, 0)`,
	"site of":         `SELECT site FROM revision JOIN article ON article.id = revision.article WHERE revision.id = ?`,
	"add extraction":  `INSERT INTO extraction (revision, extractor, digest, json) VALUES (?, ?, ?, ?)`,
	"use extraction":  `UPDATE revision SET extraction = ?2, sketch = ?3 WHERE id = ?1`,
	"seal revision":   `UPDATE revision SET sum = ` + revisionSum + ` WHERE id = ?`,
	"seal extraction": `UPDATE extraction SET sum = ` + extractionSum + ` WHERE id = ?`,
	"index": `REPLACE INTO search (rowid, title, byline, text, facets)
		SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?) ORDER BY value ->> 0, key`,
	"index beginnings": `REPLACE INTO beginning (rowid, letters)
		SELECT value ->> 0, value ->> 5 FROM json_each(?) ORDER BY value ->> 0, key`,
	"unindex":            `DELETE FROM search WHERE rowid = ?`,
	"unindex beginnings": `DELETE FROM beginning WHERE rowid = ?`,
	"add bands":          `INSERT OR IGNORE INTO band (value, revision) SELECT value, ?1 FROM json_each(?2)`,
	"drop bands": `DELETE FROM band WHERE revision = ?1 AND value IN
		(SELECT value FROM json_each((SELECT sketch FROM revision WHERE id = ?1)))`,

	"after":            `SELECT id FROM revision WHERE seq > ?`,
	"drop extractions": `DELETE FROM extraction WHERE revision = ?`,
	"drop revision":    `DELETE FROM revision WHERE id = ?`,
	"drop aliases": `DELETE FROM alias WHERE NOT EXISTS
		(SELECT 1 FROM revision WHERE revision.article = alias.article)`,
	"drop articles": `DELETE FROM article WHERE NOT EXISTS
		(SELECT 1 FROM revision WHERE revision.article = article.id)`,
}

// file finds or makes the article of a record, and adds a revision unless it
// says what the one before said.
func (l *Library) file(r frontier.Stored) error {
	a, err := readRecord(r.JSON)
	if err != nil {
		return err
	}
	origin, err := crawl.ReadOrigin(r.Origin)
	if err != nil {
		return err
	}
	article, err := l.article(namesOf(a, origin))
	if err != nil {
		return err
	}
	fetched := unixtime.Nanos(a.FetchedAt)
	if len(origin.Pages) > 0 {
		fetched = unixtime.Nanos(origin.Pages[0].Fetched)
	}
	var before, number int64
	var digest []byte
	err = l.stmts["newest"].QueryRow(article).Scan(&before, &number, &digest)
	switch {
	case err == nil && [32]byte(digest) == a.Digest():
		if err := l.exec("seen again", before, fetched); err != nil {
			return err
		}
		return l.exec("seal revision", before)
	case err != nil && !errors.Is(err, sql.ErrNoRows):
		return err
	}
	revision, err := l.add("add revision", r.Seq, article, number+1, fetched, fetched, string(r.Origin))
	if err != nil {
		return err
	}
	return l.use(revision, a, r.JSON, origin.Extractor)
}

// article finds the article that one of names belongs to, or makes it, and sees
// that it has them all.
func (l *Library) article(names []name) (id int64, err error) {
	if len(names) == 0 {
		return 0, errors.New("it has no address")
	}
	err = sql.ErrNoRows
	for i := 0; i < len(names) && errors.Is(err, sql.ErrNoRows); i++ {
		err = l.stmts["known as"].QueryRow(names[i].key[:]).Scan(&id)
	}
	if errors.Is(err, sql.ErrNoRows) {
		id, err = l.add("add article", names[0].url, address.Site(names[0].url))
	}
	for _, n := range names {
		if err == nil {
			err = l.exec("add alias", n.key[:], n.url, id)
		}
	}
	return id, err
}

// use adds an extraction to a revision, and makes it the one that counts and is
// found.
func (l *Library) use(revision int64, a *crawl.Article, line []byte, extractor string) error {
	digest := a.Digest()
	id, err := l.add("add extraction", revision, extractor, digest[:], string(line))
	if err != nil {
		return err
	}
	bands, err := json.Marshal(sketch(a.Text))
	if err != nil {
		return err
	}
	err = l.exec("use extraction", revision, id, string(bands))
	if err == nil {
		err = errors.Join(l.exec("seal extraction", id), l.exec("seal revision", revision))
	}
	if err != nil {
		return err
	}
	var site string
	if err := l.stmts["site of"].QueryRow(revision).Scan(&site); err != nil {
		return err
	}
	l.unindexed = append(l.unindexed, indexed(revision, site, a))
	return l.exec("add bands", revision, string(bands))
}

// add runs a statement that inserts a row, and returns the row's number.
func (l *Library) add(name string, args ...any) (int64, error) {
	res, err := l.stmts[name].Exec(args...)
	if err != nil {
		return 0, err
	}
	return res.LastInsertId()
}

// forget takes back the records beyond the one numbered last.
func (l *Library) forget(last int64) error {
	if err := l.begin(); err != nil {
		return err
	}
	ids, err := l.after(last)
	for _, id := range ids {
		for _, step := range []string{"unindex", "unindex beginnings", "drop bands", "drop extractions", "drop revision"} {
			if err == nil {
				err = l.exec(step, id)
			}
		}
	}
	for _, step := range []string{"drop aliases", "drop articles"} {
		if err == nil {
			err = l.exec(step)
		}
	}
	if err != nil {
		l.rollback()
		return err
	}
	l.last, l.moved = last, true
	return l.Flush()
}

func (l *Library) after(last int64) (ids []int64, err error) {
	rows, err := l.stmts["after"].Query(last)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// newName is a name that no other crawl has.
func newName() string {
	var b [16]byte
	rand.Read(b[:])
	return strings.ToLower(hex.EncodeToString(b[:]))
}

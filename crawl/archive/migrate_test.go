package archive_test

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/internal/sink"
)

// version1 is a library as the first version of the schema had it, with one
// article.
const version1 = `
CREATE TABLE meta (
	name  TEXT PRIMARY KEY,
	value ANY
) WITHOUT ROWID;

CREATE TABLE article (
	id   INTEGER PRIMARY KEY,
	url  TEXT NOT NULL,
	site TEXT NOT NULL
);
CREATE INDEX article_site ON article (site);

-- The addresses of an article, its own among them, by identity (address.Key).
CREATE TABLE alias (
	key     BLOB PRIMARY KEY,
	url     TEXT NOT NULL,
	article INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX alias_article ON alias (article);

-- seq is the number of the record in the crawl. fetched is when this content
-- was first seen, seen when last. extraction is the one that counts, and sketch
-- the bands of its text, a JSON array.
CREATE TABLE revision (
	id         INTEGER PRIMARY KEY,
	seq        INTEGER NOT NULL,
	article    INTEGER NOT NULL,
	number     INTEGER NOT NULL,
	fetched    INTEGER NOT NULL,
	seen       INTEGER NOT NULL,
	origin     TEXT NOT NULL,
	extraction INTEGER NOT NULL,
	sketch     TEXT NOT NULL DEFAULT '[]',
	UNIQUE (article, number)
);
CREATE INDEX revision_seq ON revision (seq);

-- What an extractor made of a revision: the crawl's record, and later ones.
CREATE TABLE extraction (
	id         INTEGER PRIMARY KEY,
	revision   INTEGER NOT NULL,
	extractor  TEXT NOT NULL,
	digest     BLOB NOT NULL,
	published  TEXT NOT NULL,
	authors    TEXT NOT NULL,
	categories TEXT NOT NULL,
	json       TEXT NOT NULL
);
-- It has what filters ask for, so that they need not read the records.
CREATE INDEX extraction_facets ON extraction (revision, id, published, authors, categories);

-- Revisions by the bands of their texts' sketches; see alike.go.
CREATE TABLE band (
	value    INTEGER NOT NULL,
	revision INTEGER NOT NULL,
	PRIMARY KEY (value, revision)
) WITHOUT ROWID;

-- The full text. It holds no text of its own: that is in the records.
CREATE VIEW searchable AS
	SELECT revision.id AS id, json ->> '$.title' AS title, json ->> '$.byline' AS byline, json ->> '$.text' AS text
	FROM revision JOIN extraction ON extraction.id = revision.extraction;
CREATE VIRTUAL TABLE search USING fts5 (title, byline, text,
	content = 'searchable', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO search (search, rank) VALUES ('rank', 'bm25(10.0, 5.0, 1.0)');
INSERT INTO article VALUES (1, 'https://press.example/ferry', 'press.example');
INSERT INTO revision (id, seq, article, number, fetched, seen, origin, extraction) VALUES (7, 1, 1, 1, 0, 0, '', 3);
INSERT INTO extraction VALUES (3, 7, '', x'00', '2026-05-01', '', '',
	'{"url":"https://press.example/ferry","title":"Ferry returns","published":"2026-05-01","authors":["Ada Fern"],"text":"The ferry returned."}');
INSERT INTO search (rowid, title, byline, text) SELECT id, title, byline, text FROM searchable;
PRAGMA application_id = 0x5465614c;
PRAGMA user_version = 1;
`

// A library of an older version is brought up to date when it is opened, or left
// as it is where it cannot be written to.
func TestMigrate(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, archive.LibraryFile)
	script(t, dir, "%s", version1)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	unlock := lock(t, dir)
	if _, err := archive.Open(dir); !errors.Is(err, archive.ErrOlder) || !errors.Is(err, archive.ErrInUse) {
		t.Errorf("while another process writes: %v", err)
	}
	unlock()
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("a library that could not be brought up to date has changed (%v)", err)
	}
	for range 2 {
		a := open(t, dir)
		for _, f := range []archive.Filter{{}, {Author: "fern"}, {Site: "press.example", Since: "2026-05-01"}} {
			equal(t, "found", collect(t, a.Search(ctx, "ferry", f), func(h archive.Hit) string { return h.Record.Title }), []string{"Ferry returns"})
		}
		equal(t, "found elsewhere", collect(t, a.Search(ctx, "ferry", archive.Filter{Site: "b.example"}), func(h archive.Hit) string { return h.URL }), nil)
	}
}

// Version 2 had no index of beginnings.
func TestMigrateBeginnings(t *testing.T) {
	dir := t.TempDir()
	drain(t, dir, crawled(t, story("https://press.example/ferry", "Ferry returns", "The ferry returned.", 0)))
	script(t, dir, "ALTER TABLE revision DROP COLUMN sum; ALTER TABLE extraction DROP COLUMN sum; DROP TABLE beginning; INSERT INTO search (search) VALUES ('delete-all'); PRAGMA user_version = 2")
	for _, query := range []string{"ferry", "fe*", `"the ferry"`} {
		found := collect(t, open(t, dir).Search(ctx, query, archive.Filter{}), func(h archive.Hit) string { return h.Record.Title })
		equal(t, query, found, []string{"Ferry returns"})
	}
}

// While another process writes, a library is read all the same, and what cannot be
// written is written later.
func TestLocked(t *testing.T) {
	dir := t.TempDir()
	f := crawled(t, story("https://press.example/1", "One", "The first text.", 0))
	drain(t, dir, f)
	keep(t, f, story("https://press.example/2", "Two", "The second text.", 1))
	unlock := lock(t, dir)
	l, err := archive.OpenLibrary(ctx, dir, f)
	if err != nil {
		t.Fatal(err)
	}
	if err := sink.Drain(ctx, f, l); !errors.Is(err, archive.ErrInUse) {
		t.Errorf("a second writer: %v", err)
	}
	l.Close()
	titles := func(a *archive.Article) string { return a.Latest.Record.Title }
	equal(t, "read meanwhile", collect(t, open(t, dir).Articles(ctx, archive.Filter{}), titles), []string{"One"})
	unlock()
	drain(t, dir, f)
	equal(t, "read later", collect(t, open(t, dir).Articles(ctx, archive.Filter{}), titles), []string{"One", "Two"})
}

// lock takes the right to write to the library in dir, as another process would.
func lock(t *testing.T, dir string) (unlock func()) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, archive.LibraryFile)+"?_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	return func() { tx.Rollback() }
}

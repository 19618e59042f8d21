package archive

import (
	"context"
	"database/sql"

	"github.com/tearsheet-news/tearsheet/crawl/internal/dbfile"
)

// format: the application is "TeaL" in ASCII, L for library.
var format = dbfile.Format{Application: 0x5465614c, Version: 4, Schema: schema + searchSchema,
	Steps: []func(context.Context, *sql.Conn) error{toVersion2, toVersion3, toVersion4}}

// Times are nanoseconds since 1970, 0 for none.
const schema = `
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
-- the bands of its text, a JSON array. sum is a digest of all other columns; see
-- sums.go.
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
	sum        BLOB NOT NULL DEFAULT x'',
	UNIQUE (article, number)
);
CREATE INDEX revision_seq ON revision (seq);

-- What an extractor made of a revision: the crawl's record, and later ones. sum is
-- as above.
CREATE TABLE extraction (
	id         INTEGER PRIMARY KEY,
	revision   INTEGER NOT NULL,
	extractor  TEXT NOT NULL,
	digest     BLOB NOT NULL,
	json       TEXT NOT NULL,
	sum        BLOB NOT NULL DEFAULT x''
);
CREATE INDEX extraction_revision ON extraction (revision, id);

-- Revisions by the bands of their texts' sketches; see alike.go.
CREATE TABLE band (
	value    INTEGER NOT NULL,
	revision INTEGER NOT NULL,
	PRIMARY KEY (value, revision)
) WITHOUT ROWID;
`

const searchSchema = `
-- The full text, as package fulltext takes it apart, and the facets: see
-- facets.go. It holds no text of its own: that is in the records.
CREATE VIRTUAL TABLE search USING fts5 (title, byline, text, facets, content = '', contentless_delete = 1,
	tokenize = "ascii tokenchars ':%+-_.~'");
INSERT INTO search (search, rank) VALUES ('rank', 'bm25(10.0, 5.0, 1.0, 0.0)');

-- The beginnings of the words in it.
CREATE VIRTUAL TABLE beginning USING fts5 (letters, content = '', contentless_delete = 1, detail = none,
	tokenize = 'ascii');
`

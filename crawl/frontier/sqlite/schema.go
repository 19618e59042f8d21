package sqlite

import "github.com/tearsheet-news/tearsheet/crawl/internal/dbfile"

// format: the application is "Tear" in ASCII.
var format = dbfile.Format{Application: 0x54656172, Version: 1, Schema: schema}

// Times are nanoseconds since 1970, 0 for the zero time.
const schema = `
CREATE TABLE host (
	id           INTEGER PRIMARY KEY,
	name         TEXT NOT NULL UNIQUE,
	next         INTEGER NOT NULL DEFAULT 0,
	why          TEXT NOT NULL DEFAULT '',
	delay        INTEGER NOT NULL DEFAULT 0,
	fails        INTEGER NOT NULL DEFAULT 0,
	robots       BLOB,
	robots_until INTEGER NOT NULL DEFAULT 0,
	robots_good  INTEGER NOT NULL DEFAULT 0,
	robots_fails INTEGER NOT NULL DEFAULT 0,
	lessons      BLOB
);

-- Every key ever seen. state: 0 waits, 1 is done. One that waits for another
-- visit, and not for its first, has a due time long past. The links that wait are
-- also in a small index of their own, in the order in which they are taken.
CREATE TABLE link (
	id    INTEGER PRIMARY KEY,
	key   BLOB NOT NULL UNIQUE,
	host  INTEGER NOT NULL,
	state INTEGER NOT NULL,
	rank  INTEGER NOT NULL DEFAULT 0,
	due   INTEGER NOT NULL DEFAULT 0,
	url   TEXT NOT NULL DEFAULT '',
	memo  BLOB
);
CREATE INDEX link_waiting ON link (host, rank, id) WHERE state = 0;
CREATE INDEX link_revisit ON link (due) WHERE state = 1 AND due > 0;

-- A claim says which link told a story first.
CREATE TABLE claim (
	key  BLOB PRIMARY KEY,
	link BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE record (
	seq    INTEGER PRIMARY KEY,
	json   BLOB NOT NULL,
	origin BLOB
);

CREATE TABLE tally (
	name TEXT PRIMARY KEY,
	n    INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE note (
	name  TEXT PRIMARY KEY,
	value BLOB
) WITHOUT ROWID;
`

// statements are prepared once, under these names. Lists of claims (in hex) and
// tallies go in as JSON: one statement for many costs far less than many.
var statements = map[string]string{
	"begin":    `BEGIN IMMEDIATE`,
	"commit":   `COMMIT`,
	"rollback": `ROLLBACK`,

	"host id":  `SELECT id FROM host WHERE name = ?`,
	"add host": `INSERT INTO host (name) VALUES (?) RETURNING id`,
	"set host": `UPDATE host SET next = ?, why = ?, delay = ?, fails = ?,
		robots_until = ?, robots_good = ?, robots_fails = ? WHERE id = ?`,
	"set robots":  `UPDATE host SET robots = ? WHERE id = ?`,
	"set lessons": `UPDATE host SET lessons = ? WHERE id = ?`,
	"hosts": `SELECT name, next, why, delay, coalesce(n, 0) FROM host LEFT JOIN
		(SELECT host, count(*) AS n FROM link WHERE state = 0 GROUP BY host) ON host = host.id`,
	"host": `SELECT next, why, delay, fails, robots, robots_until, robots_good, robots_fails, lessons
		FROM host WHERE name = ?`,

	"add link": `INSERT INTO link (key, host, state, rank, due, url, memo)
		VALUES (?, ?, 0, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
	"raise link": `UPDATE link SET rank = ?2, memo = ?3 WHERE key = ?1 AND state = 0 AND rank > ?2 AND due = 0`,
	"state of":   `SELECT link.state, host.name FROM link LEFT JOIN host ON host.id = link.host WHERE key = ?`,
	"take": `SELECT key, url, rank, due, memo FROM link
		WHERE host = ? AND state = 0 AND due <= ? ORDER BY rank, id LIMIT ?`,
	"next due":  `SELECT coalesce(min(due), 0) FROM link WHERE host = ? AND state = 0 AND due > ?`,
	"end link":  `UPDATE link SET state = 1, due = ?2, memo = ?3 WHERE key = ?1`,
	"again":     `UPDATE link SET host = ?2, rank = ?3, due = ?4, url = ?5, memo = ?6 WHERE key = ?1`,
	"add alias": `INSERT INTO link (key, host, state) VALUES (?, 0, 1)`,
	"end alias": `UPDATE link SET state = 1 WHERE key = ?`,
	"due":       `SELECT host.name FROM link JOIN host ON host.id = link.host WHERE state = 1 AND due > 0 AND due <= ?`,
	"wake":      `UPDATE link SET state = 0, due = 1 WHERE state = 1 AND due > 0 AND due <= ?`,

	"claim":   `INSERT OR IGNORE INTO claim (key, link) SELECT unhex(value), ?2 FROM json_each(?1)`,
	"claimed": `SELECT count(*) FROM claim WHERE key IN (SELECT unhex(value) FROM json_each(?1)) AND link <> ?2`,
	"record":  `INSERT INTO record (json, origin) VALUES (?, ?)`,
	"records": `SELECT seq, json, origin FROM record WHERE seq > ? ORDER BY seq LIMIT ?`,
	"tally": `INSERT INTO tally (name, n) SELECT key, value FROM json_each(?) WHERE true
		ON CONFLICT (name) DO UPDATE SET n = n + excluded.n`,
	"tallies":   `SELECT name, n FROM tally`,
	"seen":      `SELECT coalesce(max(id), 0) FROM link`,
	"recorded":  `SELECT coalesce(max(seq), 0) FROM record`,
	"note":      `SELECT value FROM note WHERE name = ?`,
	"set note":  `INSERT INTO note (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2`,
	"drop note": `DELETE FROM note WHERE name = ?`,
}

package archive

import (
	"context"
	"database/sql"
	"encoding/json"
)

// toVersion2 takes what filters ask for out of columns; it is in the index.
func toVersion2(ctx context.Context, conn *sql.Conn) error {
	_, err := conn.ExecContext(ctx, `
DROP VIEW searchable;
DROP INDEX extraction_facets;
ALTER TABLE extraction DROP COLUMN published;
ALTER TABLE extraction DROP COLUMN authors;
ALTER TABLE extraction DROP COLUMN categories;
CREATE INDEX extraction_revision ON extraction (revision, id);`)
	return err
}

// toVersion3 makes the full-text index anew. Version 1 left it to FTS5 to take
// texts apart, version 2 had no beginnings and no Hangul that is spelled out.
func toVersion3(ctx context.Context, conn *sql.Conn) error {
	if _, err := conn.ExecContext(ctx, `DROP TABLE search;`+searchSchema); err != nil {
		return err
	}
	return indexAll(ctx, conn)
}

// indexAll fills empty indexes.
func indexAll(ctx context.Context, conn *sql.Conn) error {
	for last := int64(0); ; {
		rows, err := unindexedAfter(ctx, conn, last)
		if err != nil || len(rows) == 0 {
			return err
		}
		text, err := json.Marshal(rows)
		if err != nil {
			return err
		}
		for _, statement := range indexing {
			if _, err := conn.ExecContext(ctx, statements[statement], string(text)); err != nil {
				return err
			}
		}
		last = rows[len(rows)-1][0].(int64)
	}
}

// unindexedAfter reads the next maxBatch revisions.
func unindexedAfter(ctx context.Context, conn *sql.Conn, last int64) (all []indexRow, err error) {
	rows, err := conn.QueryContext(ctx, `SELECT revision.id, site, json`+revisionFrom+`
		WHERE revision.id > ? ORDER BY revision.id LIMIT ?`, last, maxBatch)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var site string
		var line []byte
		if err := rows.Scan(&id, &site, &line); err != nil {
			return nil, err
		}
		a, err := readRecord(line)
		if err != nil {
			return nil, err
		}
		all = append(all, indexed(id, site, a))
	}
	return all, rows.Err()
}

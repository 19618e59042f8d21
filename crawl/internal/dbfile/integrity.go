package dbfile

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
)

// Integrity lets SQLite look for damage to a database: tables, indexes and
// full-text indexes that contradict themselves or each other. What tables hold, it
// cannot judge. It calls tell, with the name of the file, for what it finds.
func Integrity(ctx context.Context, db *sql.DB, name string, tell func(error)) error {
	err := integrity(ctx, db, func(line string) { tell(fmt.Errorf("%s: %w: %s", name, ErrDamaged, line)) })
	if err = Explain(err); errors.Is(err, ErrDamaged) || errors.Is(err, ErrForeign) {
		tell(fmt.Errorf("%s: %w", name, err))
		return nil
	}
	return err
}

func integrity(ctx context.Context, db *sql.DB, found func(line string)) error {
	rows, err := db.QueryContext(ctx, `PRAGMA integrity_check(20)`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return err
		}
		if line != "ok" {
			found(line)
		}
	}
	return rows.Err()
}

// URL names a file the way SQLite's URIs do, so that no character of its path means
// something else.
func URL(path, query string) string {
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath(), RawQuery: query}
	return u.String()
}

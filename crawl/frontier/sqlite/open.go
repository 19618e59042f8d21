// Package sqlite keeps a frontier in one SQLite file.
//
// The file is in write-ahead mode with synchronous=NORMAL: a killed process
// loses nothing that was completed, and a power cut may lose the last moments
// but leaves the file whole, at an earlier point of the same crawl. It is
// locked for one process while it is open.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	driver "modernc.org/sqlite"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// File is the name of the file in a crawl's directory.
const File = "frontier.db"

// Errors of Open, wrapped with the file.
var (
	ErrInUse   = errors.New("in use by another process")
	ErrNewer   = errors.New("written by a newer version of tearsheet")
	ErrForeign = errors.New("not a crawl of tearsheet")
	ErrFull    = errors.New("no space left on the disk")
)

// Open opens the frontier in the directory dir, and makes both where they are
// missing.
func Open(dir string, opts frontier.Options) (*frontier.Queue, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	file := filepath.Join(dir, File)
	s, err := open(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	q, err := frontier.New(s, opts)
	if err != nil {
		s.conn.Close()
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return q, nil
}

func open(file string) (*store, error) {
	db, err := sql.Open("sqlite", file)
	if err != nil {
		return nil, err
	}
	conn, err := db.Conn(context.Background())
	if err != nil {
		db.Close()
		return nil, explain(err)
	}
	s := &store{db: db, conn: conn, ids: map[string]int64{}, taken: map[string]map[key]bool{}}
	if err := s.prepare(); err != nil {
		conn.Close()
		db.Close()
		return nil, explain(err)
	}
	return s, nil
}

// settings: the exclusive lock is both the guard against a second process and
// what spares the write-ahead index its shared memory. 32 MB of page cache hold
// the upper levels of the key index for ten million links. A write-ahead log of
// 16 MB spares the pages that every visit changes from being copied back often.
const settings = `
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -32000;
PRAGMA wal_autocheckpoint = 4000;
`

func (s *store) prepare() error {
	if _, err := s.conn.ExecContext(ctx, settings); err != nil {
		return err
	}
	if err := s.migrate(); err != nil {
		return err
	}
	s.stmts = map[string]*sql.Stmt{}
	for name, text := range statements {
		stmt, err := s.conn.PrepareContext(ctx, text)
		if err != nil {
			return fmt.Errorf("statement %q: %w", name, err)
		}
		s.stmts[name] = stmt
	}
	return s.enter()
}

// migrate makes the tables in a new file and refuses one it does not know.
func (s *store) migrate() error {
	var app, ver, tables int
	err := s.conn.QueryRowContext(ctx, `SELECT
		(SELECT application_id FROM pragma_application_id),
		(SELECT user_version FROM pragma_user_version),
		(SELECT count(*) FROM sqlite_schema)`).Scan(&app, &ver, &tables)
	switch {
	case err != nil:
		return err
	case tables == 0:
		_, err := s.conn.ExecContext(ctx, fmt.Sprintf(
			"BEGIN; PRAGMA application_id = %d; PRAGMA user_version = %d; %s COMMIT;", application, version, schema))
		return err
	case app != application:
		return ErrForeign
	case ver > version:
		return fmt.Errorf("%w (schema %d, this one knows %d)", ErrNewer, ver, version)
	}
	return nil
}

// enter reads whether the file was closed properly, and notes that it is open.
func (s *store) enter() error {
	var hosts int
	if err := s.conn.QueryRowContext(ctx, `SELECT count(*) FROM host`).Scan(&hosts); err != nil {
		return err
	}
	closed, err := s.Note("closed")
	if err != nil {
		return err
	}
	s.clean = closed != nil || hosts == 0
	_, err = s.stmts["drop note"].Exec("closed")
	return err
}

// explain turns SQLite's result codes into the errors above.
func explain(err error) error {
	var e *driver.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case 5, 6: // SQLITE_BUSY, SQLITE_LOCKED
		return fmt.Errorf("%w (%w)", ErrInUse, err)
	case 13: // SQLITE_FULL
		return fmt.Errorf("%w (%w)", ErrFull, err)
	case 26: // SQLITE_NOTADB
		return fmt.Errorf("%w (%w)", ErrForeign, err)
	}
	return err
}

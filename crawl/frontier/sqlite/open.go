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
	"fmt"
	"os"
	"path/filepath"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/dbfile"
)

// File is the name of the file in a crawl's directory.
const File = "frontier.db"

// Errors of Open, wrapped with the file.
var (
	ErrInUse   = dbfile.ErrInUse
	ErrNewer   = dbfile.ErrNewer
	ErrForeign = dbfile.ErrForeign
	ErrFull    = dbfile.ErrFull
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
		return nil, dbfile.Explain(err)
	}
	s := &store{db: db, conn: conn, ids: map[string]int64{}, taken: map[string]map[key]bool{}, known: map[string]known{}}
	if err := s.prepare(); err != nil {
		conn.Close()
		db.Close()
		return nil, dbfile.ExplainOpen(file, err)
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
	if err := format.Migrate(ctx, s.conn); err != nil {
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

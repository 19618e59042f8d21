// Package dbfile is what the SQLite files of a crawl have in common: marks by
// which a file is known for ours and of which version, and errors that say what
// a person can do.
package dbfile

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	driver "modernc.org/sqlite"
)

// What may be wrong with a file.
var (
	ErrInUse    = errors.New("in use by another process")
	ErrNewer    = errors.New("written by a newer version of tearsheet")
	ErrOlder    = errors.New("written by an older version of tearsheet")
	ErrForeign  = errors.New("not a crawl of tearsheet")
	ErrFull     = errors.New("no space left on the disk")
	ErrReadOnly = errors.New("it cannot be written to")
	ErrDamaged  = errors.New("the database is damaged")
	ErrOpen     = errors.New("it cannot be opened")
)

// noSharedMemory is SQLITE_IOERR_SHMSIZE: there is no room for the index of a
// write-ahead log, which readers need, too.
const noSharedMemory = 10 | 19<<8

// Explain turns SQLite's result codes into the errors above, with the codes'
// own text behind. Other errors stay as they are.
func Explain(err error) error {
	var e *driver.Error
	if !errors.As(err, &e) {
		return err
	}
	known := map[int]error{
		5:  ErrInUse,    // SQLITE_BUSY
		6:  ErrInUse,    // SQLITE_LOCKED
		8:  ErrReadOnly, // SQLITE_READONLY
		11: ErrDamaged,  // SQLITE_CORRUPT
		13: ErrFull,     // SQLITE_FULL
		14: ErrOpen,     // SQLITE_CANTOPEN
		26: ErrForeign,  // SQLITE_NOTADB
	}[e.Code()&0xff]
	if e.Code() == noSharedMemory {
		known = ErrFull
	}
	if known == nil || errors.Is(err, known) {
		return err
	}
	return fmt.Errorf("%w (%w)", known, err)
}

// ExplainOpen explains why a file could not be opened to be written to. Of a
// folder where nothing can be made, SQLite only tells that it was no success.
func ExplainOpen(path string, err error) error {
	err = Explain(err)
	probe, cause := os.CreateTemp(filepath.Dir(path), ".tearsheet-*")
	if cause == nil {
		probe.Close()
		os.Remove(probe.Name())
	}
	if errors.Is(err, ErrReadOnly) || !errors.Is(cause, syscall.EROFS) && !errors.Is(cause, fs.ErrPermission) {
		return err
	}
	return fmt.Errorf("%w (%w)", ErrReadOnly, cause)
}

// A Format is a kind of file. Application marks its files, so that some other
// program's database is never taken for one; a file with a higher Version was
// written by a later tearsheet and is left alone.
type Format struct {
	Application, Version int
	Schema               string // makes the tables in a new file

	// Steps bring the file of an older version up to date: the first one that of
	// version 1, the last one that of Version-1. None may begin a transaction.
	Steps []func(context.Context, *sql.Conn) error
}

// ErrEmpty: the file has no tables yet.
var ErrEmpty = errors.New("the database is empty")

// Check finds out whether conn is at a file of this format and version, or an
// empty one.
func (f Format) Check(ctx context.Context, conn *sql.Conn) error {
	version, err := f.version(ctx, conn)
	switch {
	case err != nil:
		return err
	case version < f.Version:
		return fmt.Errorf("%w (schema %d, this one has %d)", ErrOlder, version, f.Version)
	}
	return nil
}

// version is that of the file conn is at, if it is of this format.
func (f Format) version(ctx context.Context, conn *sql.Conn) (version int, err error) {
	var app, tables int
	err = conn.QueryRowContext(ctx, `SELECT
		(SELECT application_id FROM pragma_application_id),
		(SELECT user_version FROM pragma_user_version),
		(SELECT count(*) FROM sqlite_schema)`).Scan(&app, &version, &tables)
	switch {
	case err != nil:
		return 0, Explain(err)
	case tables == 0:
		return 0, ErrEmpty
	case app != f.Application:
		return 0, ErrForeign
	case version > f.Version:
		return 0, fmt.Errorf("%w (schema %d, this one knows %d)", ErrNewer, version, f.Version)
	}
	return version, nil
}

// Migrate makes the tables in an empty file, brings one of an older version up to
// date, and refuses one that is of no known format. It does all of it or nothing.
func (f Format) Migrate(ctx context.Context, conn *sql.Conn) error {
	err := f.Check(ctx, conn)
	if !errors.Is(err, ErrEmpty) && !errors.Is(err, ErrOlder) {
		return err
	}
	if _, err := conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return Explain(err)
	}
	err = f.make(ctx, conn)
	if err == nil {
		_, err = conn.ExecContext(ctx, "COMMIT")
	}
	if err != nil {
		conn.ExecContext(ctx, "ROLLBACK") // fails where SQLite has already done so
	}
	return Explain(err)
}

// make does the work of Migrate in its transaction. Another process may have done
// it meanwhile.
func (f Format) make(ctx context.Context, conn *sql.Conn) error {
	version, err := f.version(ctx, conn)
	switch {
	case errors.Is(err, ErrEmpty):
		_, err = conn.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; %s", f.Application, f.Schema))
	case err == nil && version < f.Version:
		for _, step := range f.Steps[version-1:] {
			if err == nil {
				err = step(ctx, conn)
			}
		}
	}
	if err == nil {
		_, err = conn.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", f.Version))
	}
	return err
}

package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/tearsheet-news/tearsheet/crawl/internal/dbfile"
	"github.com/tearsheet-news/tearsheet/crawl/internal/lock"
)

// Where things lie in a crawl's directory.
const (
	LibraryFile = "library.sqlite" // the library
	Folder      = "archive"        // the WARC files and their indexes
)

// What may be wrong with a library. The errors of this package wrap them with
// the file.
var (
	ErrInUse    = dbfile.ErrInUse
	ErrNewer    = dbfile.ErrNewer
	ErrOlder    = dbfile.ErrOlder
	ErrForeign  = dbfile.ErrForeign
	ErrFull     = dbfile.ErrFull
	ErrReadOnly = dbfile.ErrReadOnly
	ErrDamaged  = dbfile.ErrDamaged
)

// ErrNoLibrary: the directory holds no library.
var ErrNoLibrary = errors.New("no library of a crawl is there")

// Archive is a library and the WARC files beside it, to be read. Its methods may
// be called by many goroutines at once, and while a crawl writes: they then see
// what it has committed.
type Archive struct {
	dir string
	db  *sql.DB
}

// Open opens the archive in a crawl's directory. It writes nothing, except that
// it brings the library of an older version up to date, in minutes for a hundred
// thousand articles; ErrOlder is one where that was not possible.
func Open(dir string) (*Archive, error) {
	path := filepath.Join(dir, LibraryFile)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w", dir, ErrNoLibrary)
	} else if err != nil {
		return nil, err
	}
	// Without its write-ahead files, and where none can be made, a library is
	// read as it is: nobody can be writing to it either.
	db, err := openRead(path, "mode=ro")
	if errors.Is(err, ErrOlder) {
		if db, err = migrated(path); err != nil {
			err = fmt.Errorf("%w: %w", ErrOlder, err)
		}
	}
	if errors.Is(err, dbfile.ErrOpen) || errors.Is(err, ErrReadOnly) {
		db, err = openRead(path, "mode=ro&immutable=1")
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return &Archive{dir, db}, nil
}

// Close ends the use of the archive.
func (a *Archive) Close() error { return a.db.Close() }

// LockFile keeps other processes from writing to f, as a crawl does with the files
// it writes: it is ErrWriting where one has. The lock holds for as long as f is
// open, and no longer than the process lives.
func LockFile(f *os.File) error { return lock.File(f) }

// ErrWriting: another process is writing the file.
var ErrWriting = lock.ErrInUse

func openRead(path, mode string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", dbfile.URL(path, mode+"&_pragma=busy_timeout(5000)&_pragma=query_only(1)&_pragma=cache_size(-24000)"))
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	conn, err := db.Conn(ctx)
	if err == nil {
		err = format.Check(ctx, conn)
		conn.Close()
	}
	if errors.Is(err, dbfile.ErrEmpty) {
		err = ErrNoLibrary
	}
	if err != nil {
		db.Close()
		return nil, dbfile.Explain(err)
	}
	return db, nil
}

// migrated opens the library of an older version, brought up to date.
func migrated(path string) (*sql.DB, error) {
	l, err := openLibrary(path)
	if err != nil {
		return nil, err
	}
	l.release()
	return openRead(path, "mode=ro")
}

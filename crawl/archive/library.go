package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/dbfile"
)

// ErrOther: the library holds the articles of another crawl.
var ErrOther = errors.New("the library holds another crawl")

// background is for database/sql, which wants a context. Statements on a local
// file are short, and half of a record is never kept, so there is nothing to
// cancel.
var background = context.Background()

// Library is the library of a crawl, to be written to. It is a sink.Sink: it
// takes the records of a frontier in order, each once. One goroutine at a time
// may use it.
//
// Records are kept in batches: the last ones may be taken back by a crash, and
// come again with the next Drain.
type Library struct {
	db    *sql.DB
	conn  *sql.Conn
	stmts map[string]*sql.Stmt
	last  int64     // number of the last record written
	moved bool      // last is not what the file says
	begun time.Time // of the batch; zero: there is none
	size  int       // records in it

	// unindexed are the revisions in it that no search finds yet. They go into
	// the index in one statement at the end: FTS5 writes a tree for each, which
	// it has to merge with the others later.
	unindexed []indexRow
}

// A batch ends with maxBatch records, or with the first that comes maxAge after
// it was begun.
const (
	maxBatch = 256
	maxAge   = 5 * time.Second
)

// OpenLibrary opens the library in a crawl's directory for the records of f, and
// makes it where it is missing. A library of another crawl is ErrOther. Without
// an f, it is opened for Extract only, and must be there.
func OpenLibrary(ctx context.Context, dir string, f frontier.Frontier) (*Library, error) {
	path := filepath.Join(dir, LibraryFile)
	if f == nil {
		a, err := Open(dir) // says what is wrong with it
		if err != nil {
			return nil, err
		}
		a.Close()
	} else if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	l, err := openLibrary(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if f == nil {
		return l, nil
	}
	if err := l.join(ctx, f); err != nil {
		l.release()
		return nil, fmt.Errorf("%s: %w", path, dbfile.Explain(err))
	}
	return l, nil
}

const settings = `
PRAGMA busy_timeout = 5000;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -32000;
PRAGMA wal_autocheckpoint = 4000;
`

func openLibrary(path string) (*Library, error) {
	db, err := sql.Open("sqlite", dbfile.URL(path, ""))
	if err != nil {
		return nil, err
	}
	l := &Library{db: db, stmts: map[string]*sql.Stmt{}}
	if l.conn, err = db.Conn(background); err == nil {
		err = l.prepare()
	}
	if err != nil {
		l.release()
		return nil, dbfile.ExplainOpen(path, err)
	}
	return l, nil
}

func (l *Library) prepare() error {
	if _, err := l.conn.ExecContext(background, settings); err != nil {
		return err
	}
	if err := format.Migrate(background, l.conn); err != nil {
		return err
	}
	for name, text := range statements {
		stmt, err := l.conn.PrepareContext(background, text)
		if err != nil {
			return fmt.Errorf("statement %q: %w", name, err)
		}
		l.stmts[name] = stmt
	}
	return nil
}

// join finds out whether the library belongs to f, and how far it has come. A
// power cut may have taken back records that the library has already.
func (l *Library) join(ctx context.Context, f frontier.Frontier) error {
	if err := l.sameCrawl(ctx, f); err != nil {
		return err
	}
	s, err := f.Stats(ctx)
	if err != nil {
		return err
	}
	err = l.meta("last", &l.last)
	if err == nil && l.last > s.Records {
		err = l.forget(s.Records)
	}
	return err
}

// sameCrawl compares the names that the frontier and the library have for the
// crawl. A library without one is new, and gets the frontier's.
func (l *Library) sameCrawl(ctx context.Context, f frontier.Frontier) error {
	const note = "crawl id"
	crawl, err := f.Note(ctx, note)
	if err != nil {
		return err
	}
	var mine string
	if err := l.meta("crawl", &mine); err != nil {
		return err
	}
	switch {
	case mine != "" && mine != string(crawl):
		return ErrOther
	case mine != "":
		return nil
	case len(crawl) == 0:
		crawl = []byte(newName())
		if err := f.SetNote(ctx, note, crawl); err != nil {
			return err
		}
	}
	return l.exec("set meta", "crawl", string(crawl))
}

// Last is the number of the last record written.
func (l *Library) Last() int64 { return l.last }

// Write files the record numbered Last()+1.
func (l *Library) Write(r frontier.Stored) error {
	if err := l.begin(); err != nil {
		return fmt.Errorf("library: %w", dbfile.Explain(err))
	}
	if err := l.file(r); err != nil {
		l.rollback()
		return fmt.Errorf("library: record %d: %w", r.Seq, dbfile.Explain(err))
	}
	l.last, l.moved = r.Seq, true
	return l.wrote()
}

// wrote ends the batch where it is time.
func (l *Library) wrote() error {
	if l.size++; l.size >= maxBatch || time.Since(l.begun) >= maxAge {
		return l.Flush()
	}
	return nil
}

// Flush ends the batch: what was written is there for readers.
func (l *Library) Flush() error {
	if l.begun.IsZero() {
		return nil
	}
	err := l.index()
	if err == nil && l.moved {
		err = l.exec("set meta", "last", l.last)
	}
	if err == nil {
		err = l.exec("commit")
	}
	if err != nil {
		l.rollback()
		return fmt.Errorf("library: %w", dbfile.Explain(err))
	}
	l.begun, l.size, l.moved = time.Time{}, 0, false
	return nil
}

// Close keeps what was written and closes the file.
func (l *Library) Close() error { return errors.Join(l.Flush(), l.release()) }

func (l *Library) begin() error {
	if !l.begun.IsZero() {
		return nil
	}
	if err := l.exec("begin"); err != nil {
		return err
	}
	l.begun = time.Now()
	return nil
}

// rollback takes the batch back. The library must then be opened again, as
// sink.Sink has it.
func (l *Library) rollback() {
	l.exec("rollback") // fails where SQLite has already done so
	l.begun, l.size, l.unindexed = time.Time{}, 0, nil
}

func (l *Library) release() error {
	for _, s := range l.stmts {
		s.Close()
	}
	if l.conn != nil {
		l.conn.Close()
	}
	return l.db.Close()
}

func (l *Library) exec(name string, args ...any) error {
	_, err := l.stmts[name].Exec(args...)
	return err
}

// meta reads a value into to, and leaves it alone where there is none.
func (l *Library) meta(name string, to any) error {
	err := l.stmts["meta"].QueryRow(name).Scan(to)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}

package warc

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"
)

// WriterOptions are the choices a writer has. Every zero value is the
// recommended setting, and nil stands for them all.
type WriterOptions struct {
	// Prefix begins the names of the files; empty means "tearsheet".
	Prefix string

	// MaxSize is the size in bytes at which a file is closed and the next one
	// begun; 0 means 1 GB, which the standard's annex D recommends. A file ends
	// with the capture that takes it there, so it is a little larger.
	MaxSize int64

	// Info goes into the warcinfo record that begins each file: software,
	// operator, robots, http-header-user-agent and the like (§6.2).
	Info Header

	// Now is the clock for file names and warcinfo; nil means time.Now.
	Now func() time.Time
}

// A Receipt says where a record went and what it holds.
type Receipt struct {
	ID             string // of the record, without angle brackets
	File           string // base name that the file has, or will have once finished
	Offset, Length int64  // of the record in it, as stored
	BlockDigest    string // "sha256:..."
	PayloadDigest  string // empty for records without a payload
}

// A Writer writes records into the files of one directory, each as a gzip
// member of its own. It is safe for concurrent use, and compresses the records
// of concurrent calls in parallel. Several writers, in one process or many, can
// share a directory.
type Writer struct {
	dir  string
	opts WriterOptions

	token string    // tells this writer's files from all others'
	pool  sync.Pool // of *compressor

	syncing sync.Mutex // held during an fsync; taken before mu
	mu      sync.Mutex // guards what follows
	serial  int        // number of the last file
	file    *openFile  // nil until there is something to write
	failed  error      // what made the writer unusable
}

// NewWriter returns a writer into dir, which must exist. The first file is made
// when the first record is written.
func NewWriter(dir string, opts *WriterOptions) (*Writer, error) {
	if info, err := os.Stat(dir); err != nil {
		return nil, fmt.Errorf("warc: archive folder: %w", err)
	} else if !info.IsDir() {
		return nil, fmt.Errorf("warc: archive folder %s is a file", dir)
	}
	w := &Writer{dir: dir}
	if opts != nil {
		w.opts = *opts
	}
	if w.opts.Prefix == "" {
		w.opts.Prefix = "tearsheet"
	}
	if w.opts.MaxSize == 0 {
		w.opts.MaxSize = 1e9
	}
	if w.opts.Now == nil {
		w.opts.Now = time.Now
	}
	if err := checkPrefix(w.opts.Prefix); err != nil {
		return nil, err
	}
	w.token = newToken()
	w.pool.New = func() any { return newCompressor() }
	return w, nil
}

// Write stores the records of one capture, in order and in one file, and
// returns a receipt for each. They are on the disk once Sync has returned.
//
// After an error, which names the file, none of the records is stored, and what
// was written before stands. If the disk was full, Write can be tried again.
func (w *Writer) Write(drafts ...*Draft) ([]Receipt, error) {
	records := make([]*sealed, len(drafts))
	for i, d := range drafts {
		var err error
		if records[i], err = seal(d); err == nil {
			err = w.compress(records[i])
		}
		if err != nil {
			return nil, err
		}
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.roll(); err != nil {
		return nil, err
	}
	receipts, err := w.store(records)
	if err != nil {
		err = fmt.Errorf("warc: writing %s at offset %d: %w", w.file.path(), w.file.size, err)
		if undo := w.file.f.Truncate(w.file.size); undo != nil {
			w.failed = errors.Join(err, undo)
		}
		return nil, err
	}
	return receipts, nil
}

// inMemory is the largest block that is compressed aside, so that calls need
// not wait for each other. Larger ones go straight into the file.
const inMemory = 4 << 20

func (w *Writer) compress(s *sealed) error {
	if s.size > inMemory {
		return nil
	}
	c := w.pool.Get().(*compressor)
	defer w.pool.Put(c)
	s.member = new(bytes.Buffer)
	return c.run(s.member, s)
}

// store appends records to the current file. The file's size says what it
// holds, and moves only when all of them are there. Called with mu held.
func (w *Writer) store(records []*sealed) ([]Receipt, error) {
	receipts := make([]Receipt, len(records))
	end := w.file.size
	for i, s := range records {
		n, err := w.file.writeAt(end, s, &w.pool)
		if err != nil {
			return nil, err
		}
		receipts[i] = s.receipt
		receipts[i].File, receipts[i].Offset, receipts[i].Length = w.file.name, end, n
		end += n
	}
	for i, s := range records {
		w.file.index(s, receipts[i])
	}
	w.file.size = end
	return receipts, nil
}

// roll sees that there is a file with room. Called with mu held.
func (w *Writer) roll() error {
	if w.failed == nil && w.file != nil && w.file.size >= w.opts.MaxSize {
		w.finish()
	}
	if w.failed != nil || w.file != nil {
		return w.failed
	}
	f, err := w.create()
	if err != nil {
		return fmt.Errorf("warc: starting a file in %s: %w", w.dir, err)
	}
	w.file = f
	return nil
}

// Sync returns when everything that Write has stored is on the disk. Of the
// calls that come while one is under way, the first serves all.
func (w *Writer) Sync() error {
	w.syncing.Lock()
	defer w.syncing.Unlock()
	f, size, err := w.unsynced()
	if f == nil || err != nil {
		return err
	}
	err = f.f.Sync()
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.file != f: // it was finished in the meantime, which syncs it too
		return w.failed
	case err != nil:
		// What the disk holds is unknown now, and asking again would not tell:
		// systems forget the pages that they failed to write.
		w.failed = fmt.Errorf("warc: syncing %s: %w", f.path(), err)
		return w.failed
	}
	f.synced = size
	return nil
}

// unsynced returns the current file, if there is anything in it to sync, and
// how far it goes.
func (w *Writer) unsynced() (*openFile, int64, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.file == nil || w.failed != nil || w.file.synced == w.file.size {
		return nil, 0, w.failed
	}
	return w.file, w.file.size, nil
}

var errClosed = errors.New("warc: the writer is closed")

// Close finishes the current file: it is synced, indexed, and given its final
// name. Closing again does nothing.
func (w *Writer) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.failed == errClosed {
		return nil
	}
	if w.file != nil {
		w.finish()
	}
	err := w.failed
	w.failed = errClosed
	return err
}

// finish closes the current file for good. If that fails, so has the writer:
// the file stays as it is, for Repair. Called with mu held.
func (w *Writer) finish() {
	f := w.file
	w.file = nil
	if err := f.finish(); err != nil {
		w.failed = errors.Join(w.failed, fmt.Errorf("warc: finishing %s: %w", f.path(), err))
	}
}

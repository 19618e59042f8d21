package warc

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/tearsheet-news/tearsheet/crawl/internal/lock"
)

// openSuffix marks a file that is being written, or was when its writer died.
const openSuffix = ".open"

// An openFile is the file a writer is at.
type openFile struct {
	f      *os.File
	dir    string
	name   string   // the final one
	size   int64    // bytes of whole captures; what lies behind is to be cut off
	synced int64    // of these, known to be on the disk
	lines  []string // of its index
}

func (f *openFile) path() string { return filepath.Join(f.dir, f.name+openSuffix) }

// create makes the next file and begins it with its warcinfo record.
func (w *Writer) create() (*openFile, error) {
	w.serial++
	now := w.opts.Now()
	f := &openFile{dir: w.dir}
	f.name = fmt.Sprintf("%s-%s-%05d-%s.warc.gz", w.opts.Prefix, now.UTC().Format(indexTime), w.serial, w.token)
	var err error
	if f.f, err = os.OpenFile(f.path(), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644); err != nil {
		return nil, err
	}
	if err = f.start(w, Capture{Time: now}); err != nil {
		f.f.Close()
		os.Remove(f.path())
		return nil, err
	}
	return f, nil
}

func (f *openFile) start(w *Writer, c Capture) error {
	if err := lock.File(f.f); err != nil {
		return err
	}
	info, err := warcinfo(c, f.name, w.opts.Info)
	if err != nil {
		return err
	}
	s, err := seal(info)
	if err != nil {
		return err
	}
	if f.size, err = f.writeAt(0, s, &w.pool); err != nil {
		return err
	}
	return syncDir(f.dir)
}

// warcinfo drafts the record that a file begins with.
func warcinfo(c Capture, name string, info Header) (*Draft, error) {
	fields := append(Header(nil), info...)
	fields.Set("format", "WARC File Format 1.1")
	fields.Set("conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/")
	block, err := fields.appendTo(nil)
	if err != nil {
		return nil, err
	}
	return &Draft{
		Header: Header{
			{"WARC-Type", string(typeInfo)},
			{"WARC-Record-ID", bracket(newID())},
			{"WARC-Date", formatDate(c.Time)},
			{"WARC-Filename", name},
			{"Content-Type", fieldsType},
		},
		Body: bytes.NewReader(block),
	}, nil
}

// writeAt stores a record at an offset and returns its length.
func (f *openFile) writeAt(offset int64, s *sealed, pool *sync.Pool) (int64, error) {
	out := io.NewOffsetWriter(f.f, offset)
	if s.member != nil {
		n, err := out.Write(s.member.Bytes())
		return int64(n), err
	}
	c := pool.Get().(*compressor)
	defer pool.Put(c)
	if err := c.run(out, s); err != nil {
		return 0, err
	}
	return out.Seek(0, io.SeekCurrent)
}

// index notes where a record went, if it is one to be found by URL.
func (f *openFile) index(s *sealed, r Receipt) {
	if s.entry != nil {
		s.entry.File, s.entry.Offset, s.entry.Length = r.File, r.Offset, r.Length
		f.lines = append(f.lines, s.entry.String())
	}
}

// finish makes the file a whole one. The digest and the index come first, so that
// a file with its final name has them.
func (f *openFile) finish() error {
	defer f.f.Close()
	if err := f.f.Sync(); err != nil {
		return err
	}
	if err := writeSum(f.path()); err != nil {
		return err
	}
	if err := writeIndex(f.path(), f.lines); err != nil {
		return err
	}
	return rename(f.f, f.path(), filepath.Join(f.dir, f.name))
}

// rename gives a file its final name, durably. It never replaces another file.
func rename(f *os.File, from, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return fmt.Errorf("%s: %w", to, os.ErrExist)
	}
	if err := f.Close(); err != nil { // some systems rename no open file
		return err
	}
	if err := os.Rename(from, to); err != nil {
		return err
	}
	return syncDir(filepath.Dir(to))
}

// newToken returns 12 random hexadecimal digits. Names hold them beside time
// and number, so that files from any crawls can be put into one folder.
func newToken() string {
	var b [6]byte
	rand.Read(b[:])
	return fmt.Sprintf("%x", b)
}

// checkPrefix allows what the file names of a WACZ may hold (Frictionless Data
// Package, property name), and nothing that is a path.
func checkPrefix(prefix string) error {
	const allowed = "abcdefghijklmnopqrstuvwxyz0123456789._-"
	if strings.Trim(prefix, allowed) != "" || strings.HasPrefix(prefix, ".") {
		return errors.New("warc: file name prefix " + prefix + " has other characters than a-z, 0-9, dot, dash and underscore")
	}
	return nil
}

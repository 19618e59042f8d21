package sink

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// ErrOther: the file holds something else than the records of this frontier.
var ErrOther = errors.New("is not the output of this crawl")

// File is a file of JSON Lines: the line n is the record n.
type File struct {
	*Stream
	file *os.File
}

// OpenFile opens the file at path for the records of f, and makes it where it
// is missing. Whatever a crash can leave is mended: a line that was not finished
// is cut off, and so are lines beyond the last record of f, which a power cut
// has taken back. Anything else is not touched, and is ErrOther.
func OpenFile(ctx context.Context, path string, f frontier.Frontier) (*File, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	last, err := mend(ctx, file, f)
	if err != nil {
		file.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return &File{NewStream(file, last), file}, nil
}

// Close syncs the file to the disk.
func (f *File) Close() error { return errors.Join(f.file.Sync(), f.file.Close()) }

// mend cuts the file behind the last good line and returns its number.
func mend(ctx context.Context, file *os.File, f frontier.Frontier) (int64, error) {
	s, err := f.Stats(ctx)
	if err != nil {
		return 0, err
	}
	last, size, line, err := readLines(file, s.Records)
	if err != nil {
		return 0, err
	}
	if last == 0 && size == 0 {
		if info, err := file.Stat(); err != nil || info.Size() > 0 && !torn(ctx, file, f) {
			return 0, errors.Join(err, ErrOther)
		}
	}
	if last > 0 && !same(ctx, f, last, line) {
		return 0, ErrOther
	}
	if err := file.Truncate(size); err != nil {
		return 0, err
	}
	_, err = file.Seek(size, io.SeekStart)
	return last, err
}

// readLines reads at most limit whole lines and returns how many there were,
// the bytes they take, and the last of them.
func readLines(r io.Reader, limit int64) (n, size int64, last []byte, err error) {
	b := bufio.NewReaderSize(r, 1<<20)
	for n < limit {
		line, err := b.ReadBytes('\n')
		if err == io.EOF {
			return n, size, last, nil
		}
		if err != nil {
			return 0, 0, nil, err
		}
		n, size, last = n+1, size+int64(len(line)), line[:len(line)-1]
	}
	return n, size, last, nil
}

// same reports whether line is the record n of f.
func same(ctx context.Context, f frontier.Frontier, n int64, line []byte) bool {
	for r, err := range f.Records(ctx, n-1) {
		return err == nil && r.Seq == n && bytes.Equal(r.JSON, line)
	}
	return false
}

// torn reports whether the file holds the start of the first record of f and
// nothing else, or f has no record and the file may be one that was lost.
func torn(ctx context.Context, file *os.File, f frontier.Frontier) bool {
	start := make([]byte, 1<<20)
	n, err := file.ReadAt(start, 0)
	if err != io.EOF {
		return false
	}
	for r, err := range f.Records(ctx, 0) {
		return err == nil && bytes.HasPrefix(r.JSON, start[:n])
	}
	return false
}

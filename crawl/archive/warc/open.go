package warc

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// OpenRecord opens the record at an offset of a WARC file, as a Receipt or an
// index entry has them. A file that is still being written is found under its
// final name. With verify set, Close compares the record with its digests.
// Close the record when done; it closes the file.
func OpenRecord(path string, offset int64, verify bool) (*Record, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		if open, openErr := os.Open(path + openSuffix); openErr == nil {
			f, err = open, nil
		}
	}
	if err != nil {
		return nil, err
	}
	rec, err := recordAt(f, path, offset, verify)
	if err != nil {
		f.Close()
		return nil, err
	}
	rec.file = f
	return rec, nil
}

func recordAt(f *os.File, path string, offset int64, verify bool) (*Record, error) {
	if _, err := f.Seek(offset, 0); err != nil {
		return nil, fmt.Errorf("warc: seeking offset %d of %s: %w", offset, path, err)
	}
	r := NewReader(f, &ReaderOptions{File: path, Offset: offset, VerifyDigests: verify})
	rec, err := r.Next()
	if err != nil {
		return nil, fmt.Errorf("warc: no record at offset %d of %s: %w", offset, filepath.Base(path), err)
	}
	if rec.Offset != offset {
		return nil, fmt.Errorf("warc: no record at offset %d of %s: the next one begins at %d", offset, path, rec.Offset)
	}
	return rec, nil
}

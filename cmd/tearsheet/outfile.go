package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
)

// outFile is a file of records, a line each, that grows from run to run. Its
// last line says where to go on, so there is nothing else to keep.
type outFile struct {
	*os.File
	last mark // of the last line; the zero mark where there is none
}

// mark names an input as its record does.
type mark struct{ ID, Source, URL string }

// errNoOutput: a file is not touched, because it holds something else.
var errNoOutput = advised{errors.New("holds something else than records of extract"), "give another --out, or move that file away"}

// openOutFile opens the file, or makes it, and cuts off a last line that was
// not finished. While it is open, no other process can do the same.
func openOutFile(name string) (*outFile, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	out := &outFile{File: f}
	if null, err := os.Stat(os.DevNull); err == nil {
		if info, err := f.Stat(); err == nil && os.SameFile(info, null) {
			return out, nil
		}
	}
	if err = archive.LockFile(f); err == nil {
		err = out.mend()
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return out, nil
}

func (o *outFile) mend() error {
	info, err := o.Stat()
	if err != nil {
		return err
	}
	line, end, err := lastLine(o.File, info.Size())
	switch {
	case err != nil:
		return err
	case end > 0:
		if json.Unmarshal(line, &o.last) != nil || o.last.Source == "" {
			return errNoOutput
		}
	case !o.torn(info.Size()):
		return errNoOutput
	}
	if err := o.Truncate(end); err != nil {
		return err
	}
	_, err = o.Seek(end, io.SeekStart)
	return err
}

// torn reports whether a file without a line is empty or the beginning of a
// record.
func (o *outFile) torn(size int64) bool {
	begin := make([]byte, min(size, 10))
	if _, err := o.ReadAt(begin, 0); err != nil {
		return false
	}
	return bytes.HasPrefix([]byte(`{"source":`), begin) || bytes.HasPrefix([]byte(`{"id":`), begin[:min(len(begin), 6)])
}

// lastLine returns the last line that ends within size bytes, without its end,
// and the offset behind it; 0 where there is none.
func lastLine(r io.ReaderAt, size int64) (line []byte, end int64, err error) {
	end, err = lineStart(r, size)
	if err != nil || end == 0 {
		return nil, 0, err
	}
	start, err := lineStart(r, end-1)
	if err != nil {
		return nil, 0, err
	}
	line = make([]byte, end-1-start)
	_, err = r.ReadAt(line, start)
	return line, end, err
}

// lineStart is the offset behind the last line feed before the offset end.
func lineStart(r io.ReaderAt, end int64) (int64, error) {
	chunk := make([]byte, 64<<10)
	for end > 0 {
		n := min(end, int64(len(chunk)))
		if _, err := r.ReadAt(chunk[:n], end-n); err != nil {
			return 0, err
		}
		if i := bytes.LastIndexByte(chunk[:n], '\n'); i >= 0 {
			return end - n + int64(i) + 1, nil
		}
		end -= n
	}
	return 0, nil
}

// behind passes over the inputs up to the one that is marked, and yields the
// others until stop is called. It is an error where none is marked.
func behind(pages iter.Seq[pageInput], m mark) (rest iter.Seq[pageInput], stop func(), err error) {
	next, stop := iter.Pull(pages)
	for {
		in, ok := next()
		if !ok {
			stop()
			return nil, nil, errElsewhere(m)
		}
		if (mark{in.id, in.source, in.url}) == m {
			break
		}
	}
	return func(yield func(pageInput) bool) {
		for in, ok := next(); ok && yield(in); in, ok = next() {
		}
	}, stop, nil
}

// errElsewhere: the file goes on with other inputs than these.
func errElsewhere(m mark) error {
	return advised{fmt.Errorf("its last record is of %s, which is none of these inputs", m.Source),
		"name the same inputs in the same order, or give another --out"}
}

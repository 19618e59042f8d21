package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
)

// ReaderOptions are the choices a reader has. The zero value is the setting for
// reading what archives hold; nil stands for it.
type ReaderOptions struct {
	// File names the input in problems and records.
	File string

	// Offset is where the input begins in that file.
	Offset int64

	// VerifyDigests compares every block and payload with the digests that
	// their record states. It costs one pass of the hash over all bytes.
	VerifyDigests bool
}

// A Reader reads the records of one WARC file, of whatever make: gzip members,
// one gzip stream, frames of Zstandard, or no compression, told apart by looking;
// and those of an ARC file, the format before it, as if they were WARC's. It holds one
// record at a time, and of that only a few buffers, however large it is. It is
// not safe for concurrent use.
type Reader struct {
	opts  ReaderOptions
	src   *source
	cur   *Record
	final error
}

// NewReader returns a reader of r. If r can seek, as files can, damage costs
// fewer records: the reader then goes back to search behind the place where a
// bad record began. It needs no buffering of its own.
func NewReader(r io.Reader, opts *ReaderOptions) *Reader {
	if opts == nil {
		opts = &ReaderOptions{}
	}
	return &Reader{opts: *opts, src: newSource(r, opts.Offset)}
}

// IsArchive reports whether a file that begins with head, some kilobytes of it, is
// one that a Reader reads. Of Zstandard, that it is some is enough to tell.
func IsArchive(head []byte) bool {
	if bytes.HasPrefix(head, zstdMagic) || bytes.HasPrefix(head, dictionaryMagic) {
		return true
	}
	s := newSource(bytes.NewReader(head), 0)
	if s.next() != nil {
		return false
	}
	first, _ := s.text.Peek(len(arcMagic))
	return bytes.HasPrefix(first, recordMagic) || bytes.Equal(first, arcMagic)
}

// Next closes the current record and returns the next one.
//
// A *Problem is damage that the reader has stepped over: call Next again. It
// speaks of the record before, unless that one's Close has reported it, or of
// bytes between records. io.EOF is the end of the file. Any other error is
// final: the input failed, or is no WARC that this package reads.
func (r *Reader) Next() (*Record, error) {
	if r.final != nil {
		return nil, r.final
	}
	if rec := r.cur; rec != nil {
		r.cur = nil
		if !rec.closed {
			if err := rec.Close(); err != nil {
				return nil, err
			}
		}
	}
	for {
		if !r.src.open {
			if err := r.src.next(); err != nil {
				return nil, r.between(err)
			}
		}
		err := skipLineBreaks(r.src.text)
		if err == nil {
			return r.begin()
		}
		if err != io.EOF {
			return nil, r.stepOver(r.problem(garbage, err), 0)
		}
		r.src.open = false
	}
}

// All ranges over the records and problems that Next returns. The last pair
// holds the final error, if it is not just the end of the file.
func (r *Reader) All() iter.Seq2[*Record, error] {
	return func(yield func(*Record, error) bool) {
		for {
			rec, err := r.Next()
			if err == io.EOF || !yield(rec, err) || r.final != nil {
				return
			}
		}
	}
}

// begin reads the header of the record that the next byte should begin.
func (r *Reader) begin() (*Record, error) {
	rec := &Record{File: r.opts.File, Offset: r.src.place(), Skip: r.src.skip(), r: r}
	r.src.want = true
	head, _ := r.src.text.Peek(len(arcMagic))
	switch {
	case r.src.inARC(head):
		return r.beginARC(rec)
	case !bytes.HasPrefix(head, recordMagic):
		return nil, r.stepOver(rec.tell(garbage, nil), rec.Offset+1)
	}
	line, err := readLine(r.src.text, maxHeader)
	if err == nil {
		rec.Version = strings.TrimSpace(string(line[len(recordMagic):]))
		rec.Header, err = readHeader(r.src.text)
	}
	if err == nil {
		rec.size, err = contentLength(rec.Header)
	}
	if err != nil {
		return nil, r.stepOver(rec.tell(badHeader, err), rec.Offset+1)
	}
	rec.left, rec.block = rec.size, r.src.place()
	if r.opts.VerifyDigests {
		rec.check = newChecker(rec)
	}
	r.cur = rec
	return rec, nil
}

func contentLength(h Header) (int64, error) {
	text := h.Get("Content-Length")
	if text == "" {
		return 0, errors.New("no Content-Length")
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 0 {
		return 0, fmt.Errorf("Content-Length %q is not a number of bytes", text)
	}
	return n, nil
}

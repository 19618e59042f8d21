package warc

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"strings"
	"time"
)

// Type is the kind of a record (WARC 1.1 §6).
type Type string

// The types of WARC 1.1. Files may hold others, which readers should pass over.
const (
	typeInfo         Type = "warcinfo"
	TypeRequest      Type = "request"
	TypeResponse     Type = "response"
	TypeMetadata     Type = "metadata"
	TypeRevisit      Type = "revisit"
	TypeResource     Type = "resource"
	typeConversion   Type = "conversion"
	typeContinuation Type = "continuation"
)

// A Record is one record as read. It is a stream: reading it gives its block,
// once, and only until the reader moves on.
type Record struct {
	Version string // of the format: "1.0", "1.1"
	Header  Header

	// File and Offset are where the record is stored, for OpenRecord. Where a
	// gzip member holds several records, Offset is that of the member and Skip
	// the decompressed bytes in it before this record; otherwise Skip is 0.
	File         string
	Offset, Skip int64

	// Length is the size of the record as stored, known after Close. It is 0
	// for a damaged record and for one that shares its gzip member.
	Length int64

	r       *Reader
	size    int64 // Content-Length
	left    int64 // bytes of the block not read yet
	block   int64 // offset at which the block begins, in uncompressed files
	check   *checker
	problem error
	closed  bool
	file    io.Closer // what OpenRecord opened
}

// Type returns the record's type.
func (rec *Record) Type() Type { return Type(strings.ToLower(rec.Header.Get("WARC-Type"))) }

// ID returns the record's identifier, a URI without angle brackets.
func (rec *Record) ID() string { return trimID(rec.Header.Get("WARC-Record-ID")) }

// URL returns what was fetched, or "". WARC 1.0 put angle brackets around it.
func (rec *Record) URL() string { return strings.Trim(rec.Header.Get("WARC-Target-URI"), "<>") }

// Size returns the length of the block in bytes, as the header claims it.
func (rec *Record) Size() int64 { return rec.size }

// Date returns the time of the capture, which the standard has in UTC.
func (rec *Record) Date() (time.Time, error) {
	text := rec.Header.Get("WARC-Date")
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		return time.Time{}, rec.tell(badHeader, fmt.Errorf("WARC-Date %q is not a time like 2006-01-02T15:04:05Z", text))
	}
	return t.UTC(), nil
}

// isHTTP reports whether the block is an HTTP message.
func (rec *Record) isHTTP() bool { return isHTTP(rec.Header) }

func isHTTP(h Header) bool {
	kind, _, _ := mime.ParseMediaType(h.Get("Content-Type"))
	return kind == "application/http"
}

// Read gives the bytes of the block. It returns a *Problem where the block is
// damaged or ends early; the bytes before are good as far as can be known.
func (rec *Record) Read(p []byte) (int, error) {
	switch {
	case rec.problem != nil:
		return 0, rec.problem
	case rec.closed:
		return 0, errors.New("warc: read of a record after it was closed")
	case rec.left == 0:
		return 0, io.EOF
	}
	if int64(len(p)) > rec.left {
		p = p[:rec.left]
	}
	n, err := rec.r.src.text.Read(p)
	rec.left -= int64(n)
	if rec.check != nil {
		rec.check.Write(p[:n])
	}
	if err != nil {
		rec.problem = rec.short(err)
		return n, rec.problem
	}
	return n, nil
}

// short reports a block that ended, with err, before its Content-Length.
func (rec *Record) short(err error) error {
	p := rec.tell(badLength, err)
	if err == io.EOF {
		p.Err = fmt.Errorf("block has %d of %d bytes: %w", rec.size-rec.left, rec.size, io.ErrUnexpectedEOF)
	}
	return rec.r.stepOver(p, rec.block)
}

// Close reads the rest of the block and returns what turned out to be wrong
// with the record: a *Problem, or nil. Reader.Next does the same for a record
// left open.
func (rec *Record) Close() error {
	if rec.closed {
		return nil
	}
	_, err := io.Copy(io.Discard, rec)
	rec.closed = true
	if err == nil {
		err = rec.finish()
	}
	if rec.file != nil {
		if closeErr := rec.file.Close(); err == nil {
			err = closeErr
		}
	}
	return err
}

// finish reads what must follow the block.
func (rec *Record) finish() error {
	if err := rec.trailer(); err != nil {
		return err
	}
	if rec.check != nil {
		if err := rec.check.verdict(); err != nil {
			return rec.tell(badDigest, err)
		}
	}
	return nil
}

func (rec *Record) tell(kind ProblemKind, err error) *Problem {
	return &Problem{File: rec.File, Offset: rec.Offset, Skip: rec.Skip, Kind: kind, Err: err}
}

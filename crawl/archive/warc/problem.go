package warc

import (
	"errors"
	"fmt"

	"github.com/tearsheet-news/tearsheet/crawl/internal/lock"
)

// ProblemKind says what is wrong with a place in an archive.
type ProblemKind string

// What can be wrong. BadTrailer costs nothing but the order: several writers leave
// the line breaks out, and the record is whole.
const (
	BadTrailer ProblemKind = "record not closed by two line breaks"

	badGzip   ProblemKind = "damaged gzip member"
	badZstd   ProblemKind = "damaged Zstandard frame"
	badHeader ProblemKind = "unreadable record header"
	badLength ProblemKind = "wrong Content-Length"
	badDigest ProblemKind = "digest mismatch"
	badHTTP   ProblemKind = "unreadable HTTP message"
	cutOff    ProblemKind = "file ends inside a record"
	garbage   ProblemKind = "bytes that belong to no record"
)

// A Problem is damage at one place of an archive. It costs the record it names,
// or part of it, and no other: reading can go on.
type Problem struct {
	File string // name given to the reader; may be empty

	// Offset is where the trouble starts in the file as stored: at the record,
	// gzip member or Zstandard frame that is damaged, or at the first stray byte. Skip counts
	// decompressed bytes from there, for files whose gzip members hold more
	// than one record.
	Offset, Skip int64

	Kind ProblemKind
	Err  error // the detail; may be nil
}

func (p *Problem) Error() string {
	where := fmt.Sprintf("offset %d", p.Offset)
	if p.File != "" {
		where = p.File + ": " + where
	}
	if p.Skip > 0 {
		where += fmt.Sprintf(" and %d decompressed bytes", p.Skip)
	}
	if p.Err == nil {
		return fmt.Sprintf("%s: %s", where, p.Kind)
	}
	return fmt.Sprintf("%s: %s: %v", where, p.Kind, p.Err)
}

// Unwrap returns the detail.
func (p *Problem) Unwrap() error { return p.Err }

// Errors that callers branch on.
var (
	// ErrNotHTTP means that a block does not begin as an HTTP message does.
	ErrNotHTTP = errors.New("not an HTTP message")

	// ErrTooLarge means that a payload grew past the limit given for it.
	ErrTooLarge = errors.New("payload is larger than the limit")

	// ErrInUse means that another process is still writing a file.
	ErrInUse = lock.ErrInUse
)

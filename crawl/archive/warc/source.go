package warc

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
)

var (
	recordMagic = []byte("WARC/")
	gzipMagic   = []byte{0x1f, 0x8b, 0x08} // RFC 1952: ID1, ID2, CM = deflate
)

// A source is a file as a row of segments. A segment is what decompresses as
// one piece of text: a plain record, a gzip member, or a frame of Zstandard, called
// a member here, too. In a well-made file each segment is one record. One big gzip stream is a segment of many records, and
// where a file was chopped into members without regard to records, a segment
// takes in the members that its records spread over.
type source struct {
	in     *counter
	base   int64         // offset of the first byte that is read
	arc    bool          // it is an ARC file
	looked bool          // at the beginning of the file, see inARC
	raw    *bufio.Reader // over in: the bytes as stored
	zr     io.Reader     // over raw, unpacks the open member: gz or zst
	gz     *gzip.Reader  // nil before the first gzip member
	zst    *frames       // nil before the first frame
	zbuf   *bufio.Reader // over the source itself, see Read

	open  bool          // a segment is open, and text reads it
	text  *bufio.Reader // raw or zbuf
	start int64         // where the open segment begins
	end   int64         // where it ends; known once text is at its end

	want   bool   // a record is incomplete: it may go on in the next member
	out    int64  // decompressed bytes that zbuf has taken
	ahead  []byte // the first bytes of a member, read to see how it begins
	member int64  // where the last member that was begun starts

	// What join found instead.
	pending bool   // the member begins with a record
	first   []byte // its first bytes, already read
	broken  error  // the member cannot be read

	furthest, reread int64        // see rewind
	probe            *gzip.Reader // for looking at what may be a member
}

// newSource reads r, whose first byte has the offset base in its file.
func newSource(r io.Reader, base int64) *source {
	s := &source{in: &counter{r: r, n: base}, base: base}
	s.raw = bufio.NewReaderSize(s.in, 64<<10)
	s.zbuf = bufio.NewReaderSize(s, 32<<10)
	return s
}

// offset is the place of the next byte that raw will give.
func (s *source) offset() int64 { return s.in.n - int64(s.raw.Buffered()) }

// atEnd reports whether the file has no more bytes.
func (s *source) atEnd() bool {
	_, err := s.raw.Peek(1)
	return err == io.EOF
}

// place is the offset that a record which begins at the next byte of text is
// found under.
func (s *source) place() int64 {
	if s.text == s.raw {
		return s.offset()
	}
	return s.start
}

// skip is the number of decompressed bytes read so far in the segment.
func (s *source) skip() int64 {
	if s.text == s.raw {
		return 0
	}
	return s.out - int64(s.zbuf.Buffered())
}

// next opens the segment at the current offset. It returns io.EOF at the end of
// the file, errStray before bytes that begin no segment, and any other error of
// a member that does not open.
func (s *source) next() error {
	if s.pending {
		s.ahead = s.first
		s.begin(s.member)
		return nil
	}
	if s.broken != nil {
		s.start = s.member
		return s.broken
	}
	if err := skipLineBreaks(s.raw); err != nil {
		return err
	}
	s.start = s.offset()
	head, err := s.raw.Peek(len(recordMagic))
	switch {
	case isPacked(head):
		return s.openMember()
	case isSkippable(head):
		if err := s.skippable(); err != nil {
			return memberError{err}
		}
		return s.next()
	case bytes.Equal(head, recordMagic), len(head) > 0 && s.inARC(head):
		s.text, s.open = s.raw, true
		return nil
	case len(head) == 0 || err != nil && err != io.EOF:
		return err
	case beginsSegment(head):
		return memberError{io.ErrUnexpectedEOF} // the file has no more than this beginning
	}
	return errStray
}

var errStray = errors.New("neither a gzip member nor a record begins here")

// isPacked reports whether a gzip member or a frame of Zstandard begins.
func isPacked(head []byte) bool {
	return bytes.HasPrefix(head, gzipMagic) || bytes.HasPrefix(head, zstdMagic)
}

// skipLineBreaks passes over the padding that some writers leave between records.
func skipLineBreaks(r *bufio.Reader) error {
	for {
		c, err := r.ReadByte()
		if err != nil {
			return err
		}
		if c != '\r' && c != '\n' {
			return r.UnreadByte()
		}
	}
}

// A counter counts the bytes read from r and remembers how reading failed.
type counter struct {
	r   io.Reader
	n   int64
	err error // other than io.EOF
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	if err != nil && err != io.EOF {
		c.err = err
	}
	return n, err
}

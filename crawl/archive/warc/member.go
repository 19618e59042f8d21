package warc

import (
	"bytes"
	"io"

	"github.com/klauspost/compress/gzip"
)

// openMember starts a segment with the member at the current offset.
func (s *source) openMember() error {
	start := s.offset()
	s.ahead = nil
	if err := s.unpack(); err != nil {
		return err
	}
	s.begin(start)
	return nil
}

func (s *source) begin(start int64) {
	s.start, s.out = start, 0
	s.pending = false
	s.zbuf.Reset(s)
	s.text, s.open = s.zbuf, true
}

// unpack reads the header of the member at the current offset.
func (s *source) unpack() error {
	s.member = s.offset()
	if head, _ := s.raw.Peek(len(zstdMagic)); bytes.Equal(head, zstdMagic) {
		s.zr = s.zstd()
		if err := s.zst.open(s.raw); err != nil {
			return memberError{noEOF(err)}
		}
		return nil
	}
	if s.gz == nil {
		s.gz = new(gzip.Reader)
	}
	s.zr = s.gz
	if err := s.gz.Reset(s.raw); err != nil {
		return memberError{noEOF(err)}
	}
	s.gz.Multistream(false) // raw must stop at the member's last byte: it is an offset we report
	return nil
}

// Read gives zbuf the decompressed bytes of the open segment. It never joins
// two members in one call: zbuf asks for more only when it has nothing left, so
// that a member is joined only to a record that has come to its end too soon.
func (s *source) Read(p []byte) (int, error) {
	for {
		if len(s.ahead) > 0 {
			n := copy(p, s.ahead)
			s.ahead = s.ahead[n:]
			s.out += int64(n)
			return n, nil
		}
		if s.pending || s.broken != nil {
			return 0, io.EOF
		}
		n, err := s.zr.Read(p)
		s.out += int64(n)
		switch {
		case n > 0:
			return n, nil // an error comes again
		case err == io.EOF:
			if s.end = s.offset(); !s.want || !s.join() {
				return 0, io.EOF
			}
		case err != nil:
			return 0, memberError{err}
		}
	}
}

// join goes on with the next member, if there is one and it does not begin a
// record.
func (s *source) join() bool {
	if head, _ := s.raw.Peek(len(zstdMagic)); !isPacked(head) {
		return false
	}
	if s.broken = s.unpack(); s.broken != nil {
		return false
	}
	first, err := readUpTo(s.zr, len(recordMagic))
	switch {
	case err != nil && err != io.EOF:
		s.broken = memberError{err}
	case bytes.Equal(first, recordMagic), s.arc:
		s.pending, s.first = true, first
	default:
		s.ahead = first
		return true
	}
	return false
}

// readUpTo reads n bytes, or fewer and the error that stopped it. Unlike
// io.ReadFull it leaves io.EOF as it is, which tells the proper end of a gzip
// member from a cut.
func readUpTo(r io.Reader, n int) ([]byte, error) {
	buf := make([]byte, n)
	have := 0
	for have < n {
		m, err := r.Read(buf[have:])
		have += m
		if err != nil {
			return buf[:have], err
		}
	}
	return buf, nil
}

// A memberError says that a member does not decompress.
type memberError struct{ error }

func (e memberError) Unwrap() error { return e.error }

// noEOF keeps a premature end from looking like a proper one.
func noEOF(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

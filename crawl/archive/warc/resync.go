package warc

import (
	"bytes"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// resync moves to the next place at or after from where a record seems to
// begin, or to the end of the file. It goes back to from only if the input can
// seek; otherwise it searches from where it stands.
func (s *source) resync(from int64) error {
	s.open, s.pending = false, false
	s.broken, s.ahead = nil, nil
	s.rewind(from)
	for {
		window, err := s.raw.Peek(s.raw.Size())
		if len(window) == 0 {
			return s.in.err
		}
		n, found := s.findStart(window, err != nil)
		if _, err := s.raw.Discard(n); err != nil || found {
			return err
		}
	}
}

// maxReread bounds what going back may add up to, in passes over the file. A
// record that claims too much swallows those after it, so looking for the next
// one has to start just behind the beginning of the bad one; but a file made of
// such claims could cost the square of its size.
const maxReread = 8

// rewind goes back to from, if the input can and the damage so far allows it.
func (s *source) rewind(from int64) {
	back := s.offset() - from
	s.furthest = max(s.furthest, s.offset())
	seeker, ok := s.in.r.(io.Seeker)
	if !ok || back <= 0 || s.reread+back > maxReread*s.furthest {
		return
	}
	if _, err := seeker.Seek(from-s.in.n, io.SeekCurrent); err != nil {
		return // a pipe: files say they can seek even when they cannot
	}
	s.reread += back
	s.in.n = from
	s.raw.Reset(s.in)
}

// skipStray passes over decompressed text to the next line that begins a
// record, or to the end of the segment. It returns what the text ended with, if
// that is not its proper end.
func (s *source) skipStray() error {
	for {
		_, err := readLine(s.text, s.text.Size())
		if err == io.EOF {
			s.open = false
			return nil
		}
		if err != nil && err != errHeaderTooLong { // a line without end goes piece by piece
			return err
		}
		if s.arc {
			if head, _ := s.text.Peek(maxARCLine); arcStart(head, 0) {
				return nil
			}
		} else if head, _ := s.text.Peek(len(recordMagic)); bytes.Equal(head, recordMagic) {
			return nil
		}
	}
}

// gzipLookahead is enough to decompress the first five bytes of a member: its
// header, with a file name, and the code tables of one dynamic deflate block.
const gzipLookahead = 4 << 10

// findStart returns the index in window of the first thing that looks like the
// beginning of a record, or how many bytes can be given up.
func (s *source) findStart(window []byte, last bool) (n int, found bool) {
	limit := len(window)
	if !last {
		limit -= gzipLookahead
	}
	for n < limit {
		i := bytes.IndexAny(window[n:limit], s.starts())
		if i < 0 {
			return limit, false
		}
		n += i
		if plainStart(window, n) || s.gzipStart(window[n:]) || zstdStart(window[n:]) {
			return n, true
		}
		if s.arc && window[n] == '\n' && arcStart(window, n+1) {
			return n + 1, true
		}
		n++
	}
	return n, false
}

// starts are the bytes with which, or in an ARC file behind which, a record begins.
func (s *source) starts() string {
	if s.arc {
		return "\n\x1f("
	}
	return "W\x1f("
}

// zstdStart reports whether b begins with a frame of Zstandard, by its header: to
// see what is in it would take a whole block.
func zstdStart(b []byte) bool {
	var h zstd.Header
	return bytes.HasPrefix(b, zstdMagic) && h.Decode(b[:min(len(b), zstd.HeaderMaxSize)]) == nil && h.WindowSize <= maxWindow
}

// plainStart reports whether a version line begins at window[i]. It must begin
// a line, as far as can be seen.
func plainStart(window []byte, i int) bool {
	rest := window[i:]
	return bytes.HasPrefix(rest, recordMagic) && len(rest) > len(recordMagic) &&
		(rest[len(recordMagic)] == '1' || rest[len(recordMagic)] == '0') &&
		(i == 0 || window[i-1] == '\n')
}

// gzipStart reports whether b begins with a gzip member that holds a record.
func (s *source) gzipStart(b []byte) bool {
	if !bytes.HasPrefix(b, gzipMagic) {
		return false
	}
	if s.probe == nil {
		s.probe = new(gzip.Reader)
	}
	if err := s.probe.Reset(bytes.NewReader(b)); err != nil {
		return false
	}
	first, _ := readUpTo(s.probe, len(recordMagic))
	return bytes.Equal(first, recordMagic) || s.arc && len(first) == len(recordMagic)
}

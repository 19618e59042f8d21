package warc

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

var errMore = errors.New("what follows the block is not the next record")

// trailer reads the two line breaks after a block, sees that what comes next
// can follow a record, and so learns the record's stored length.
func (rec *Record) trailer() error {
	src := rec.r.src
	breaks := readLineBreaks(src.text)
	src.want = false                             // the record is complete, whatever the next member holds
	next, err := src.text.Peek(len(recordMagic)) // repeats an error that ended the line breaks
	plain := src.text == src.raw
	switch {
	case len(next) == 0 && err != io.EOF:
		return rec.r.stepOver(rec.tell(src.damage(), err), rec.block)
	case src.arc && !src.arcFollows():
		return rec.r.stepOver(rec.tell(badLength, errMore), rec.block)
	case src.arc: // in which records end with one line break, or none
	case len(next) == 0 && plain && breaks < 2:
		return rec.r.stepOver(rec.tell(cutOff, io.ErrUnexpectedEOF), rec.block)
	case !canFollow(next):
		return rec.r.stepOver(rec.tell(badLength, errMore), rec.block)
	}
	switch {
	case plain:
		rec.Length = src.offset() - rec.Offset
		src.open = false
	case len(next) == 0:
		src.open = false
		if rec.Skip == 0 {
			rec.Length = src.end - rec.Offset
		}
	}
	if breaks < 2 && !src.arc {
		return rec.tell(BadTrailer, nil)
	}
	return nil
}

// readLineBreaks reads at most two line breaks, with or without a carriage
// return, and returns how many there were.
func readLineBreaks(r *bufio.Reader) int {
	n := 0
	for n < 2 {
		c, err := r.ReadByte()
		switch {
		case err != nil:
			return n
		case c == '\n':
			n++
		case c != '\r':
			r.UnreadByte()
			return n
		}
	}
	return n
}

// canFollow reports whether next, the bytes after a record, can be there:
// nothing, more line breaks, or the beginning of a record, perhaps a cut one.
func canFollow(next []byte) bool {
	return len(next) == 0 || next[0] == '\r' || next[0] == '\n' || beginsSegment(next)
}

// beginsSegment reports whether b, five bytes or what the file has left, is the
// start of a plain record or of a member.
func beginsSegment(b []byte) bool {
	return bytes.HasPrefix(recordMagic, b) || bytes.HasPrefix(gzipMagic, b[:min(len(b), len(gzipMagic))]) ||
		bytes.HasPrefix(zstdMagic, b[:min(len(b), len(zstdMagic))])
}

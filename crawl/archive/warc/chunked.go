package warc

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
)

var errChunk = errors.New("malformed chunk in a chunked body")

// A dechunker takes the chunked transfer coding (RFC 9112 §7.1) off a body that
// passes through it in pieces. A body whose first line is no chunk size was not
// chunked, or no longer is, whatever its header says, and passes unchanged.
type dechunker struct {
	state chunkState
	line  []byte // of the framing, as far as it has come
	left  int64  // bytes until the chunk's end
}

type chunkState int

const (
	firstSize chunkState = iota // before the first chunk: it may not be one
	chunkSize
	chunkData
	chunkEnd  // the line break behind a chunk's data
	lastChunk // only trailer fields are left, which nobody needs
	notChunked
	brokenChunk
)

// maxChunkLine bounds a size line with its extensions.
const maxChunkLine = 4 << 10

// next takes p, and returns the part of the body it begins with and what is
// left to take.
func (d *dechunker) next(p []byte) (data, rest []byte) {
	switch d.state {
	case chunkData:
		n := min(d.left, int64(len(p)))
		if d.left -= n; d.left == 0 {
			d.state = chunkEnd
		}
		return p[:n], p[n:]
	case notChunked:
		return p, nil
	case lastChunk, brokenChunk:
		return nil, nil
	}
	line, rest, whole := bytes.Cut(p, []byte("\n"))
	d.line = append(d.line, p[:len(p)-len(rest)]...)
	if !whole && len(line)+len(d.line) <= maxChunkLine {
		return nil, nil
	}
	return d.endLine(), rest
}

// endLine reads the framing line that is complete, and returns it if it turns
// out to be the beginning of a body that is not chunked.
func (d *dechunker) endLine() []byte {
	line := d.line
	d.line = nil
	text, _, _ := strings.Cut(string(line), ";")
	text = strings.TrimSpace(text)
	if d.state == chunkEnd {
		d.state = chunkSize
		if text != "" {
			d.state = brokenChunk
		}
		return nil
	}
	size, err := strconv.ParseUint(text, 16, 63)
	switch {
	case err == nil && size == 0:
		d.state = lastChunk
	case err == nil:
		d.state, d.left = chunkData, int64(size)
	case d.state == firstSize:
		d.state = notChunked
		return line
	default:
		d.state = brokenChunk
	}
	return nil
}

// end returns what the end of the input, err, makes of the body: bytes held
// back in case they were framing, or the error that ends it.
func (d *dechunker) end(err error) ([]byte, error) {
	switch {
	case err != io.EOF:
		return nil, err
	case d.state == firstSize && len(d.line) > 0:
		return d.endLine(), nil
	case d.state == lastChunk, d.state == notChunked:
		return nil, io.EOF
	case d.state == brokenChunk:
		return nil, errChunk
	}
	return nil, io.ErrUnexpectedEOF
}

// A chunkedReader reads the body that is inside a chunked one.
type chunkedReader struct {
	r    io.Reader
	d    dechunker
	buf  []byte
	in   []byte // of buf: read from r, not yet taken by d
	data []byte // of the body: not yet read
	err  error  // of r
}

func newChunkedReader(r io.Reader) *chunkedReader {
	return &chunkedReader{r: r, buf: make([]byte, 8<<10)}
}

func (c *chunkedReader) Read(p []byte) (int, error) {
	for len(c.data) == 0 {
		switch {
		case len(c.in) > 0:
			c.data, c.in = c.d.next(c.in)
		case c.err == nil:
			var n int
			n, c.err = c.r.Read(c.buf)
			c.in = c.buf[:n]
		default:
			var err error
			if c.data, err = c.d.end(c.err); err != nil {
				return 0, err
			}
		}
	}
	n := copy(p, c.data)
	c.data = c.data[n:]
	return n, nil
}

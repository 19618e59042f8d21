package coding

import (
	"bufio"
	"bytes"
	"io"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
)

// gzipMagic is how gzip begins: RFC 1952, section 2.3.1.
var gzipMagic = []byte{0x1f, 0x8b}

// gunzip reads gzip as browsers do: what a member deflates to is its content,
// whether or not its checksum follows, and what comes after it is content only
// where it is another member. Servers that append their debug notes to a packed
// page, or forget the end, do so on every page.
type gunzip struct {
	wire    *bufio.Reader
	content io.ReadCloser // of the member that is being read; nil between two
}

// trailer is the length of what follows the content of a member: RFC 1952,
// section 2.3.1.
const trailer = 8

func newGunzip(r *bufio.Reader) (io.Reader, error) {
	g := &gunzip{wire: r}
	return g, g.open()
}

// open reads the head of a member.
func (g *gunzip) open() error {
	if _, err := gzip.NewReader(g.wire); err != nil {
		return err
	}
	g.content = flate.NewReader(g.wire)
	return nil
}

func (g *gunzip) Read(p []byte) (int, error) {
	for g.content != nil {
		n, err := g.content.Read(p)
		if err != io.EOF {
			return n, err
		}
		g.next()
		if n > 0 {
			return n, nil
		}
	}
	return 0, io.EOF
}

// next goes on to the next member, if there is one.
func (g *gunzip) next() {
	g.content = nil
	g.wire.Discard(trailer) // if it is there
	if magic, _ := g.wire.Peek(len(gzipMagic)); bytes.Equal(magic, gzipMagic) {
		_ = g.open() // junk that begins like gzip is junk
	}
}

// isMarkup reports whether content begins like HTML or XML, which in deflate and
// br would be a strange beginning: they have no magic number to tell by.
func isMarkup(first []byte) bool {
	return len(first) >= 3 && first[0] == '<' &&
		(first[1] == '!' || first[1] == '?' || isLetter(first[1])) && (first[2] == '-' || isLetter(first[2]))
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

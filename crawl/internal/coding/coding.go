// Package coding undoes the content codings of HTTP (RFC 9110, section 8.4.1):
// gzip, deflate, br and zstd, one or several over each other.
package coding

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zstd"
)

// Accept is the value of Accept-Encoding: what can be undone, the cheapest
// first.
const Accept = "gzip, zstd;q=0.9, br;q=0.8, deflate;q=0.5"

// most is how many codings may lie over each other. One is the rule, two is a
// misconfigured proxy.
const most = 3

// zstdWindow is the largest window that RFC 9659 lets a server ask of a client,
// in bytes.
const zstdWindow = 8 << 20

// Errors of a reader of decoded content.
var (
	ErrTooMany  = errors.New("too many content codings")
	ErrTooLarge = errors.New("needs too much memory to decode")
)

// Names are the codings that the values of Content-Encoding fields name, in the
// order they were applied; nil for none.
func Names(fields []string) []string {
	var names []string
	for name := range strings.SplitSeq(strings.Join(fields, ","), ",") {
		if name = strings.ToLower(strings.TrimSpace(name)); name != "" && name != "identity" {
			names = append(names, name)
		}
	}
	return names
}

// Reader undoes codings, the last first. It reads nothing before it is read
// from, and an error shows only then. It does not bound what comes out: a few
// bytes can become many, so the caller has to.
//
// Content that lacks the magic number of its coding is passed on unchanged:
// servers announce gzip and send plain text, and archives keep bodies decoded
// under their old header. So is content whose coding is unknown, since "none"
// and "UTF-8" are the usual ones of these.
func Reader(r io.Reader, names []string) io.Reader {
	if len(names) > most {
		return failing{fmt.Errorf("%w: %d", ErrTooMany, len(names))}
	}
	for _, name := range slices.Backward(names) {
		r = &lazy{r: r, coding: name}
	}
	return r
}

// lazy looks at the first bytes only when they are asked for, so that the clock
// of a fetch runs while they are waited for.
type lazy struct {
	r      io.Reader
	coding string
	opened io.Reader
}

func (l *lazy) Read(p []byte) (int, error) {
	if l.opened == nil {
		opened, err := open(bufio.NewReader(l.r), l.coding)
		if err != nil {
			opened = failing{fmt.Errorf("content coding %q: %w", l.coding, err)}
		}
		l.opened = opened
	}
	n, err := l.opened.Read(p)
	if errors.Is(err, zstd.ErrWindowSizeExceeded) || errors.Is(err, zstd.ErrDecoderSizeExceeded) {
		err = fmt.Errorf("%w: %w", ErrTooLarge, err)
	}
	return n, err
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func open(r *bufio.Reader, coding string) (io.Reader, error) {
	first, err := r.Peek(4)
	if len(first) == 0 {
		return failing{err}, nil // empty content is empty in any coding
	}
	switch coding {
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(first, gzipMagic) {
			return r, nil
		}
		return newGunzip(r)
	case "deflate":
		switch {
		case isMarkup(first):
			return r, nil
		case isZlib(first):
			r.Discard(zlibHead) // the checksum at the end is let be, as with gzip
		}
		return flate.NewReader(r), nil // without a head it is what RFC 9110 does not mean, but some servers send
	case "br":
		if isMarkup(first) {
			return r, nil
		}
		return brotli.NewReader(r), nil
	case "zstd":
		if !isZstd(first) {
			return r, nil
		}
		d, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(zstdWindow))
		if err != nil {
			return nil, err
		}
		return d.IOReadCloser(), nil
	}
	return r, nil
}

// zlibHead is the length of the header of RFC 1950, section 2.2.
const zlibHead = 2

// isZlib checks that header.
func isZlib(first []byte) bool {
	return len(first) >= 2 && first[0]&15 == 8 && (int(first[0])<<8|int(first[1]))%31 == 0
}

// isZstd checks for the magic number of a frame of RFC 8878, section 3.1, which
// may be one that is skipped.
func isZstd(first []byte) bool {
	if len(first) < 4 {
		return false
	}
	magic := binary.LittleEndian.Uint32(first)
	return magic == 0xfd2fb528 || magic&^0xf == 0x184d2a50
}

package fetch

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// acceptEncoding prefers what is cheapest to decode.
const acceptEncoding = "gzip, zstd;q=0.9, br;q=0.8, deflate;q=0.5"

// maxCodings is how many codings may lie over each other. One is the rule, two
// is a misconfigured proxy.
const maxCodings = 3

// zstdWindow is the largest window that RFC 8878, section 3.1.1.1.2, expects of
// a decoder, in bytes.
const zstdWindow = 8 << 20

var errTooLarge = errors.New("needs too much memory to decode")

// decoder undoes the codings that the Content-Encoding fields name, the last
// first. coded is false where there are none. An error shows when reading.
func decoder(r io.Reader, fields []string) (decoded io.Reader, coded bool) {
	var codings []string
	for c := range strings.SplitSeq(strings.Join(fields, ","), ",") {
		if c = strings.ToLower(strings.TrimSpace(c)); c != "" && c != "identity" {
			codings = append(codings, c)
		}
	}
	if len(codings) > maxCodings {
		return failing{fmt.Errorf("%d content codings", len(codings))}, true
	}
	for _, c := range slices.Backward(codings) {
		r = &lazy{r: r, coding: c}
	}
	return r, len(codings) > 0
}

// lazy looks at the first bytes only when they are asked for, so that the clock
// of the body runs while they are waited for.
type lazy struct {
	r      io.Reader
	coding string
	opened io.Reader
}

func (l *lazy) Read(p []byte) (int, error) {
	if l.opened == nil {
		opened, err := open(bufio.NewReader(l.r), l.coding)
		if err != nil {
			opened = failing{err}
		}
		l.opened = opened
	}
	n, err := l.opened.Read(p)
	if errors.Is(err, zstd.ErrWindowSizeExceeded) || errors.Is(err, zstd.ErrDecoderSizeExceeded) {
		err = fmt.Errorf("%w: %w", errTooLarge, err)
	}
	return n, err
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

var gzipMagic = []byte{0x1f, 0x8b}

func open(r *bufio.Reader, coding string) (io.Reader, error) {
	first, err := r.Peek(2)
	if len(first) == 0 {
		return failing{err}, nil // an empty body is an empty body in any coding
	}
	switch coding {
	case "gzip", "x-gzip":
		if !bytes.Equal(first, gzipMagic) {
			return r, nil // servers announce gzip and send plain text; the bytes know
		}
		return gzip.NewReader(r)
	case "deflate":
		// RFC 9110 means zlib, but some servers send the bare stream. A zlib
		// header is a multiple of 31 (RFC 1950, section 2.2).
		if len(first) == 2 && first[0]&15 == 8 && (int(first[0])<<8|int(first[1]))%31 == 0 {
			return zlib.NewReader(r)
		}
		return flate.NewReader(r), nil
	case "br":
		return brotli.NewReader(r), nil
	case "zstd":
		d, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(zstdWindow))
		if err != nil {
			return nil, err
		}
		return d.IOReadCloser(), nil
	}
	return nil, fmt.Errorf("unknown content coding %q", coding)
}

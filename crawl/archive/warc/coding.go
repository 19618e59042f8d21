package warc

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

// Payload reads the body with its content codings taken off: gzip, deflate, br
// and zstd, one or several. At most limit bytes of output are kept, however
// little input they come from; if there are more it returns those and
// ErrTooLarge. For a body that is cut or damaged it returns what could be had
// together with the error.
func (m *Message) Payload(limit int64) ([]byte, error) {
	body := m.Body
	codings := contentCodings(m.Header)
	if len(codings) > maxCodings {
		return nil, fmt.Errorf("%d content codings, and no real response has more than %d", len(codings), maxCodings)
	}
	for _, coding := range slices.Backward(codings) {
		var err error
		if body, err = decode(body, coding); err != nil {
			return nil, fmt.Errorf("content coding %q: %w", coding, err)
		}
	}
	var out bytes.Buffer
	_, err := io.Copy(&out, io.LimitReader(body, limit+1))
	if int64(out.Len()) > limit {
		out.Truncate(int(limit))
		return out.Bytes(), fmt.Errorf("%w of %d bytes", ErrTooLarge, limit)
	}
	if err != nil && len(codings) > 0 {
		err = fmt.Errorf("content coding %s: %w", strings.Join(codings, ", "), err)
	}
	return out.Bytes(), err
}

// maxCodings bounds what decoders a hostile response can ask for.
const maxCodings = 4

func contentCodings(h Header) []string {
	var codings []string
	for item := range strings.SplitSeq(strings.Join(h.Values("Content-Encoding"), ","), ",") {
		if item = strings.ToLower(strings.TrimSpace(item)); item != "" && item != "identity" {
			codings = append(codings, item)
		}
	}
	return codings
}

// maxZstdWindow is what RFC 9659 lets a server ask of a client: 8 MB.
const maxZstdWindow = 8 << 20

// decode takes one coding off. Where the coding has a magic number that the
// body lacks, the archive keeps the body decoded under its old header, as some
// do, and it passes unchanged.
func decode(body io.Reader, coding string) (io.Reader, error) {
	in := bufio.NewReader(body)
	head, err := in.Peek(4)
	if len(head) == 0 {
		return in, ignoreEOF(err)
	}
	switch coding {
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(head, gzipMagic) {
			return in, nil
		}
		return gzip.NewReader(in)
	case "deflate":
		// RFC 9110 §8.4.1.2 means zlib; some servers send it without the wrapper.
		if isZlib(head) {
			return zlib.NewReader(in)
		}
		return flate.NewReader(in), nil
	case "br":
		return brotli.NewReader(in), nil
	case "zstd":
		if !isZstd(head) {
			return in, nil
		}
		zr, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxZstdWindow))
		if err != nil {
			return nil, err
		}
		return zr, nil
	}
	return nil, errCoding
}

var errCoding = errors.New("no decoder for it")

// isZlib checks the two-byte header of RFC 1950 §2.2.
func isZlib(head []byte) bool {
	return len(head) >= 2 && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0
}

func ignoreEOF(err error) error {
	if err == io.EOF {
		return nil
	}
	return err
}

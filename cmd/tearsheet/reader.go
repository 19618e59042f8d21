package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/extract"
)

// reader reads inputs, one at a time, into buffers that it uses again.
type reader struct {
	maxBytes int // of a file
	stdin    io.Reader
	web      *crawl.Visitor
	raw      bytes.Buffer // as it stands in the file
	unpacked bytes.Buffer
	zip      gzip.Reader
}

// rawPage is an input as it was read. body holds until the next one is read.
type rawPage struct {
	body        []byte
	url         string    // where it was fetched from; "" for files
	contentType string    // "" where it is not known, as for files
	fetchedAt   time.Time // zero where it is not known
}

// read reads a file, standard input, a URL or a page out of an archive.
func (r *reader) read(ctx context.Context, in pageInput) (rawPage, error) {
	if in.stored != nil {
		return in.stored.read(r.maxBytes)
	}
	if isURL(in.source) {
		return visited(ctx, r.web, in.source)
	}
	body, err := r.file(in.source)
	if err == nil && bytes.HasPrefix(body, []byte("\x1f\x8b")) {
		body, err = r.unpack(body)
	}
	return rawPage{body: body}, err
}

func isURL(source string) bool {
	scheme, _, ok := strings.Cut(source, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// file reads a file, or standard input for "-".
func (r *reader) file(name string) ([]byte, error) {
	if name == "-" {
		return fill(&r.raw, r.stdin, r.maxBytes)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		r.raw.Reset()
		r.raw.Grow(int(min(info.Size(), int64(r.maxBytes))) + bytes.MinRead)
	}
	return fill(&r.raw, f, r.maxBytes)
}

// unpack unpacks gzip. A file that unpacks to more than the limit costs no
// more than the limit.
func (r *reader) unpack(packed []byte) ([]byte, error) {
	err := r.zip.Reset(bytes.NewReader(packed))
	if err == nil {
		var body []byte
		if body, err = fill(&r.unpacked, &r.zip, r.maxBytes); err == nil {
			return body, nil
		}
	}
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return nil, fmt.Errorf("unpack gzip: %w", err)
}

// keep is how large a buffer may be to stay from one page to the next.
const keep = 8 << 20

// fill reads all of src into buf, up to limit bytes.
func fill(buf *bytes.Buffer, src io.Reader, limit int) ([]byte, error) {
	buf.Reset()
	if buf.Cap() > keep {
		*buf = bytes.Buffer{}
	}
	n, err := buf.ReadFrom(io.LimitReader(src, int64(limit)+1))
	if err != nil {
		return nil, err
	}
	if n > int64(limit) {
		return nil, fmt.Errorf("%w: more than %d bytes", extract.ErrTooLarge, limit)
	}
	return buf.Bytes(), nil
}

package warc

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"strconv"
	"time"
)

// A sealed record is a draft with its length and digests, ready to be stored.
type sealed struct {
	draft   *Draft
	header  []byte // from the version line to the blank line
	size    int64  // of the block
	receipt Receipt
	entry   *IndexEntry   // nil if the record is not indexed
	member  *bytes.Buffer // the record compressed; nil if it is to be streamed
}

// seal digests the block and writes the record's header.
func seal(d *Draft) (*sealed, error) {
	if len(d.Head) > 0 && headEnd(d.Head, 0) != len(d.Head) {
		return nil, fmt.Errorf("warc: the HTTP head for %s does not end with its blank line", d.Header.Get("WARC-Target-URI"))
	}
	block, payload := sha256.New(), sha256.New()
	block.Write(d.Head)
	n, err := d.copyBody(io.MultiWriter(block, payload))
	if err != nil {
		return nil, fmt.Errorf("warc: digesting the block for %s: %w", d.Header.Get("WARC-Target-URI"), err)
	}
	s := &sealed{draft: d, size: int64(len(d.Head)) + n}
	s.receipt = Receipt{ID: d.ID(), BlockDigest: labelled(block)}

	h := append(Header(nil), d.Header...)
	h.Set("WARC-Block-Digest", s.receipt.BlockDigest)
	if d.hasPayload() {
		h.Set("WARC-Payload-Digest", labelled(payload))
	}
	s.receipt.PayloadDigest = h.Get("WARC-Payload-Digest")
	h.Set("Content-Length", strconv.FormatInt(s.size, 10))
	if s.header, err = h.appendTo([]byte("WARC/1.1\r\n")); err != nil {
		return nil, err
	}
	s.header = append(s.header, "\r\n"...)
	return s, s.index(h)
}

// index prepares the record's index entry.
func (s *sealed) index(h Header) error {
	date, err := time.Parse(time.RFC3339Nano, h.Get("WARC-Date"))
	if err != nil {
		return fmt.Errorf("warc: WARC-Date of %s: %w", h.Get("WARC-Target-URI"), err)
	}
	var m *Message
	if isHTTP(h) {
		m, _ = readHTTP(bytes.NewReader(s.draft.Head))
	}
	if e, ok := newIndexEntry(h, m, date); ok {
		s.entry = &e
	}
	return nil
}

// hasPayload follows §6: warcinfo, metadata and revisit records have none of
// their own, and a request without a body has nothing worth digesting.
func (d *Draft) hasPayload() bool {
	switch Type(d.Header.Get("WARC-Type")) {
	case typeInfo, TypeMetadata, TypeRevisit:
		return false
	case TypeRequest:
		return d.Body != nil
	}
	return true
}

// copyBody writes the body, from its beginning.
func (d *Draft) copyBody(w io.Writer) (int64, error) {
	if d.Body == nil {
		return 0, nil
	}
	if _, err := d.Body.Seek(0, io.SeekStart); err != nil {
		return 0, err
	}
	return io.Copy(w, d.Body)
}

// writeTo writes the record as stored, uncompressed.
func (s *sealed) writeTo(w io.Writer) error {
	if _, err := w.Write(s.header); err != nil {
		return err
	}
	if _, err := w.Write(s.draft.Head); err != nil {
		return err
	}
	n, err := s.draft.copyBody(w)
	if err != nil {
		return err
	}
	if have := int64(len(s.draft.Head)) + n; have != s.size {
		return fmt.Errorf("the block had %d bytes when it was digested and has %d now", s.size, have)
	}
	_, err = io.WriteString(w, "\r\n\r\n")
	return err
}

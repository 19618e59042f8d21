package warc

import (
	"bytes"
	"errors"
	"fmt"
	"hash"
	"strings"
)

// A checker hashes a block as it is read, to compare with what its record
// states. A record without digests has nothing to be held to.
type checker struct {
	block   claim
	payload claim
	chunks  hash.Hash // the payload without chunking; nil until that is found
	split   splitter
	dechunk dechunker
	err     error
}

// newChecker returns the checker for a record, or nil if it states no digest.
func newChecker(rec *Record) *checker {
	c := &checker{}
	c.block, c.err = claimOf(rec, "WARC-Block-Digest")
	// The payload digest of a revisit is that of another record's payload.
	if rec.Type() != TypeRevisit {
		var err error
		c.payload, err = claimOf(rec, "WARC-Payload-Digest")
		c.err = errors.Join(c.err, err)
	}
	if c.block.hash == nil && c.payload.hash == nil && c.err == nil {
		return nil
	}
	c.split.inPayload = !rec.isHTTP()
	return c
}

func claimOf(rec *Record, name string) (claim, error) {
	text := rec.Header.Get(name)
	if text == "" {
		return claim{}, nil
	}
	return parseClaim(text)
}

// Write takes the next bytes of the block.
func (c *checker) Write(p []byte) {
	if c.block.hash != nil {
		c.block.hash.Write(p)
	}
	if c.payload.hash == nil {
		return
	}
	wasHead := !c.split.inPayload
	p = c.split.rest(p)
	if wasHead && c.split.inPayload && isChunked(c.split.head) {
		again, _ := parseClaim(c.payload.text) // a second hash of its kind
		c.chunks = again.hash
	}
	c.payload.hash.Write(p)
	if c.chunks != nil {
		for len(p) > 0 {
			var data []byte
			data, p = c.dechunk.next(p)
			c.chunks.Write(data)
		}
	}
}

// verdict compares, once the whole block has been written.
//
// The standard defines the payload without transfer coding, yet many writers
// digest the body as it came, so where a chunked body was kept either will do.
func (c *checker) verdict() error {
	if c.err != nil {
		return c.err
	}
	if c.block.hash != nil && !c.block.holds(c.block.hash.Sum(nil)) {
		return fmt.Errorf("block is not %s", c.block.text)
	}
	if c.payload.hash == nil || c.payload.holds(c.payload.hash.Sum(nil)) {
		return nil
	}
	if c.chunks != nil && c.payload.holds(c.chunks.Sum(nil)) {
		return nil
	}
	return fmt.Errorf("payload is not %s", c.payload.text)
}

// A splitter finds where the head of an HTTP message ends and its body begins.
type splitter struct {
	head      []byte
	inPayload bool
}

// rest returns the part of p, the next bytes of the message, that is body.
func (s *splitter) rest(p []byte) []byte {
	if s.inPayload {
		return p
	}
	before := len(s.head)
	s.head = append(s.head, p...)
	end := headEnd(s.head, before)
	if end < 0 {
		s.inPayload = len(s.head) > maxHeader
		return nil
	}
	s.inPayload = true
	s.head = s.head[:end]
	return p[end-before:]
}

// headEnd returns the index behind the blank line that ends an HTTP head, which
// is not in the first seen bytes of b, or -1.
func headEnd(b []byte, seen int) int {
	for i := max(seen-2, 0); i < len(b); i++ {
		switch {
		case b[i] != '\n':
		case bytes.HasPrefix(b[i+1:], []byte("\r\n")):
			return i + 3
		case bytes.HasPrefix(b[i+1:], []byte("\n")):
			return i + 2
		}
	}
	return -1
}

// isChunked reports whether an HTTP head says that the body is chunked.
func isChunked(head []byte) bool {
	m, err := readHTTP(bytes.NewReader(head))
	return err == nil && hasToken(m.Header.Get("Transfer-Encoding"), "chunked")
}

func hasToken(list, token string) bool {
	for item := range strings.SplitSeq(list, ",") {
		if strings.EqualFold(strings.TrimSpace(item), token) {
			return true
		}
	}
	return false
}

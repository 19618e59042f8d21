package sink

import (
	"io"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// Stream writes records as lines to w and remembers nothing: its first record
// is the one after the number it was made with.
type Stream struct {
	w    io.Writer
	last int64
}

// NewStream makes a Stream that passes over the records up to after.
func NewStream(w io.Writer, after int64) *Stream { return &Stream{w: w, last: after} }

func (s *Stream) Last() int64 { return s.last }

// Write writes a record and its line feed at once, so that no other writer gets
// between them.
func (s *Stream) Write(r frontier.Stored) error {
	if _, err := s.w.Write(append(r.JSON[:len(r.JSON):len(r.JSON)], '\n')); err != nil {
		return err
	}
	s.last = r.Seq
	return nil
}

// Close does nothing.
func (s *Stream) Close() error { return nil }

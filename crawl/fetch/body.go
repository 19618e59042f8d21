package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/internal/coding"
)

// errIdle ends a body that has stopped coming.
var errIdle = fmt.Errorf("nothing came for too long: %w", os.ErrDeadlineExceeded)

// body reads a response's body decoded, within its limits. It never fails: a
// body that breaks off ends there, and truncated says why.
type body struct {
	call      *call
	wire      io.ReadCloser // as sent
	decoded   io.Reader
	coded     bool   // wire and decoded differ
	raw       []byte // what came over the wire; only where coded
	sent, out int64
	truncated Truncation
	early     bool
	idle      *time.Timer
	release   func() bool // takes back the closing of wire at the end of the call's time
	limit     time.Duration
}

func newBody(c *call, wire io.ReadCloser, codings []string, idle time.Duration) *body {
	b := &body{call: c, wire: wire, limit: idle}
	b.idle = time.AfterFunc(idle, func() { c.cancel(errIdle) })
	// Whatever kind of body it is, a read that waits for more must end with the call.
	b.release = context.AfterFunc(c.ctx, func() { wire.Close() })
	names := coding.Names(codings)
	b.decoded, b.coded = coding.Reader(wireReader{b}, names), len(names) > 0
	return b
}

// wireReader counts and keeps what comes, and watches that it keeps coming.
type wireReader struct{ b *body }

func (w wireReader) Read(p []byte) (int, error) {
	b := w.b
	if b.sent >= b.call.maxBytes {
		// A coded body can be endless and decode to nothing.
		if n, err := b.wire.Read(p[:min(1, len(p))]); n == 0 && err != nil {
			return 0, err
		}
		b.cut(TruncatedLength)
		return 0, io.EOF
	}
	n, err := b.wire.Read(p[:min(int64(len(p)), b.call.maxBytes-b.sent)])
	b.sent += int64(n)
	if b.coded {
		b.raw = append(b.raw, p[:n]...)
	}
	if n > 0 {
		b.idle.Reset(b.limit)
	}
	return n, err
}

func (b *body) Read(p []byte) (int, error) {
	if b.truncated != "" {
		return 0, io.EOF
	}
	room := b.call.maxBytes - b.out
	if room <= 0 {
		return 0, b.full()
	}
	n, err := b.decoded.Read(p[:min(int64(len(p)), room)])
	b.out += int64(n)
	switch {
	case err == io.EOF:
		b.drain()
	case err != nil:
		b.cut(b.reason(err))
		b.early = b.truncated == TruncatedDisconnect && errors.Is(err, io.ErrUnexpectedEOF)
		err = io.EOF
	}
	return n, err
}

// drain reads what follows the content, since the raw body is all that was
// sent. How it ends is no matter: the content is whole.
func (b *body) drain() {
	if b.coded {
		_, _ = io.Copy(io.Discard, wireReader{b})
	}
}

// full is called when as much was read as may be: it tells a body of exactly
// that length from a longer one.
func (b *body) full() error {
	var one [1]byte
	if n, _ := io.ReadFull(b.decoded, one[:]); n > 0 {
		b.cut(TruncatedLength)
	}
	return io.EOF
}

func (b *body) cut(why Truncation) {
	if b.truncated == "" {
		b.truncated = why
	}
}

func (b *body) reason(err error) Truncation {
	if errors.Is(err, coding.ErrTooLarge) {
		return TruncatedLength
	}
	if cause := context.Cause(b.call.ctx); cause != nil {
		err = cause
	}
	if errors.Is(err, os.ErrDeadlineExceeded) || errors.Is(err, context.DeadlineExceeded) {
		return TruncatedTime
	}
	return TruncatedDisconnect
}

func (b *body) Close() error {
	b.idle.Stop()
	b.release()
	return b.wire.Close()
}

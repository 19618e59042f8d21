package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive/warc"
)

// Answer is what a server answered, as it was kept.
type Answer struct {
	ID     string    // of the WARC record
	URL    string    // that was asked for
	Time   time.Time // when, in UTC, to the millisecond
	IP     string    // the server's
	Status int
	Line   string      // of the status
	Header warc.Header // in the order sent

	// Raw is the body as sent, with its content coding; Body is the same
	// decoded. Their memory may be shared.
	Raw, Body []byte

	// Digest is that of Raw, "sha256:…": the payload digest of the record.
	Digest string
}

// maxAnswer bounds what is read of one answer, in bytes: no crawl keeps larger
// ones, as sent or decoded.
const maxAnswer = 256 << 20

// Answer reads the answer at a place, and checks that it is the one that was
// kept there, whole, by its digests. Damage is a *warc.Problem with the file and
// the offset.
func (a *Archive) Answer(ctx context.Context, p crawl.Place) (*Answer, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if p.File == "" || p.File != filepath.Base(p.File) {
		return nil, fmt.Errorf("%s: no place in the archive", p.URL)
	}
	rec, err := warc.OpenRecord(filepath.Join(a.dir, Folder, p.File), p.Offset, true)
	if err != nil {
		return nil, err
	}
	answer, err := readAnswer(rec)
	if closeErr := rec.Close(); closeErr != nil {
		err = closeErr // it says more: the record is damaged
	}
	if err != nil {
		return nil, err
	}
	if answer.ID != p.ID || answer.Digest != p.Digest {
		return nil, fmt.Errorf("%s, offset %d: %w: there is %s of %s with payload %s, and should be %s with %s",
			p.File, p.Offset, ErrOtherRecord, answer.ID, answer.URL, answer.Digest, p.ID, p.Digest)
	}
	return answer, nil
}

// ErrOtherRecord: the place holds another record than the one that was kept
// there.
var ErrOtherRecord = errors.New("another record lies there")

func readAnswer(rec *warc.Record) (*Answer, error) {
	if rec.Type() != warc.TypeResponse {
		return nil, fmt.Errorf("%s, offset %d: %w: a %s record", rec.File, rec.Offset, ErrOtherRecord, rec.Type())
	}
	m, err := rec.HTTP()
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(io.LimitReader(m.Body, maxAnswer+1))
	if err != nil {
		return nil, err
	}
	if len(raw) > maxAnswer {
		return nil, fmt.Errorf("%s, offset %d: %w of %d bytes", rec.File, rec.Offset, warc.ErrTooLarge, maxAnswer)
	}
	when, err := rec.Date()
	if err != nil {
		return nil, err
	}
	answer := &Answer{ID: rec.ID(), URL: rec.URL(), Time: when, IP: rec.Header.Get("WARC-IP-Address"),
		Status: m.Status, Line: m.StartLine, Header: m.Header, Raw: raw, Body: raw,
		Digest: rec.Header.Get("WARC-Payload-Digest")}
	if m.Header.Get("Content-Encoding") != "" {
		m.Body = bytes.NewReader(raw)
		answer.Body, err = m.Payload(maxAnswer)
	}
	return answer, err
}

package warc

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"io"
	"strings"
	"time"
)

// A Draft is a record to be written. The Writer adds its length and digests.
// What the constructors set follows WARC 1.1; further fields go into Header.
type Draft struct {
	Header Header

	// Head is the first part of the block, held in memory: an HTTP message's
	// head, see AppendHead. It is empty in records of other kinds.
	Head []byte

	// Body is the rest of the block, and the payload of records that have one:
	// an HTTP body without transfer coding, content coding kept. It is read
	// from its beginning twice, to digest it and to store it; nil is empty. A
	// bytes.Reader serves for what is in memory, an *os.File for what is not.
	Body io.ReadSeeker
}

// ID returns the identifier that the record will have.
func (d *Draft) ID() string { return trimID(d.Header.Get("WARC-Record-ID")) }

// A Capture is one fetch. The records it makes share its fields.
type Capture struct {
	URL  string    // absolute, escaped as RFC 3986 asks
	Time time.Time // when the fetch began
	IP   string    // the address that was contacted; empty if not known
}

// Why a block holds less than was there (WARC-Truncated). To mark a record,
// set the field to one of these.
const (
	truncatedLength     = "length"     // it passed a limit of size
	truncatedTime       = "time"       // it passed a limit of time
	truncatedDisconnect = "disconnect" // the connection broke
)

// Response drafts the record of what a server answered.
func (c Capture) Response(head []byte, body io.ReadSeeker) *Draft {
	d := c.draft(TypeResponse, "application/http;msgtype=response")
	d.Head, d.Body = head, body
	return d
}

// Request drafts the record of what was asked. Body is nil for a GET.
func (c Capture) Request(head []byte, body io.ReadSeeker) *Draft {
	d := c.draft(TypeRequest, "application/http;msgtype=request")
	d.Head, d.Body = head, body
	return d
}

// Metadata drafts a record of further facts about the capture, such as the
// standard's via, hopsFromSeed and fetchTimeMs. Values must be single lines.
func (c Capture) Metadata(facts Header) (*Draft, error) {
	d := c.draft(TypeMetadata, fieldsType)
	block, err := facts.appendTo(nil)
	d.Body = bytes.NewReader(block)
	return d, err
}

// Resource drafts the record of content without a protocol message around it,
// of the media type given.
func (c Capture) Resource(mediaType string, body io.ReadSeeker) *Draft {
	d := c.draft(TypeResource, mediaType)
	d.Body = body
	return d
}

// Conversion drafts the record of what was made from another record, named by
// its ID: an article from a page, say.
func (c Capture) Conversion(mediaType string, body io.ReadSeeker, from string) *Draft {
	c.IP = "" // §5.10 forbids it here: nothing was fetched
	d := c.draft(typeConversion, mediaType)
	d.Header.Add("WARC-Refers-To", bracket(from))
	d.Body = body
	return d
}

const fieldsType = "application/warc-fields"

func (c Capture) draft(t Type, mediaType string) *Draft {
	h := Header{
		{"WARC-Type", string(t)},
		{"WARC-Record-ID", bracket(newID())},
		{"WARC-Date", formatDate(c.Time)},
		{"WARC-Target-URI", c.URL},
	}
	if c.IP != "" {
		h.Add("WARC-IP-Address", c.IP)
	}
	h.Add("Content-Type", mediaType)
	return &Draft{Header: h}
}

// Concurrent marks drafts as made by one capture: each of the others names the
// first, which is the response or revisit. The relation counts both ways.
func Concurrent(first *Draft, others ...*Draft) {
	for _, d := range others {
		d.Header.Add("WARC-Concurrent-To", bracket(first.ID()))
	}
}

// formatDate writes milliseconds, which WARC 1.1 allows: two fetches of one URL
// within a second stay apart, and JavaScript's clock, which replay tools use,
// has no finer step.
func formatDate(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }

// newID returns a random UUID as a URN (RFC 9562 §5.4).
func newID() string {
	var b [16]byte
	rand.Read(b[:])
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// The standard's grammar wants record identifiers in angle brackets; this
// package's callers see them without.
func bracket(id string) string { return "<" + trimID(id) + ">" }

func trimID(id string) string { return strings.Trim(id, "<>") }

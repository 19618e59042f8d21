package fetch

import (
	"bytes"
	"cmp"
	"fmt"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"time"
)

// Exchange is one request and its response.
type Exchange struct {
	URL string // as asked for

	// Request and Response are the heads. Of HTTP/1 they are as on the wire, in
	// order and with the case they had there. HTTP/2 has neither; its fields are
	// in alphabetical order.
	Request, Response Head

	Status int
	Header http.Header // of the response

	// Raw is the body as sent, with its content coding and without its transfer
	// coding. Body is the same decoded. Where there is no content coding, they
	// are the same bytes.
	Raw, Body []byte

	// Truncated is why the body is not whole; empty where it is. Body is then
	// as much as was had.
	Truncated Truncation

	// Early is true where Truncated is TruncatedDisconnect because the server has
	// ended the body in order, but too early by its own words: with less than
	// Content-Length, without the last chunk or the end of a content coding.
	Early bool

	Addr      netip.AddrPort // the server's
	Started   time.Time      // when the request was begun
	FirstByte time.Time      // when the response began
	Ended     time.Time      // when the body ended
}

// Complete returns x with what a program's own fetcher has left zero: the heads,
// from Header; Raw, from Body; the times; and no more of the body than limit, in
// bytes, where that is not 0.
func (x *Exchange) Complete(address string, started, ended time.Time, limit int64) *Exchange {
	c := *x
	c.URL = cmp.Or(c.URL, address)
	c.Status = cmp.Or(c.Status, http.StatusOK)
	if c.Header == nil {
		c.Header = http.Header{}
	}
	if limit > 0 && int64(len(c.Body)) > limit {
		c.Body, c.Raw, c.Truncated = c.Body[:limit], nil, TruncatedLength
	}
	if c.Raw == nil {
		c.Raw = c.Body
	}
	if c.Request.Line == "" {
		c.Request = requestHead(address)
	}
	if c.Response.Line == "" {
		c.Response = Head{fmt.Sprintf("HTTP/1.1 %d %s", c.Status, http.StatusText(c.Status)), fieldsOf(c.Header)}
	}
	for t, at := range map[*time.Time]time.Time{&c.Started: started, &c.FirstByte: ended, &c.Ended: ended} {
		if t.IsZero() {
			*t = at
		}
	}
	return &c
}

// requestHead is the least that a request has.
func requestHead(address string) Head {
	u, err := url.Parse(address)
	if err != nil {
		return Head{Line: "GET / HTTP/1.1"}
	}
	return Head{"GET " + u.RequestURI() + " HTTP/1.1", []Field{{"Host", u.Host}}}
}

// ends are the last tags of pages and lists.
var ends = [][]byte{[]byte("</html>"), []byte("</urlset>"), []byte("</sitemapindex>"), []byte("</rss>"), []byte("</feed>"), []byte("</rdf:rdf>")}

// Whole reports whether the body is there to its end. One that is truncated is
// where its last tag has come: the server had announced more than there is.
func (x *Exchange) Whole() bool {
	const near = 1 << 10 // counters and comments may follow
	tail := bytes.ToLower(x.Body[max(0, len(x.Body)-near):])
	return x.Truncated == "" || x.Truncated != TruncatedLength &&
		slices.ContainsFunc(ends, func(end []byte) bool { return bytes.Contains(tail, end) })
}

// Truncation is why a body is cut short, in the words of WARC 1.1, section
// 5.13.
type Truncation string

// The reasons for which a body is cut.
const (
	TruncatedLength     Truncation = "length"
	TruncatedTime       Truncation = "time"
	TruncatedDisconnect Truncation = "disconnect"
)

// Head is the first line and the fields of a message.
type Head struct {
	Line   string // "GET /a HTTP/1.1", "HTTP/1.1 200 OK"
	Fields []Field
}

// Field is a header field. A name may stand several times.
type Field struct{ Name, Value string }

// fieldsOf lists a header in alphabetical order.
func fieldsOf(h http.Header) (fields []Field) {
	for name, values := range h {
		for _, v := range values {
			fields = append(fields, Field{name, v})
		}
	}
	slices.SortStableFunc(fields, func(a, b Field) int {
		switch {
		case a.Name < b.Name:
			return -1
		case a.Name > b.Name:
			return 1
		}
		return 0
	})
	return fields
}

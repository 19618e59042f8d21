package warc

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A Message is a stored HTTP request or response.
type Message struct {
	StartLine string // as stored: "HTTP/1.1 200 OK", "GET /a HTTP/1.1"
	Status    int    // the response's status code; 0 in a request
	Header    Header // in the order sent; content coding and all

	// Body is the message body without transfer coding; content coding is as
	// stored, see Payload. A body that is shorter than the header says, because
	// storing was cut short or chunking was taken off, is no error.
	Body io.Reader
}

// readHTTP reads the head of the message in r and returns it with Body on the
// bytes after. It takes what servers really send: bare line feeds, broken
// header lines, unknown versions. It returns ErrNotHTTP if the first line is of
// neither a request nor a response.
func readHTTP(r io.Reader) (*Message, error) {
	in := bufio.NewReader(r)
	line, err := readLine(in, maxHeader)
	if err != nil && err != io.EOF {
		return nil, err
	}
	m := &Message{StartLine: string(bytes.TrimRight(line, "\r\n")), Body: in}
	if m.Status, err = readStartLine(m.StartLine); err != nil {
		return nil, err
	}
	if m.Header, err = readHeader(in); err != nil && err != io.EOF {
		return nil, err // io.EOF: a head without the blank line, thus without a body
	}
	if hasToken(m.Header.Get("Transfer-Encoding"), "chunked") {
		m.Body = newChunkedReader(in)
	}
	return m, nil
}

// readStartLine returns the status code in a status line, and 0 for a request line.
func readStartLine(line string) (status int, err error) {
	words := strings.Fields(line)
	if len(words) >= 2 && strings.HasPrefix(words[0], "HTTP") {
		if status, err = strconv.Atoi(words[1]); err == nil && len(words[1]) == 3 {
			return status, nil
		}
	}
	if len(words) >= 3 && strings.HasPrefix(words[len(words)-1], "HTTP/") {
		return 0, nil
	}
	if len(line) > 80 {
		line = line[:80] + "..."
	}
	return 0, fmt.Errorf("%w: it begins %q", ErrNotHTTP, line)
}

// HTTP reads the record's block as an HTTP message, with Body on the rest of
// it. The error is a *Problem.
func (rec *Record) HTTP() (*Message, error) {
	m, err := readHTTP(rec)
	if err == nil {
		return m, nil
	}
	if rec.problem != nil {
		return nil, rec.problem
	}
	return nil, rec.tell(badHTTP, err)
}

// AppendHead appends the head of an HTTP message, its start line and fields up
// to and with the blank line.
//
// Where dechunked is true the body that follows had its chunked coding taken
// off. The field that announced it is then kept under the name
// X-Orig-Transfer-Encoding, as Browsertrix does, or readers would look for
// chunks that are gone.
func AppendHead(dst []byte, startLine string, fields Header, dechunked bool) ([]byte, error) {
	if strings.ContainsAny(startLine, "\r\n") {
		return dst, fmt.Errorf("warc: start line %q holds a line break", startLine)
	}
	if dechunked {
		fields = append(Header(nil), fields...)
		for i, f := range fields {
			if strings.EqualFold(f.Name, "Transfer-Encoding") {
				fields[i].Name = "X-Orig-" + f.Name
			}
		}
	}
	dst = append(append(dst, startLine...), "\r\n"...)
	dst, err := fields.appendTo(dst)
	return append(dst, "\r\n"...), err
}

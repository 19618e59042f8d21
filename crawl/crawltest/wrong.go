package crawltest

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
)

// Wrong is how a host sends its answers wrongly, so that browsers show them all
// the same. Empty is rightly.
type Wrong string

// The ways.
const (
	WrongCoding  Wrong = "unknown coding"        // announces one that nobody knows
	WrongJunk    Wrong = "junk behind gzip"      // and debug notes after the packed page
	WrongTrailer Wrong = "gzip without its end"  // packed, but for the checksum
	WrongLength  Wrong = "length too large"      // announces more than there is, and hangs up
	WrongChunk   Wrong = "no last chunk"         // hangs up after the last but one
	WrongOpen    Wrong = "no last chunk, no end" // and the page has no end either
)

// send sends what serve answers.
func (how Wrong) send(w http.ResponseWriter, r *http.Request, serve http.HandlerFunc) {
	right := httptest.NewRecorder()
	serve(right, r)
	body := right.Body.Bytes()
	for name, values := range right.Header() {
		w.Header()[name] = values
	}
	switch how {
	case WrongCoding:
		w.Header().Set("Content-Encoding", "none")
	case WrongJunk, WrongTrailer:
		w.Header().Set("Content-Encoding", "gzip")
		if body = packed(body); how == WrongJunk {
			body = append(body, "<!-- served in 12 ms -->"...)
		} else {
			body = body[:len(body)-8]
		}
	default:
		how.hangUp(w, right.Code, body)
		return
	}
	w.WriteHeader(right.Code)
	w.Write(body)
}

func (how Wrong) hangUp(w http.ResponseWriter, status int, body []byte) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	defer conn.Close()
	fmt.Fprintf(conn, "HTTP/1.1 %d %s\r\n", status, http.StatusText(status))
	w.Header().Write(conn)
	if how == WrongLength {
		fmt.Fprintf(conn, "Content-Length: %d\r\n\r\n%s", len(body)+500, body)
		return
	}
	if how == WrongOpen {
		body = []byte(strings.NewReplacer("</body>", "", "</html>", "").Replace(string(body)))
	}
	fmt.Fprintf(conn, "Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n", len(body), body)
}

func packed(body []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.Copy(z, bytes.NewReader(body))
	z.Close()
	return b.Bytes()
}

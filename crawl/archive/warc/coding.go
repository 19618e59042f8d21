package warc

import (
	"bytes"
	"fmt"
	"io"

	"github.com/tearsheet-news/tearsheet/crawl/internal/coding"
)

// Payload reads the body with its content codings taken off: gzip, deflate, br
// and zstd, one or several. At most limit bytes of output are kept, however
// little input they come from; if there are more it returns those and
// ErrTooLarge. For a body that is cut or damaged it returns what could be had
// together with the error.
func (m *Message) Payload(limit int64) ([]byte, error) {
	body := coding.Reader(m.Body, coding.Names(m.Header.Values("Content-Encoding")))
	var out bytes.Buffer
	_, err := io.Copy(&out, io.LimitReader(body, limit+1))
	if int64(out.Len()) > limit {
		out.Truncate(int(limit))
		return out.Bytes(), fmt.Errorf("%w of %d bytes", ErrTooLarge, limit)
	}
	return out.Bytes(), err
}

package extract

import (
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// Response reads a page from the answer of a server, whatever its status. The
// address is that of its request, which after redirects is the last. Of the
// body no more is read than Options.MaxBytes, and one byte; it is not closed.
// Relative dates count from the Date that the server tells, unless
// Options.FetchedAt does.
//
// It is as Extract otherwise. Other errors are those of reading the body.
func Response(resp *http.Response, opts *Options) (*Article, error) {
	var o Options
	if opts != nil {
		o = *opts
	}
	unpacked, err := unpack(resp)
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(io.LimitReader(unpacked, int64(cmp.Or(o.MaxBytes, DefaultMaxBytes))+1))
	if err != nil {
		return nil, fmt.Errorf("read the body: %w", err)
	}
	if sent, err := http.ParseTime(resp.Header.Get("Date")); err == nil && o.FetchedAt.IsZero() {
		o.FetchedAt = sent
	}
	pageURL := ""
	if resp.Request != nil && resp.Request.URL != nil {
		pageURL = resp.Request.URL.String()
	}
	return Extract(body, pageURL, resp.Header.Get("Content-Type"), &o)
}

// unpack is the body without the packing that a transport leaves to those who
// asked for it themselves.
func unpack(resp *http.Response) (io.Reader, error) {
	switch coding := strings.ToLower(resp.Header.Get("Content-Encoding")); coding {
	case "", "identity":
		return resp.Body, nil
	case "gzip", "x-gzip":
		r, err := gzip.NewReader(resp.Body)
		if err != nil {
			return nil, fmt.Errorf("unpack the body: %w", err)
		}
		return r, nil
	default:
		return nil, fmt.Errorf("%w: its Content-Encoding is %q; unpack it and call Extract", ErrNotHTML, coding)
	}
}

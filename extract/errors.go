package extract

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"
)

// Errors that say why there is no record at all. They come wrapped with
// details; test for them with errors.Is.
var (
	// ErrEmpty: the page has no bytes, or only white space.
	ErrEmpty = errors.New("empty page")

	// ErrTooLarge: the page is larger than Options.MaxBytes.
	ErrTooLarge = errors.New("page too large")

	// ErrNotHTML: the bytes are an image, a PDF or another thing that is not
	// text. Plain text and JSON pass: they give a record with gaps.
	ErrNotHTML = errors.New("not an HTML page")
)

// URLError reports an address that a page cannot have. The record that comes
// with it is that of a page whose address is not known.
type URLError struct {
	URL string // as given
	Err error
}

func (e *URLError) Error() string { return fmt.Sprintf("page URL %q: %v", e.URL, e.Err) }

// Unwrap returns the reason.
func (e *URLError) Unwrap() error { return e.Err }

var (
	errRelative = errors.New("not absolute: it must begin with http:// or https:// and a host")
	errScheme   = errors.New("its scheme is not http or https")
)

// parseURL reads a page's address; "" is an address that is not known.
func parseURL(s string) (*url.URL, error) {
	if s == "" {
		return &url.URL{}, nil
	}
	u, err := url.Parse(s)
	if err != nil {
		var parse *url.Error // its text repeats the address
		if errors.As(err, &parse) {
			err = parse.Err
		}
		return nil, &URLError{s, err}
	}
	if u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		return nil, &URLError{s, errScheme}
	}
	if u.Host == "" || u.Scheme == "" {
		return nil, &URLError{s, errRelative}
	}
	u.RawQuery = validQuery(u.RawQuery)
	return u, nil
}

// validQuery escapes bytes that are no UTF-8. Queries are the one part of an
// address that package url writes as it was read, and old sites have them in
// other encodings.
func validQuery(query string) string {
	if utf8.ValidString(query) {
		return query
	}
	var w strings.Builder
	for _, c := range []byte(query) {
		if c < utf8.RuneSelf {
			w.WriteByte(c)
		} else {
			fmt.Fprintf(&w, "%%%02X", c)
		}
	}
	return w.String()
}

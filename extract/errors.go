package extract

import (
	"errors"
	"fmt"
	"net/url"
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

// URLError reports an address that a page cannot have.
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
	return u, nil
}

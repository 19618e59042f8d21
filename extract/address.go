package extract

import (
	"net/url"
	"time"

	"golang.org/x/text/encoding"

	"github.com/tearsheet-news/tearsheet/extract/internal/address"
	"github.com/tearsheet-news/tearsheet/extract/internal/dates"
)

// ParseAddress reads an address as it is written on a page, relative to base where
// that is not nil, in the form of Article.CanonicalURL: absolute, as browsers read
// it, and without fragment, credentials and the parameters that tell visits apart and
// not pages. enc is the encoding of the page, in which queries go out; nil is UTF-8.
// ref itself is UTF-8. What is no address of http or https is an error, which tells
// no password.
func ParseAddress(ref string, base *url.URL, enc encoding.Encoding) (*url.URL, error) {
	return address.ParseIn(ref, base, enc)
}

// RedactedAddress is an address as a person wrote it, good or bad, without a user name
// and a password: for messages, logs and whatever else others may read.
func RedactedAddress(ref string) string { return address.Redacted(ref) }

// DaysIn tells the days, in UTC, that an address files its page under: one day
// twice for /2024/05/01/title, the first and the last of a month for
// /2024/05/title. It reads the path alone, as Extract does to date a story, which
// also believes digits that may be the number of the story; ok is false where the
// path names no day for sure.
func DaysIn(at string) (first, last time.Time, ok bool) {
	d, sure := dates.FromURL(at)
	if d.IsZero() || !sure {
		return first, last, false
	}
	first = d.Wall()
	if d.Precision == dates.ToMonth {
		return first, first.AddDate(0, 1, -1), true
	}
	return first, first, true
}

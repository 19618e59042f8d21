package dates

import (
	"strings"
	"time"
)

// maxValue is the longest value that Parse takes for a date, in bytes. The
// longest form in use, a JavaScript date with its zone spelled out, has less
// than 70; sentences that hold a date are longer.
const maxValue = 120

// Parse reads a value that is meant to be a date and nothing else, as found in
// JSON-LD, meta elements and datetime attributes. Besides all that First reads
// it takes forms that in prose would be something else: runs of digits
// (20240501, 20240501093000), Unix times in seconds and milliseconds, and
// looser times and offsets (2024-5-1T9:5, 05-01-24).
//
// Values that tell less than a day, such as "2024-05", are refused.
func Parse(value string, ctx Context) (Found, bool) {
	if len(value) > maxValue {
		return Found{}, false
	}
	r := newReader(value, ctx)
	r.value = true
	if f, ok := r.soleNumber(); ok {
		return f, true
	}
	return r.next(0)
}

// soleNumber reads a value that is one number, perhaps in the wrapping that
// Microsoft's JSON gives it, /Date(1714548600000)/.
func (r *numerals) soleNumber() (Found, bool) {
	s := strings.TrimSpace(r.text)
	if inner, ok := strings.CutPrefix(s, "/Date("); ok {
		s, _, _ = strings.Cut(inner, ")")
	}
	s, _, _ = strings.Cut(s, ".") // a fraction of a second
	n := numberAt(s, 0)
	if n.width == 0 || n.end != len(s) {
		return Found{}, false
	}
	f := Found{Start: strings.Index(r.text, s)}
	f.End = f.Start + len(s)
	var ok bool
	if f.Date, ok = r.digits(n); !ok {
		f.Date, ok = r.unix(n)
	}
	return f, ok
}

// digits reads yyyymmdd and what may follow it: hh, hhmm or hhmmss. Ten digits
// that could be either are no Unix time before 2033.
func (r *numerals) digits(n number) (Date, bool) {
	v, second, minute, clock := n.value, 0, 0, n.width > 8
	switch n.width {
	case 14:
		v, second = v/100, v%100
		fallthrough
	case 12:
		v, minute = v/100, v%100
		fallthrough
	case 10:
		v, n.value = v/100, v%100
	case 8:
	default:
		return Date{}, false
	}
	d, ok := r.civil(gregorian, v/10000, v/100%100, v%100)
	if !clock {
		return d, ok
	}
	d.Hour, d.Minute, d.Second, d.Precision = n.value, minute, second, ToTime
	return d, ok && d.Hour < 24 && minute < 60 && second < 60
}

// unix reads seconds or milliseconds since 1970.
func (r *numerals) unix(n number) (Date, bool) {
	seconds := n.value
	switch n.width {
	case 13:
		seconds /= 1000
	case 9, 10:
	default:
		return Date{}, false
	}
	d := FromTime(time.Unix(int64(seconds), 0).UTC())
	return d, d.Year >= r.ctx.oldest() && d.Year <= latestYear
}

// runOfDigits reads 20240501 with what follows in ISO 8601's basic form. In
// prose, only the T of a time of day makes eight digits a date.
func (r *reader) runOfDigits(i int, n number) (Found, bool) {
	f := Found{Start: i, End: n.end}
	if !r.value && !r.gapAt(n.end).iso {
		return f, false
	}
	var ok bool
	f.Date, ok = r.digits(n)
	return f, ok
}

package extract

import "time"

// Precision is how exactly a date is told.
type Precision int

// The precisions of the dates of a record.
const (
	NoDate Precision = iota // there is none
	Day                     // a day somewhere; the time is its begin in UTC
	Clock                   // a time on a clock somewhere; the time is that in UTC
	Moment                  // a moment, with the offset that the page tells
)

// PublishedTime is Published as a time, and how exactly that is told. Times of
// one precision compare; between a day or a clock somewhere and a moment there
// may be up to 14 hours.
func (a *Article) PublishedTime() (time.Time, Precision) { return readTime(a.Published) }

// ModifiedTime is the same for Modified.
func (a *Article) ModifiedTime() (time.Time, Precision) { return readTime(a.Modified) }

func readTime(date string) (time.Time, Precision) {
	for _, form := range []struct {
		layout    string
		precision Precision
	}{{time.RFC3339Nano, Moment}, {"2006-01-02T15:04:05", Clock}, {time.DateOnly, Day}} {
		if t, err := time.Parse(form.layout, date); err == nil {
			return t, form.precision
		}
	}
	return time.Time{}, NoDate
}

package dates

import (
	"fmt"
	"time"
)

// Precision is how much a Date tells.
type Precision uint8

// The precisions, coarsest first.
const (
	ToNothing Precision = iota // the zero Date
	ToMonth                    // year and month, as in the address /2024/05/
	ToDay                      // a calendar day
	ToTime                     // a day and a time of day
)

// Zone is how a Date tells its offset from UTC.
type Zone uint8

// The ways to tell an offset.
const (
	Local Zone = iota // not at all: the time is the page's own wall clock
	UTC               // as Z, UTC or GMT
	Fixed             // as a number, or a zone name that stands for one
)

// Date is a calendar day, with the time of day and the offset where a page
// tells them. It is a plain value: two Dates are == where they tell the same
// in the same way. The zero Date tells nothing.
type Date struct {
	Year, Month, Day int // Day is 0 where Precision is ToMonth

	// Hour, Minute and Second are 0 unless Precision is ToTime. A fraction of
	// a second is cut off.
	Hour, Minute, Second int

	Precision Precision
	Zone      Zone
	Offset    int // minutes east of UTC; 0 unless Zone is Fixed
}

// String gives the date in the form of RFC 3339 as far as it is told:
// "2024-05-01T09:30:00+02:00", "2024-05-01T09:30:00Z", "2024-05-01T09:30:00"
// without an offset, "2024-05-01", "2024-05", or "" for the zero Date.
func (d Date) String() string {
	switch d.Precision {
	case ToMonth:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	case ToDay:
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	case ToTime:
		return fmt.Sprintf("%04d-%02d-%02dT%02d:%02d:%02d%s",
			d.Year, d.Month, d.Day, d.Hour, d.Minute, d.Second, d.suffix())
	}
	return ""
}

// suffix is the offset as RFC 3339 writes it.
func (d Date) suffix() string {
	switch {
	case d.Zone == UTC:
		return "Z"
	case d.Zone == Local:
		return ""
	case d.Offset < 0:
		return fmt.Sprintf("-%02d:%02d", -d.Offset/60, -d.Offset%60)
	}
	return fmt.Sprintf("+%02d:%02d", d.Offset/60, d.Offset%60)
}

// IsZero reports whether d tells nothing.
func (d Date) IsZero() bool { return d.Precision == ToNothing }

// HasTime reports whether d tells a time of day.
func (d Date) HasTime() bool { return d.Precision == ToTime }

// HasOffset reports whether d tells a time of day and its offset from UTC.
func (d Date) HasOffset() bool { return d.HasTime() && d.Zone != Local }

// Midnight reports whether d tells a time of day that is exactly 00:00:00.
// Few stories appear then: mostly it is a day that passed through a type which
// cannot leave the time out.
func (d Date) Midnight() bool {
	return d.HasTime() && d.Hour == 0 && d.Minute == 0 && d.Second == 0
}

// DayOnly is d without its time of day.
func (d Date) DayOnly() Date {
	if d.Precision < ToDay {
		return d
	}
	return Date{Year: d.Year, Month: d.Month, Day: d.Day, Precision: ToDay}
}

// Wall is what d shows, as a time in UTC whatever its offset, for arithmetic
// on calendars and clocks. A month stands for its first day.
func (d Date) Wall() time.Time {
	return time.Date(d.Year, time.Month(d.Month), max(d.Day, 1), d.Hour, d.Minute, d.Second, 0, time.UTC)
}

// Instant is the moment d tells; it is false unless d has an offset.
func (d Date) Instant() (time.Time, bool) {
	return d.Wall().Add(-time.Duration(d.Offset) * time.Minute), d.HasOffset()
}

// In is the same moment told with another offset, in minutes east of UTC. A
// Date without an offset is returned as it is.
func (d Date) In(offset int) Date {
	if !d.HasOffset() {
		return d
	}
	shifted := d.Wall().Add(time.Duration(offset-d.Offset) * time.Minute)
	shown := FromTime(shifted)
	shown.Zone, shown.Offset = Fixed, offset
	return shown
}

// FromTime is t as a Date, with the offset that t's location has then.
func FromTime(t time.Time) Date {
	d := Date{
		Year: t.Year(), Month: int(t.Month()), Day: t.Day(),
		Hour: t.Hour(), Minute: t.Minute(), Second: t.Second(),
		Precision: ToTime, Zone: UTC,
	}
	if t.Location() != time.UTC {
		_, seconds := t.Zone()
		d.Zone, d.Offset = Fixed, seconds/60
	}
	return d
}

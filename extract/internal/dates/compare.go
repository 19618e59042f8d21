package dates

import "time"

// No place is farther from UTC than these; so the world's clocks show, at any
// moment, times up to 26 hours apart (IANA time zone database, Kiritimati and
// the zone of Baker Island).
const (
	maxEast = 14 * time.Hour
	maxWest = 12 * time.Hour
)

// SameDay reports whether d and o show the same calendar day, each in its own
// zone. It is false where either tells only a month.
func (d Date) SameDay(o Date) bool {
	return d.Precision >= ToDay && o.Precision >= ToDay && d.DayOnly() == o.DayOnly()
}

// DaysSince is the number of calendar days from o to d, as each shows its day;
// negative where d is the earlier.
func (d Date) DaysSince(o Date) int {
	return int(d.DayOnly().Wall().Sub(o.DayOnly().Wall()) / (24 * time.Hour))
}

// Compare orders d and o as far as both tell: as moments where both have an
// offset, else by what they show, to the coarser of their precisions. It is
// negative where d is earlier and 0 where neither is, so a day equals each of
// its hours; for that reason it is no order to sort by.
func (d Date) Compare(o Date) int {
	if a, ok := d.Instant(); ok {
		if b, ok := o.Instant(); ok {
			return a.Compare(b)
		}
	}
	precision := min(d.Precision, o.Precision)
	return d.cut(precision).Wall().Compare(o.cut(precision).Wall())
}

// Before reports whether d is earlier than o, by Compare.
func (d Date) Before(o Date) bool { return d.Compare(o) < 0 }

// After reports whether d is later than o, by Compare.
func (d Date) After(o Date) bool { return d.Compare(o) > 0 }

// Agrees reports whether d and o may tell one moment, so that one of them can
// stand witness for the other. Two moments agree within a minute. Where only
// one has an offset, they agree if some place on Earth shows the one when the
// other happens: a page may print its local day beside a UTC timestamp. Where
// neither has, they agree as far as both tell.
func (d Date) Agrees(o Date) bool {
	switch {
	case d.IsZero() || o.IsZero():
		return false
	case d.HasOffset() && o.HasOffset():
		a, _ := d.Instant()
		b, _ := o.Instant()
		return a.Sub(b).Abs() <= time.Minute
	case d.HasOffset():
		return d.shownAs(o)
	case o.HasOffset():
		return o.shownAs(d)
	}
	return d.Compare(o) == 0
}

// shownAs reports whether some place shows o at the moment d tells.
func (d Date) shownAs(o Date) bool {
	moment, _ := d.Instant()
	first := o.Wall()
	last := first
	switch o.Precision {
	case ToMonth:
		last = first.AddDate(0, 1, 0)
	case ToDay:
		last = first.AddDate(0, 0, 1)
	case ToTime:
		// Offsets in use are whole quarters of an hour, and a clock that
		// shows no seconds cuts them off.
		if first.Second() == 0 {
			moment = moment.Truncate(time.Minute)
		}
		offset := first.Sub(moment).Round(time.Minute)
		return offset <= maxEast && offset >= -maxWest && offset%(15*time.Minute) == 0
	}
	return !moment.Add(maxEast).Before(first) && moment.Add(-maxWest).Before(last)
}

// cut is d told to precision p at most.
func (d Date) cut(p Precision) Date {
	switch {
	case p >= d.Precision:
		return d
	case p == ToMonth:
		return Date{Year: d.Year, Month: d.Month, Precision: ToMonth}
	}
	return d.DayOnly()
}

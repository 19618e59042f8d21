package resolve

import (
	"time"

	"github.com/tearsheet-news/tearsheet/extract/internal/dates"
)

// match is how well two witnesses agree: 1 where they tell one day or one
// moment, less where one tells a time in UTC and the other, as print does, a
// day elsewhere that may be its day there, 0 where they do not.
func match(w, v *witness) float64 {
	switch {
	case w.SameDay(v.Date):
		return 1
	case isEveOf(w.Date, v.Date), isEveOf(v.Date, w.Date):
		return 0.6
	case !w.Agrees(v.Date), w.kind == printed && v.kind == printed && w.Type != v.Type:
		return 0 // two places of a page that print two days tell of two things
	case w.HasOffset() && v.HasOffset():
		return 1
	case inUTC(w.Date):
		return elsewhereIn(w.Date, v.Date)
	case inUTC(v.Date):
		return elsewhereIn(v.Date, w.Date)
	}
	return 0 // an offset other than UTC's is the page's own: its day is the one in print
}

// inUTC tells a time told in UTC, as systems do that know no other; "+00:00"
// is their way to say it more often than London's in winter.
func inUTC(d dates.Date) bool { return d.HasOffset() && d.Offset == 0 }

// elsewhereIn is how likely the place where a UTC time shows another day is
// where the page is at home. Most of the press is at most nine hours from
// Greenwich, from Los Angeles in winter less one to Seoul.
func elsewhereIn(utc, day dates.Date) float64 {
	begins := day.DayOnly().Wall()
	gap := begins.Sub(utc.Wall())
	if gap < 0 {
		gap = utc.Wall().Sub(begins.Add(24 * time.Hour))
	}
	if gap <= 9*time.Hour {
		return 0.6
	}
	return 0.2
}

// isEveOf tells a time in the evening before a day: newspapers put stories
// online then that carry the day of the printed paper.
func isEveOf(t, day dates.Date) bool {
	return t.HasTime() && !inUTC(t) && t.Hour >= 17 && day.Precision == dates.ToDay && day.DaysSince(t) == 1
}

package resolve

import (
	"time"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/dates"
)

// shown is the fullest way in which the witnesses who agree with w tell it.
// The day is w's; its time of day is the metadata's, where that has one, since
// print rounds it and attributes made for scripts mistake the zone.
func (ws testimony) shown(w *witness) *witness {
	w = ws.clocked(w)
	best := *w
	best.Date = w.clock()
	for i := range ws {
		v := ws[i]
		if v.Field != w.Field || match(w, &v) == 0 || v.kind == printed && v.Type != w.Type && !v.nearStory() {
			continue
		}
		v.Date = v.clock()
		if a, b := fullness(&v, w), fullness(&best, w); a > b || a == b && v.trust > best.trust {
			best = v
		}
	}
	best.Date = ws.inPrintedZone(best.Date, w)
	return &best
}

// nearStory tells a date in print that stands where stories have theirs; that
// of another place, in print as well, may have the time of another story.
func (w *witness) nearStory() bool {
	return w.Type == claim.AtHead || w.Type == claim.Boxed || w.Type == claim.AtEnd
}

// clocked is w, or where that is a bare day in print, the first at the same
// place that tells the day with a time.
func (ws testimony) clocked(w *witness) *witness {
	if w.kind != printed || w.HasTime() {
		return w
	}
	for i := range ws {
		if v := &ws[i]; v.kind == printed && v.Field == w.Field && v.Type == w.Type && v.HasTime() && v.SameDay(w.Date) {
			return v
		}
	}
	return w
}

// fullness is how much v tells of the day of w. A time of day comes before all
// else. Scripts come last, as theirs may be another story's. Then the moment of
// w, the day as w shows it, metadata, and an offset.
func fullness(v, w *witness) int {
	n := 0
	agrees := v.Agrees(w.Date)
	for _, has := range [...]bool{
		v.HasTime() && !v.Midnight(), v.kind != carried, agrees, v.SameDay(w.Date) || agrees && w.HasTime() && !w.HasOffset(), v.kind == recorded, v.HasOffset(),
	} {
		n *= 2
		if has {
			n++
		}
	}
	return n
}

// inPrintedZone is a moment in the zone of the page, where it shows another
// day than w, the witness believed, and what is printed tells that zone: by a
// time of day, or by being the day that begins at that moment. The latter is
// how a bare day ends up after a way through UTC.
func (ws testimony) inPrintedZone(d dates.Date, w *witness) dates.Date {
	moment, ok := d.Instant()
	if !ok || d.SameDay(w.Date) {
		return d
	}
	for i := range ws {
		v := &ws[i]
		begins := v.Precision == dates.ToDay && moment.Minute() == 0 && moment.Second() == 0 && v.DaysSince(d) == 1
		if v.Field == w.Field && v.SameDay(w.Date) && !v.HasOffset() && (v.HasTime() || begins) && v.Agrees(d) {
			offset := v.Wall().Sub(moment).Round(quarterHour)
			return d.In(int(offset.Minutes()))
		}
	}
	return d
}

// quarterHour is the unit of all offsets in use.
const quarterHour = 15 * time.Minute

// clock is the date of a witness, as a day where it tells midnight in UTC or
// without an offset: so do systems that cannot leave the time out.
func (w *witness) clock() dates.Date {
	if w.Midnight() && (inUTC(w.Date) || !w.HasOffset()) {
		return w.DayOnly()
	}
	return w.Date
}

package resolve

import "github.com/tearsheet-news/tearsheet/extract/internal/dates"

// shown is the fullest way in which the witnesses who agree with w tell it.
// The day is w's; its time of day is the metadata's, where that has one, since
// print rounds it and attributes made for scripts mistake the zone.
func (ws testimony) shown(w *witness) *witness {
	best := *w
	best.Date = w.clock()
	for i := range ws {
		v := ws[i]
		if v.Field != w.Field || match(w, &v) == 0 {
			continue
		}
		v.Date = v.clock()
		if a, b := fullness(&v, w), fullness(&best, w); a > b || a == b && v.trust > best.trust {
			best = v
		}
	}
	if seen := ws.offsetSeen(&best, w); seen != nil {
		best.Date = *seen
	} else if isMidnightOf(best.Date, w.Date) {
		best = *w
	}
	return &best
}

// fullness is how much v tells of the day of w: a time of day comes before all
// else, then the day as w shows it, then metadata, then an offset.
func fullness(v, w *witness) int {
	n := 0
	for _, has := range [...]bool{v.HasTime() && !v.Midnight(), v.SameDay(w.Date), v.kind == recorded, v.HasOffset()} {
		n *= 2
		if has {
			n++
		}
	}
	return n
}

// offsetSeen is the moment of a witness as the page shows it, where it shows
// another day than w and a time of day in print tells by how much; else nil.
func (ws testimony) offsetSeen(v, w *witness) *dates.Date {
	moment, ok := v.Instant()
	if !ok || v.SameDay(w.Date) {
		return nil
	}
	for i := range ws {
		seen := &ws[i]
		if seen.Field != w.Field || !seen.SameDay(w.Date) || !seen.HasTime() || seen.HasOffset() || match(seen, v) == 0 {
			continue
		}
		quarters := seen.Wall().Sub(moment).Round(quarterHour)
		d := v.In(int(quarters.Minutes()))
		return &d
	}
	return nil
}

// isMidnightOf tells whether a UTC time is that at which a day in print begins
// somewhere east of Greenwich: 23:00 or 22:00 the day before for most of
// Europe. It is a day that passed through a type which cannot leave the time out.
func isMidnightOf(utc, day dates.Date) bool {
	return inUTC(utc) && utc.Minute == 0 && utc.Second == 0 && day.Precision == dates.ToDay && day.DaysSince(utc) == 1
}

// quarterHour is the unit of all offsets in use.
const quarterHour = 15 * 60 * 1e9

// clock is the date of a witness, as a day where it tells midnight in UTC or
// without an offset: so do systems that cannot leave the time out.
func (w *witness) clock() dates.Date {
	if w.Midnight() && (inUTC(w.Date) || !w.HasOffset()) {
		return w.DayOnly()
	}
	return w.Date
}

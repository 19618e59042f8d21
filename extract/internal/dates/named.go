package dates

import "strings"

// dayMonth reads 1 May 2024, with the day first.
func (r *reader) dayMonth(i int, n number) (Found, bool) {
	if n.value < 1 || n.value > 31 {
		return Found{}, false
	}
	at := r.joint(r.ordinalEnd(n.end))
	m, end, ok := r.monthAt(at)
	if !ok {
		return Found{}, false
	}
	f := Found{Start: i}
	hyphens := r.text[n.end] == '-'
	y, yearEnd, ok := r.yearAfter(r.sameMonth(m, end), m, hyphens)
	if !ok {
		return r.yearless(f, end, m, n.value)
	}
	f.End = yearEnd
	f.Date, ok = r.civil(m.calendar, y, m.number, n.value)
	return f, ok
}

// monthDay reads May 1, 2024, with the month before the number.
func (r *reader) monthDay(i int, n number) (Found, bool) {
	m, start, ok := r.monthBefore(i)
	if !ok || n.value < 1 || n.value > 31 {
		return Found{}, false
	}
	f := Found{Start: start}
	end := r.ordinalEnd(n.end)
	y, yearEnd, ok := r.yearAfter(end, m, false)
	if !ok {
		if f, ok := r.clockBetween(f, end, m, n.value); ok {
			return f, true
		}
		return r.yearless(f, end, m, n.value)
	}
	f.End = yearEnd
	f.Date, ok = r.civil(m.calendar, y, m.number, n.value)
	return f, ok
}

// clockBetween reads the forms of C and Unix, in which the time of day stands
// before the year: Wed May  1 09:30:00 CEST 2024.
func (r *reader) clockBetween(f Found, i int, m month, day int) (Found, bool) {
	c, ok := r.clockAfter(i)
	if !ok {
		return f, false
	}
	y, end, ok := r.yearAfter(c.end, m, false)
	if !ok {
		return f, false
	}
	f.Date, ok = r.civil(m.calendar, y, m.number, day)
	f.set(c)
	f.End = end
	return f, ok
}

// yearMonthDay reads 2024. május 1., 2024 m. gegužės 1 d. and, with the day
// before the month, 2024. gada 1. maijā.
func (r *reader) yearMonthDay(i int, n number) (Found, bool) {
	at := r.joint(n.end)
	m, end, ok := r.monthAt(at)
	if !ok {
		return r.yearDayMonth(i, n, at)
	}
	if c, _ := runeAt(r.text, at); c >= 'a' && c <= 'z' && (r.language == "en" || r.language == "") {
		return Found{}, false // "in 2024 may 10 ..."
	}
	day := numberAt(r.text, r.joint(end))
	if day.width == 0 || day.width > 2 {
		return Found{}, false
	}
	if _, _, ok := r.yearAfter(day.end, m, false); ok {
		return Found{}, false // the year belongs to what stood before: 2019 May 1, 2024
	}
	d, ok := r.civil(m.calendar, n.value, m.number, day.value)
	return Found{Date: d, Start: i, End: r.ordinalEnd(day.end)}, ok
}

// yearNouns stand between a year and a day: 2024. gada 1. maijā, 2024 ж. 1 мамыр,
// 2024-yil 1-may.
var yearNouns = wordSet("gada", "ж жыл жылы жылғы жылдын", "yil yili yilning", "il ilin", "წლის წელი წ", "оны он", "թ թվականի")

// yearDayMonth reads the rest of such a date, whose day begins at byte at.
func (r *reader) yearDayMonth(i int, n number, at int) (Found, bool) {
	day := numberAt(r.text, at)
	if w := wordBefore(r.text, at); !yearNouns[string(w.key())] || day.width == 0 || day.width > 2 {
		return Found{}, false
	}
	m, end, ok := r.monthAt(r.joint(day.end))
	if !ok {
		return Found{}, false
	}
	d, ok := r.civil(m.calendar, n.value, m.number, day.value)
	return Found{Date: d, Start: i, End: end}, ok
}

// yearAfter reads the year that follows the part which ends at byte i. Two
// digits are a year after an apostrophe (May 1, '24), behind hyphens where the
// day is followed by one too (01-May-24, RFC 850), before a time with seconds
// (RFC 822), and in Thai.
func (r *reader) yearAfter(i int, m month, hyphens bool) (year, end int, ok bool) {
	at := r.joint(i)
	n := numberAt(r.text, at)
	if n.width == 4 {
		next, _ := runeAt(r.text, n.end)
		return n.value, n.end, next != ':'
	}
	if year, ok := gluedYear(n, at); ok {
		return year, at + 4, true
	}
	if n.width != 2 || at == i {
		return 0, 0, false
	}
	switch before, _ := runeBefore(r.text, at); {
	case m.calendar == buddhist:
		return 2500 + n.value, n.end, true
	case before == '\'', before == '’', before == '‘', before == '-' && hyphens:
		return shortYear(n.value), n.end, true
	}
	c, ok := r.clockAt(skipSpace(r.text, n.end), dated)
	return shortYear(n.value), n.end, ok && c.seconds
}

// gluedYear is the year that begins a number at byte at in which a layout set
// another number right behind it: a count, as in "6 January 202614 views", or
// a time.
func gluedYear(n number, at int) (year int, ok bool) {
	if n.width < 5 || n.width > 8 || n.end-at != n.width {
		return 0, false
	}
	year = n.value
	for range n.width - 4 {
		year /= 10
	}
	return year, year >= 1990 && year < 2100
}

// yearless reads a date without a year as the last such day before the page
// was fetched, or the day after that. A number of four digits beside it would be
// its year, though in a way of writing it that is not known here.
func (r *reader) yearless(f Found, end int, m month, day int) (Found, bool) {
	fetched := r.ctx.FetchedAt
	next, _ := runeAt(r.text, end)
	if fetched.IsZero() || m.calendar != gregorian && m.calendar != buddhist || isLetter(next) || r.yearBeside(f.Start, end) {
		return f, false
	}
	today := FromTime(fetched)
	for year := today.Year + 1; year > today.Year-2; year-- {
		d, ok := r.civil(gregorian, year, m.number, day)
		if ok && d.DaysSince(today) <= 1 {
			f.Date, f.End, f.Form = d, end, Yearless
			return f, true
		}
	}
	return f, false
}

// yearBeside reports whether a number that may be a year stands before start or
// behind end, with no more than a word and some marks between.
func (r *reader) yearBeside(start, end int) bool {
	if w := wordBefore(r.text, start); w.end > w.start {
		start = w.start
	}
	before := strings.TrimRightFunc(r.text[:start], func(c rune) bool { return isSpace(c) || isJoint(c) })
	if mayBeYear(numberBefore(r.text, len(before))) {
		return true
	}
	at := r.joint(end)
	if w := wordAt(r.text, at); w.end > at {
		at = r.joint(w.end)
	}
	n := numberAt(r.text, at)
	next, _ := runeAt(r.text, n.end)
	return mayBeYear(n) && next != ':'
}

// mayBeYear tells years of all calendars that are read.
func mayBeYear(n number) bool {
	return n.width == 4 && n.value >= firstJalali && n.value <= lastBuddhist
}

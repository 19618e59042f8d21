package dates

// numerals read dates of digits alone.
type numerals struct{ *piece }

// A triple is three numbers with the same separator between them.
type triple struct {
	a, b, c number
	sep     rune // '.', '/', '-', '·' or ' '
	end     int
}

// tripleAt reads the triple whose first number is n, at byte i. Parts of a
// longer chain, such as a version or an IP address, are none.
func (r *numerals) tripleAt(i int, n number) (t triple, ok bool) {
	t.a = n
	var at int
	if t.sep, at = r.separatorAt(n.end); t.sep == 0 {
		return t, false
	}
	if t.b = numberAt(r.text, at); t.b.width == 0 || t.b.width > 2 {
		return t, false
	}
	sep, at := r.separatorAt(t.b.end)
	if t.c = numberAt(r.text, at); sep != t.sep || t.c.width == 0 {
		return t, false
	}
	t.end = t.c.end
	return t, !chained(r.text, i, t)
}

// chained reports whether a further number hangs on t by the same separator.
// A time of day after it is none.
func chained(s string, i int, t triple) bool {
	if prev, size := runeBefore(s, i); separator(prev) == t.sep && i > size {
		if _, _, digit := digitAt(s, i-size-1); digit > 0 {
			return true
		}
	}
	next, size := runeAt(s, t.end)
	if separator(next) != t.sep {
		return false
	}
	n := numberAt(s, t.end+size)
	if n.width == 0 {
		return false
	}
	after, _ := runeAt(s, n.end)
	return after != ':'
}

// separatorAt reads a separator with spaces around it and returns where the
// next part begins. Its rune is 0 where there is none. In a value, a space
// alone will do.
func (r *numerals) separatorAt(i int) (sep rune, end int) {
	at := skipSpace(r.text, i)
	c, size := runeAt(r.text, at)
	if sep = separator(c); sep == 0 && r.value && at > i {
		return ' ', at
	}
	return sep, skipSpace(r.text, at+size)
}

// separator is the plain form of a separator, 0 for other runes.
func separator(r rune) rune {
	switch r {
	case '.', '．', '。':
		return '.'
	case '/', '／', '⁄':
		return '/'
	case '-', '‐', '‑', '–', '−', '－':
		return '-'
	case '•', '·':
		return '·'
	}
	return 0
}

// yearFirst reads 2024-05-01 and 1403/02/12.
func (r *numerals) yearFirst(i int, n number) (Found, bool) {
	t, ok := r.tripleAt(i, n)
	if !ok || t.c.width > 2 {
		return Found{}, false
	}
	d, ok := r.civil(r.calendarOf(n), n.value, t.b.value, t.c.value)
	return Found{Date: d, Start: i, End: t.end}, ok
}

// calendarOf is the calendar that a year in digits is counted in. A year of
// the Solar Hijri calendar must stand on a page, or in digits, of its
// countries: the Islamic lunar calendar is about as old.
func (r *numerals) calendarOf(year number) calendar {
	if year.value < firstJalali || year.value > lastJalali {
		return gregorian
	}
	switch {
	case year.zero == '۰', r.country == "IR", r.country == "AF",
		r.language == "fa", r.language == "prs", r.language == "ps":
		return jalali
	}
	return gregorian
}

// yearLast reads 01.05.2024, 5/1/2024 and, where the language writes short
// years first, 24.05.01.
func (r *numerals) yearLast(i int, n number) (Found, bool) {
	t, ok := r.tripleAt(i, n)
	if !ok || t.c.width != 4 && !r.shortYearSafe(t) {
		return Found{}, false
	}
	f := Found{Start: i, End: t.end}
	year := t.c.value
	switch {
	case r.calendarOf(t.c) == jalali:
		f.Date, ok = r.civil(jalali, year, t.b.value, t.a.value)
		return f, ok
	case t.c.width == 2 && yearFirstLanguages[r.language]:
		f.Date, ok = r.civil(gregorian, shortYear(t.a.value), t.b.value, t.c.value)
		return f, ok
	case t.c.width == 2:
		year = shortYear(year)
	}
	f.Date, f.Guessed, ok = r.inOrder(t, year)
	return f, ok
}

// shortYearSafe reports whether the last part of t may be a year of two
// digits. With full stops, all parts must have two digits, lest version
// numbers be dates; with hyphens the text must be a value, since either end
// could be the year.
func (r *numerals) shortYearSafe(t triple) bool {
	if t.c.width != 2 {
		return false
	}
	if next, _ := runeAt(r.text, t.end); isLetter(next) && !invisible(next) || next == '%' {
		return false
	}
	switch t.sep {
	case '/':
		return true
	case '-', ' ':
		return r.value && t.a.width == 2 && t.b.width == 2
	}
	return t.a.width == 2 && t.b.width == 2
}

// inOrder decides which of t's first two numbers is the day: what the calendar
// allows, else what the page tells, else what language and country suggest.
func (r *numerals) inOrder(t triple, year int) (d Date, guessed, ok bool) {
	dayFirst, okDay := r.civil(gregorian, year, t.b.value, t.a.value)
	monthFirst, okMonth := r.civil(gregorian, year, t.a.value, t.b.value)
	switch {
	case !okMonth || dayFirst == monthFirst:
		return dayFirst, false, okDay
	case !okDay:
		return monthFirst, false, true
	}
	if order := r.told(dayFirst, monthFirst); order != OrderUnknown {
		if order == DayFirst {
			return dayFirst, false, true
		}
		return monthFirst, false, true
	}
	if orderFor(r.language, r.country, t.sep) == MonthFirst {
		return monthFirst, true, true
	}
	// Full stops are how the languages that put the day first write dates.
	sure := t.sep == '.' && !monthFirstLanguages[r.language]
	return dayFirst, !sure, true
}

// told is the order that the rest of the page tells, see Context.
func (r *numerals) told(dayFirst, monthFirst Date) Order {
	var day, month bool
	for _, known := range r.ctx.Known {
		day = day || known.SameDay(dayFirst)
		month = month || known.SameDay(monthFirst)
	}
	switch {
	case day && !month:
		return DayFirst
	case month && !day:
		return MonthFirst
	}
	return r.ctx.Order
}

// OrderIn is the order that the dates of digits in text follow, by those of
// them that can be read in one order only; OrderUnknown where there are none
// or as many for one as for the other.
func OrderIn(text string) Order {
	r := newReader(text, Context{})
	var day, month int
	for i := 0; i < len(text); {
		n := numberAt(text, i)
		if n.width == 0 {
			i++
			continue
		}
		if t, ok := r.tripleAt(i, n); ok && t.a.width <= 2 && t.c.width == 4 {
			i = t.end
			_, okDay := r.civil(gregorian, t.c.value, t.b.value, t.a.value)
			_, okMonth := r.civil(gregorian, t.c.value, t.a.value, t.b.value)
			if okDay && !okMonth {
				day++
			}
			if okMonth && !okDay {
				month++
			}
			continue
		}
		i = n.end
	}
	switch {
	case day > month:
		return DayFirst
	case month > day:
		return MonthFirst
	}
	return OrderUnknown
}

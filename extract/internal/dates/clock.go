package dates

import "strings"

// A clock is a time of day as printed.
type clock struct {
	hour, minute, second int

	seconds bool // told
	half    half // told, though hour is of 24 already
	zone    Zone
	offset  int  // minutes east of UTC
	summer  bool // offset is an hour more in summer, see zoneName
	end     int
}

// clocks read times of day, what stands before them, and their zones.
type clocks struct{ *piece }

// A place is where a clock stands, which decides how much it may leave out.
type place uint8

const (
	alone   place = iota // no date before it
	dated                // after a date
	led                  // after a date and a word such as "at"
	afterT               // right after the T of ISO 8601
	inValue              // anywhere in a value, see Parse
)

// withClock adds the time of day that follows f's day, if one does.
func (r *clocks) withClock(f Found) Found {
	if f.Precision == ToTime {
		return f
	}
	if c, ok := r.clockAfter(f.End); ok {
		f.set(c)
	}
	return f
}

func (f *Found) set(c clock) {
	f.Hour, f.Minute, f.Second = c.hour, c.minute, c.second
	f.Precision, f.Zone, f.Offset = ToTime, c.zone, c.offset
	if c.summer && summerTime(f.Date) {
		f.Offset += hour
	}
	f.End = max(f.End, c.end)
}

// clockAfter reads the time of day after the day that ends at byte i.
func (r *clocks) clockAfter(i int) (clock, bool) {
	g := r.gapAt(i)
	where := dated
	switch {
	case g.iso:
		where = afterT
	case r.value:
		where = inValue
	case g.led:
		where = led
	}
	c, ok := r.clockAt(g.end, where)
	if g.half != noHalf && c.half == noHalf {
		c.in(g.half)
	}
	return c, ok
}

// again is the offset after a second time of day in parentheses, which tells the
// first in another zone, "1022 GMT (1822 HKT)", or i where there is none.
func (r *clocks) again(i int) int {
	at := skipSpace(r.text, i)
	if c, size := runeAt(r.text, at); c == '(' {
		if second, ok := r.clockAt(at+size, alone); ok && strings.HasPrefix(r.text[second.end:], ")") {
			return second.end + 1
		}
	}
	return i
}

// clockAt reads the time of day that begins at byte i.
func (r *clocks) clockAt(i int, where place) (c clock, ok bool) {
	h := numberAt(r.text, i)
	if h.width == 0 {
		return c, false
	}
	c.hour, c.end = h.value, h.end
	switch {
	case h.width > 2 && (where == afterT || r.militaryZone(h)):
		ok = c.compact(h)
	case h.width > 2:
		return c, false
	default:
		ok = r.minutes(&c, where) || r.hourOnly(&c, where)
	}
	if !ok || c.hour > 23 || c.minute > 59 || c.second > 60 {
		return c, false
	}
	c.second = min(c.second, 59) // a leap second
	r.skipClockWords(&c)
	r.zoneAfter(&c, where)
	return c, true
}

// militaryZone tells whether a number of four digits is a time because the name
// of a zone follows it: 1430 GMT.
func (r *clocks) militaryZone(n number) bool {
	w := wordAt(r.text, skipSpace(r.text, n.end))
	name := r.text[w.start:w.end]
	_, known := zoneNames[name]
	return n.width == 4 && w.start > n.end && (known || name == "GMT" || name == "UTC")
}

// compact reads hhmm and hhmmss.
func (c *clock) compact(n number) bool {
	switch n.width {
	case 4:
		c.hour, c.minute = n.value/100, n.value%100
	case 6:
		c.hour, c.minute, c.second = n.value/10000, n.value/100%100, n.value%100
		c.seconds = true
	default:
		return false
	}
	return true
}

// minutes reads what follows an hour: ":05", ":05:30.123", ".05", "h05", "時5分".
func (r *clocks) minutes(c *clock, where place) bool {
	sign, size := runeAt(r.text, c.end)
	switch sign {
	case ':', '：', '∶':
		return r.colonMinutes(c, c.end+size, where)
	case '.':
		return r.dotMinutes(c, c.end+size, where)
	}
	if end := unitAt(r.text, c.end, hourUnits); end >= 0 {
		c.end = end
		if m := numberAt(r.text, skipSpace(r.text, end)); m.width > 0 && m.width <= 2 {
			if end = unitAt(r.text, m.end, minuteUnits); end >= 0 {
				c.minute, c.end = m.value, end
			}
		}
		return where != alone
	}
	w := wordAt(r.text, skipSpace(r.text, c.end))
	if !hourLetters[string(w.key())] {
		return false
	}
	m := numberAt(r.text, skipSpace(r.text, w.end))
	if m.width != 2 {
		return false
	}
	c.minute, c.end = m.value, m.end
	return true
}

func (r *clocks) colonMinutes(c *clock, i int, where place) bool {
	m := numberAt(r.text, i)
	if m.width != 2 && !(m.width == 1 && where >= afterT) {
		return false
	}
	c.minute, c.end = m.value, m.end
	if colon, size := runeAt(r.text, c.end); colon == ':' || colon == '：' {
		if s := numberAt(r.text, c.end+size); s.width == 2 || s.width == 1 && where >= afterT {
			c.second, c.end, c.seconds = s.value, s.end, true
		}
	}
	if point, _ := runeAt(r.text, c.end); c.seconds && (point == '.' || point == ',' || point == ':') {
		if fraction := numberAt(r.text, c.end+1); fraction.width > 0 {
			c.end = fraction.end
		}
	}
	return true
}

// dotMinutes reads the minutes of 14.30, which is a time only beside a date
// and where the language writes times so, or before "a.m.".
func (r *clocks) dotMinutes(c *clock, i int, where place) bool {
	m := numberAt(r.text, i)
	if m.width != 2 {
		return false
	}
	c.minute, c.end = m.value, m.end
	if h, _ := r.halfAt(skipSpace(r.text, m.end)); h == noHalf && where < led && (where == alone || !dotLanguages[r.language]) {
		return false
	}
	if point, _ := runeAt(r.text, m.end); point == '.' {
		switch s := numberAt(r.text, m.end+1); {
		case s.width == 2 && where >= led:
			c.second, c.end, c.seconds = s.value, s.end, true
		case s.width > 0:
			return false // 14.05.2024
		}
	}
	return true
}

// hourOnly accepts an hour without minutes where a word says what it is: "3
// p.m.", "14 Uhr", "14h".
func (r *clocks) hourOnly(c *clock, where place) bool {
	at := skipSpace(r.text, c.end)
	if h, _ := r.halfAt(at); h != noHalf {
		return c.hour >= 1 && c.hour <= 12
	}
	w := wordAt(r.text, at)
	return hourWords[string(w.key())] && where != alone
}

// skipClockWords reads the words after a time: "Uhr", "hrs", "p.m.".
func (r *clocks) skipClockWords(c *clock) {
	for range 2 {
		at := skipSpace(r.text, c.end)
		if h, end := r.halfAt(at); h != noHalf {
			c.in(h)
			c.end = end
			continue
		}
		w := wordAt(r.text, at)
		if !clockWords[string(w.key())] && !hourWords[string(w.key())] || w.end == at {
			return
		}
		c.end = w.end
		if strings.HasPrefix(r.text[c.end:], ".") {
			c.end++
		}
	}
}

package dates

import "time"

// A zoneName is what an abbreviation of a time zone stands for.
type zoneName struct {
	offset    int            // minutes east of UTC
	summer    bool           // one hour more in the summer of the United States
	elsewhere map[string]int // the offset in countries that mean another zone
}

const hour = 60

// zoneNames are the abbreviations that news pages print, in capitals. Most are
// those of the IANA time zone database; those with several meanings have the
// one of the most readers, and the others by country.
var zoneNames = map[string]zoneName{
	// North America. ET and its like say nothing about summer.
	"ET": {offset: -5 * hour, summer: true}, "EST": {offset: -5 * hour, elsewhere: map[string]int{"AU": 10 * hour}}, "EDT": {offset: -4 * hour},
	"CT": {offset: -6 * hour, summer: true}, "CST": {offset: -6 * hour, elsewhere: map[string]int{"CN": 8 * hour, "TW": 8 * hour, "CU": -5 * hour}}, "CDT": {offset: -5 * hour},
	"MT": {offset: -7 * hour, summer: true}, "MST": {offset: -7 * hour, elsewhere: map[string]int{"MY": 8 * hour}}, "MDT": {offset: -6 * hour},
	"PT": {offset: -8 * hour, summer: true}, "PST": {offset: -8 * hour, elsewhere: map[string]int{"PH": 8 * hour}}, "PDT": {offset: -7 * hour},
	"AKST": {offset: -9 * hour}, "AKDT": {offset: -8 * hour}, "HST": {offset: -10 * hour},
	"AST": {offset: -4 * hour, elsewhere: map[string]int{"SA": 3 * hour, "QA": 3 * hour, "KW": 3 * hour, "IQ": 3 * hour}}, "ADT": {offset: -3 * hour},
	"NST": {offset: -3*hour - 30}, "NDT": {offset: -2*hour - 30},

	// South America.
	"BRT": {offset: -3 * hour}, "ART": {offset: -3 * hour}, "CLT": {offset: -4 * hour}, "CLST": {offset: -3 * hour},
	"COT": {offset: -5 * hour}, "PET": {offset: -5 * hour}, "VET": {offset: -4 * hour},

	// Europe and Africa.
	"WET": {offset: 0}, "WEST": {offset: hour},
	"BST": {offset: hour, elsewhere: map[string]int{"BD": 6 * hour}},
	"CET": {offset: hour}, "CEST": {offset: 2 * hour}, "MEZ": {offset: hour}, "MESZ": {offset: 2 * hour},
	"EET": {offset: 2 * hour}, "EEST": {offset: 3 * hour},
	"MSK": {offset: 3 * hour}, "МСК": {offset: 3 * hour}, "TRT": {offset: 3 * hour},
	"WAT": {offset: hour}, "CAT": {offset: 2 * hour}, "SAST": {offset: 2 * hour}, "EAT": {offset: 3 * hour},

	// Asia and the Pacific.
	"IST":  {offset: 5*hour + 30, elsewhere: map[string]int{"IE": hour, "IL": 2 * hour}},
	"IDT":  {offset: 3 * hour},
	"IRST": {offset: 3*hour + 30}, "GST": {offset: 4 * hour}, "PKT": {offset: 5 * hour}, "NPT": {offset: 5*hour + 45},
	"ICT": {offset: 7 * hour}, "WIB": {offset: 7 * hour}, "WITA": {offset: 8 * hour}, "WIT": {offset: 9 * hour},
	"SGT": {offset: 8 * hour}, "MYT": {offset: 8 * hour}, "HKT": {offset: 8 * hour}, "PHT": {offset: 8 * hour},
	"JST": {offset: 9 * hour}, "KST": {offset: 9 * hour},
	"AWST": {offset: 8 * hour}, "ACST": {offset: 9*hour + 30}, "ACDT": {offset: 10*hour + 30},
	"AEST": {offset: 10 * hour}, "AEDT": {offset: 11 * hour}, "NZST": {offset: 12 * hour}, "NZDT": {offset: 13 * hour},
}

// zoneAfter reads the offset after a time of day.
func (r *clocks) zoneAfter(c *clock, where place) {
	at := skipSpace(r.text, c.end)
	sign, size := runeAt(r.text, at)
	if sign == '(' {
		at += size
		sign, _ = runeAt(r.text, at)
	}
	switch {
	case sign == '+' || sign == '-' || sign == '−':
		exact := where >= afterT || c.seconds || sign == '+'
		if offset, end, ok := r.offsetAt(at, exact); ok {
			c.zone, c.offset, c.end = Fixed, offset, end
		}
	case isLetter(sign):
		r.namedZone(c, at)
	case where == afterT && c.seconds && at == c.end+1:
		r.lostPlus(c, at)
	}
}

// lostPlus reads "09:30:00 02:00", whose plus sign was taken for the space of
// a form-encoded value.
func (r *clocks) lostPlus(c *clock, at int) {
	h := numberAt(r.text, at)
	if colon, size := runeAt(r.text, h.end); h.width == 2 && colon == ':' {
		if m := numberAt(r.text, h.end+size); m.width == 2 && validOffset(h.value, m.value) {
			c.zone, c.offset, c.end = Fixed, h.value*hour+m.value, m.end
		}
	}
}

// offsetAt reads a signed offset: +02:00, +0200, -5, +5:30. In prose, where
// "14:30-16:00" is a span of time, a minus is one only before four digits.
func (r *clocks) offsetAt(i int, exact bool) (offset, end int, ok bool) {
	sign, size := runeAt(r.text, i)
	n := numberAt(r.text, i+size)
	h, m, end := n.value, 0, n.end
	switch n.width {
	case 1, 2:
		if !exact {
			return 0, 0, false
		}
		if colon, size := runeAt(r.text, n.end); colon == ':' {
			if minutes := numberAt(r.text, n.end+size); minutes.width == 2 {
				m, end = minutes.value, minutes.end
			}
		}
	case 3, 4:
		h, m = n.value/100, n.value%100
	default:
		return 0, 0, false
	}
	offset = h*hour + m
	if sign != '+' {
		offset = -offset
	}
	return offset, end, validOffset(h, m)
}

func validOffset(h, m int) bool {
	return h*hour+m <= 14*hour && m < 60
}

// namedZone reads Z, UTC+2, (GMT+7), CEST. The name must be in capitals, as
// "est" and "ist" are everyday words.
func (r *clocks) namedZone(c *clock, at int) {
	w := wordAt(r.text, at)
	name := r.text[w.start:w.end]
	switch name {
	case "Z", "z", "UTC", "GMT", "Zulu":
		c.zone, c.offset, c.end = UTC, 0, w.end
		if sign, _ := runeAt(r.text, w.end); sign == '+' || sign == '-' || sign == '−' {
			if offset, end, ok := r.offsetAt(w.end, true); ok {
				c.zone, c.offset, c.end = Fixed, offset, end
			}
		}
		return
	}
	z, ok := zoneNames[name]
	// "ET" is also French in capitals: "PUBLIÉ À 14:30 ET MODIFIÉ À 15:10".
	if !ok || z.summer && c.half == noHalf && r.language != "en" && r.language != "" {
		return
	}
	if offset, ok := z.elsewhere[r.country]; ok {
		z.offset = offset
	}
	c.zone, c.offset, c.summer, c.end = Fixed, z.offset, z.summer, w.end
}

// summerTime reports whether daylight saving time is in force in the United
// States on a day: since 2007 from the second Sunday of March to the first of
// November, and for twenty years before from the first of April to the last of
// October (Uniform Time Act and its amendments). The day of a change counts
// as the new time.
func summerTime(d Date) bool {
	first, last := sunday(d.Year, 3, 8), sunday(d.Year, 11, 1)
	if d.Year < 2007 {
		first, last = sunday(d.Year, 4, 1), sunday(d.Year, 10, 25)
	}
	day := d.DayOnly().Wall()
	return !day.Before(first) && day.Before(last)
}

// sunday is the first Sunday from a day on.
func sunday(y, m, d int) time.Time {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t.AddDate(0, 0, (7-int(t.Weekday()))%7)
}

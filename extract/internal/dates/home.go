package dates

import (
	"strings"
	"time"
)

// A home is the time that the clocks of a country show, by the rules of the IANA
// time zone database since 1996. A country of several zones has that of the city
// where most of its press is. It is written out here because the database of the
// machine may be older, newer or missing, and the same page has to give the same
// record everywhere.
type home struct {
	offset int // minutes east of UTC, in winter
	summer season
	until  *earlier
}

// earlier is what clocks showed before a day.
type earlier struct {
	day  string // of the change
	then home
}

// season is when clocks are an hour ahead.
type season uint8

const (
	never season = iota
	europe
	unitedStates
	mexico
	iran
	egypt
	australia
	newZealand
	chile
	brazil
)

// seasons tells for each whether a day is in it: its first and last Sundays, as
// the month and the earliest day of either. Where the first comes after the last,
// summer goes over the turn of the year. Egypt and Iran change on other days of
// the same weeks.
var seasons = [...]struct{ fromMonth, fromDay, toMonth, toDay int }{
	europe:       {3, 25, 10, 25},
	unitedStates: {3, 8, 11, 1}, // see summerTime for the time before 2007
	mexico:       {4, 1, 10, 25},
	iran:         {3, 22, 9, 22},
	egypt:        {4, 24, 10, 25},
	australia:    {10, 1, 4, 1},
	newZealand:   {9, 24, 4, 1},
	chile:        {9, 2, 4, 2},
	brazil:       {10, 15, 2, 15},
}

var (
	central  = home{hour, europe, nil}
	eastern  = home{2 * hour, europe, nil}
	homes    = indexHomes()
	changing = map[string]home{
		"RU": {3 * hour, never, &earlier{"2014-10-26", home{4 * hour, never, &earlier{"2011-03-27", home{3 * hour, europe, nil}}}}},
		"BY": {3 * hour, never, &earlier{"2011-03-27", eastern}},
		"TR": {3 * hour, never, &earlier{"2016-03-27", eastern}},
		"AZ": {4 * hour, never, &earlier{"2016-03-27", home{4 * hour, europe, nil}}},
		"AM": {4 * hour, never, &earlier{"2012-03-25", home{4 * hour, europe, nil}}},
		"KZ": {5 * hour, never, &earlier{"2024-03-01", home{6 * hour, never, nil}}},
		"MA": {hour, never, &earlier{"2018-10-28", home{0, europe, nil}}},
		"MX": {-6 * hour, never, &earlier{"2022-10-30", home{-6 * hour, mexico, nil}}},
		"IR": {3*hour + 30, never, &earlier{"2022-09-22", home{3*hour + 30, iran, nil}}},
		"EG": {2 * hour, egypt, &earlier{"2023-04-28", home{2 * hour, never, nil}}},
		"BR": {-3 * hour, never, &earlier{"2019-02-17", home{-3 * hour, brazil, nil}}},
		"VE": {-4 * hour, never, &earlier{"2016-05-01", home{-4*hour - 30, never, &earlier{"2007-12-09", home{-4 * hour, never, nil}}}}},
		"PY": {-3 * hour, never, &earlier{"2024-10-15", home{-4 * hour, chile, nil}}},
		"KP": {9 * hour, never, &earlier{"2018-05-05", home{8*hour + 30, never, nil}}},
	}
)

func indexHomes() map[string]home {
	index := make(map[string]home)
	for _, row := range []struct {
		home
		countries string
	}{
		{home{0, europe, nil}, "GB IE PT IM JE GG FO"},
		{central, "DE AT CH LI FR BE NL LU MC ES AD IT SM VA MT DK NO SE PL CZ SK HU SI HR BA RS ME MK AL XK"},
		{eastern, "FI EE LV LT GR CY RO BG MD UA IL LB"},
		{home{0, never, nil}, "IS GH SN CI ML BF TG GM GN GW LR SL MR"},
		{home{hour, never, nil}, "NG DZ TN AO CM BJ NE TD GA CG CD GQ CF"},
		{home{2 * hour, never, nil}, "ZA BW ZW ZM MZ RW BI MW LS SZ LY SD SS NA"},
		{home{3 * hour, never, nil}, "SA IQ KW QA BH YE JO SY KE ET TZ UG SO ER DJ MG"},
		{home{4 * hour, never, nil}, "AE OM GE MU RE SC"},
		{home{4*hour + 30, never, nil}, "AF"},
		{home{5 * hour, never, nil}, "PK UZ TJ TM MV"},
		{home{5*hour + 30, never, nil}, "IN LK"},
		{home{5*hour + 45, never, nil}, "NP"},
		{home{6 * hour, never, nil}, "BD BT KG"},
		{home{6*hour + 30, never, nil}, "MM"},
		{home{7 * hour, never, nil}, "TH VN KH LA ID"},
		{home{8 * hour, never, nil}, "CN HK MO TW SG MY PH MN BN"},
		{home{9 * hour, never, nil}, "JP KR TL"},
		{home{10 * hour, australia, nil}, "AU"},
		{home{10 * hour, never, nil}, "PG GU"},
		{home{12 * hour, newZealand, nil}, "NZ"},
		{home{12 * hour, never, nil}, "FJ"},
		{home{-5 * hour, unitedStates, nil}, "US CA CU HT BS BM"},
		{home{-6 * hour, never, nil}, "GT HN SV NI CR BZ"},
		{home{-5 * hour, never, nil}, "CO PE EC PA JM"},
		{home{-4 * hour, never, nil}, "DO PR BO TT BB GY"},
		{home{-4 * hour, chile, nil}, "CL"},
		{home{-3 * hour, never, nil}, "AR UY SR GF"},
	} {
		for country := range strings.FieldsSeq(row.countries) {
			index[country] = row.home
		}
	}
	for country, h := range changing {
		index[country] = h
	}
	return index
}

// OffsetIn is what clocks in a country, by its ISO 3166 code, were ahead of UTC
// at a date, in minutes; false where the country is not known. The hours of the
// night in which clocks change count as the day's.
func OffsetIn(country string, d Date) (minutes int, ok bool) {
	h, ok := homes[country]
	if !ok || d.Precision < ToDay {
		return 0, false
	}
	day := d.DayOnly().String()
	for h.until != nil && day < h.until.day {
		h = h.until.then
	}
	if h.summer.has(d) {
		return h.offset + hour, true
	}
	return h.offset, true
}

func (s season) has(d Date) bool {
	switch s {
	case never:
		return false
	case unitedStates:
		return summerTime(d)
	}
	r := seasons[s]
	first, last := sunday(d.Year, r.fromMonth, r.fromDay), sunday(d.Year, r.toMonth, r.toDay)
	day := d.DayOnly().Wall()
	if first.Before(last) {
		return within(day, first, last)
	}
	return !within(day, last, first)
}

func within(day, first, last time.Time) bool { return !day.Before(first) && day.Before(last) }

// At is d with an offset, in minutes, that was found elsewhere. A Date that has
// one, or tells no time, is returned as it is.
func (d Date) At(offset int) Date {
	if d.HasTime() && !d.HasOffset() {
		d.Zone, d.Offset = Fixed, offset
	}
	return d
}

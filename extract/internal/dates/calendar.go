package dates

import "time"

// A calendar is the one a month or a year is counted in.
type calendar uint8

const (
	gregorian calendar = iota
	jalali             // Solar Hijri: Iran and Afghanistan
	buddhist           // Gregorian days, years from the Buddha's death: Thailand
	ethiopian          // twelve months of 30 days and the rest of the year
)

// Years that can only belong to another calendar than the Gregorian. The
// ranges reach from 1990 to 2100.
const (
	firstJalali, lastJalali     = 1368, 1479
	firstBuddhist, lastBuddhist = 2533, 2643
)

const buddhistOffset = 543

// rocOffset turns years of the Republic of China, printed in Taiwan as
// 民國113年, into Gregorian ones.
const rocOffset = 1911

// latestYear is the last year believed.
const latestYear = 2100

// validDay reports whether the Gregorian calendar has the day.
func validDay(y, m, d int) bool {
	return m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m)
}

func daysIn(y, m int) int {
	switch m {
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// jalaliLeap marks the leap years in each cycle of 33 years. The calendar is
// observed, not computed, but for 1990 to 2100 the cycle gives the same days
// as Unicode's ICU; all of them were compared.
var jalaliLeap = [33]bool{1: true, 5: true, 9: true, 13: true, 17: true, 22: true, 26: true, 30: true}

// fromJalali is the Gregorian day of a Solar Hijri one. It is false where that
// calendar has no such day: six months of 31 days are followed by five of 30
// and one of 29, or 30 in a leap year.
func fromJalali(y, m, d int) (Date, bool) {
	if y < 1 || m < 1 || m > 12 || d < 1 || d > jalaliDaysIn(y, m) {
		return Date{}, false
	}
	// Count from 1 Farvardin 1387, which begins a cycle's first year and was
	// 20 March 2008.
	const cycleYear, cycleDays = 1387, 33*365 + 8
	cycles := (y - cycleYear) / 33
	if y < cycleYear {
		cycles = -((cycleYear - y + 32) / 33)
	}
	days := cycles * cycleDays
	for year := cycleYear + cycles*33; year < y; year++ {
		days += 365
		if jalaliLeap[year%33] {
			days++
		}
	}
	for month := 1; month < m; month++ {
		days += jalaliDaysIn(y, month)
	}
	t := time.Date(2008, time.March, 20, 0, 0, 0, 0, time.UTC).AddDate(0, 0, days+d-1)
	return FromTime(t).DayOnly(), true
}

func jalaliDaysIn(y, m int) int {
	switch {
	case m <= 6:
		return 31
	case m <= 11 || jalaliLeap[y%33]:
		return 30
	}
	return 29
}

// fromEthiopian is the Gregorian day of an Ethiopian one. Every fourth year has
// six days behind its twelve months, else five; 1 Mäskäräm of 2000 was 12
// September 2007 (Dershowitz and Reingold, Calendrical Calculations).
func fromEthiopian(y, m, d int) (Date, bool) {
	last := 30
	if m == 13 {
		last = 5
		if y%4 == 3 {
			last = 6
		}
	}
	if m < 1 || m > 13 || d < 1 || d > last {
		return Date{}, false
	}
	days := (y-2000)*365 + y/4 - 2000/4 + (m-1)*30 + d - 1
	return FromTime(time.Date(2007, time.September, 12, 0, 0, 0, 0, time.UTC).AddDate(0, 0, days)).DayOnly(), true
}

package dates

import "strings"

// hanDigits are the Chinese numerals by value; the first three runes are the
// ways to write zero.
const hanDigits = "〇零○一二三四五六七八九"

// hanDigitAt is the value of the numeral at byte i, or -1.
func hanDigitAt(s string, i int) (value, size int) {
	r, size := runeAt(s, i)
	if r < '○' {
		return -1, size
	}
	value = -3
	for _, digit := range hanDigits {
		if value++; digit == r {
			return max(value, 0), size
		}
	}
	return -1, size
}

// hanYearAt reads a year written digit by digit, 二〇二四 before 年. Its width
// is 0 where none begins at byte i.
func hanYearAt(s string, i int) number {
	n := number{end: i, zero: '〇'}
	if !strings.HasPrefix(s[i:], "二") && !strings.HasPrefix(s[i:], "一") {
		return n
	}
	for range 4 {
		digit, size := hanDigitAt(s, n.end)
		if digit < 0 {
			return number{end: i}
		}
		n.value = n.value*10 + digit
		n.end += size
	}
	if !strings.HasPrefix(s[n.end:], "年") {
		return number{end: i}
	}
	n.width = 4
	return n
}

// hanNumberAt reads the number of a month or day in digits or in numerals up
// to 三十一.
func hanNumberAt(s string, i int) number {
	n := numberAt(s, i)
	if n.width > 0 {
		return n
	}
	n.zero = '〇'
	for {
		digit, size := hanDigitAt(s, n.end)
		switch {
		case digit >= 0 && n.value%10 == 0:
			n.value += digit
		case strings.HasPrefix(s[n.end:], "十") && n.value < 10:
			n.value, size = max(n.value, 1)*10, len("十")
		default:
			return n
		}
		n.width++
		n.end += size
	}
}

// The units after the numbers of a date.
var (
	yearUnits  = []string{"年", "년"}
	monthUnits = []string{"月", "월"}
	dayUnits   = []string{"日", "일", "號", "号"}
)

// unitAt is the offset after one of units, with spaces before it, or -1.
func unitAt(s string, i int, units []string) int {
	i = skipSpace(s, i)
	for _, unit := range units {
		if strings.HasPrefix(s[i:], unit) {
			return i + len(unit)
		}
	}
	return -1
}

// hanDate reads 2024年5月1日 and 2024년 5월 1일, whose year's number is n.
func (r *reader) hanDate(i int, n number, year int) (Found, bool) {
	end := unitAt(r.text, n.end, yearUnits)
	if end < 0 {
		return Found{}, false
	}
	month, day, end := r.hanMonthDay(skipSpace(r.text, end))
	if end < 0 {
		return Found{}, false
	}
	d, ok := r.civil(gregorian, year, month, day)
	return Found{Date: d, Start: i, End: end}, ok
}

// hanMonthDay reads 5月1日 at byte i; end is -1 where there is none.
func (r *reader) hanMonthDay(i int) (month, day, end int) {
	m := hanNumberAt(r.text, i)
	end = unitAt(r.text, m.end, monthUnits)
	if m.width == 0 || end < 0 {
		return 0, 0, -1
	}
	d := hanNumberAt(r.text, skipSpace(r.text, end))
	if end = unitAt(r.text, d.end, dayUnits); d.width == 0 {
		end = -1
	}
	return m.value, d.value, end
}

// eras are the counts of years that are named before the year, with the
// Gregorian year before their first.
var eras = []struct {
	name   string
	offset int
}{
	{"令和", 2018}, {"平成", 1988}, {"昭和", 1925},
	{"民國", rocOffset}, {"民国", rocOffset},
}

// firstYear is how the first year of an era is written.
const firstYear = "元年"

// hanEra reads 令和6年5月1日, 令和元年5月1日 and 民國113年5月1日, in Taiwan also
// without the era's name. The day of a date without a year, 5月1日, is taken
// from the time of fetching.
func (r *reader) hanEra(i int, n number) (Found, bool) {
	if unit, _ := runeAt(r.text, skipSpace(r.text, n.end)); !isUnspaced(unit) {
		return Found{}, false // what nearly all numbers meet
	}
	if unitAt(r.text, n.end, yearUnits) >= 0 {
		offset, start := r.eraBefore(i)
		if offset == 0 && r.country == "TW" && n.width >= 2 {
			offset, start = rocOffset, i
		}
		f, ok := r.hanDate(start, n, offset+n.value)
		return f, ok && offset > 0
	}
	m, day, end := r.hanMonthDay(i)
	if end < 0 {
		return Found{}, false
	}
	before := strings.TrimRight(r.text[:i], " ")
	if strings.HasSuffix(before, firstYear) {
		offset, start := r.eraBefore(len(before) - len(firstYear))
		d, ok := r.civil(gregorian, offset+1, m, day)
		return Found{Date: d, Start: start, End: end}, ok
	}
	if strings.HasSuffix(before, "年") || strings.HasSuffix(before, "년") {
		return Found{}, false // the year was not believed
	}
	return r.yearless(Found{Start: i}, end, month{number: m}, day)
}

// eraBefore is the era named right before byte i; its offset is 0 where none
// is.
func (r *reader) eraBefore(i int) (offset, start int) {
	before := strings.TrimRight(r.text[:i], " ")
	for _, era := range eras {
		if strings.HasSuffix(before, era.name) {
			return era.offset, len(before) - len(era.name)
		}
	}
	return 0, i
}

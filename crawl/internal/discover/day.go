package discover

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// ParseDay reads the day at the start of a machine date ("2024-05-01T…"); the
// zero time where there is none. Feeds' other forms are left to extract.
func ParseDay(s string) time.Time {
	s = strings.TrimSpace(s)
	if len(s) >= 10 {
		if t, err := time.Parse(time.DateOnly, s[:10]); err == nil {
			return t
		}
	}
	for _, layout := range []string{time.RFC1123Z, time.RFC1123, time.RFC822Z, time.RFC822} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Truncate(24 * time.Hour)
		}
	}
	return time.Time{}
}

// The days in addresses. A run of eight digits is one only where it is a folder
// of its own: elsewhere it may be the number of a story.
var (
	dayInPath   = regexp.MustCompile(`(?:^|[/_-])((?:19|20)\d\d)[/_-](\d\d?|[a-z]{3})[/_-](\d\d?)(?:[/_.-]|$)`)
	folderDay   = regexp.MustCompile(`/((?:19|20)\d\d)(\d\d)(\d\d)/`)
	folderMonth = regexp.MustCompile(`/((?:19|20)\d\d)/(\d\d|[a-z]{3})(?:/|$)`)
)

// monthNames are months as some addresses spell them.
var monthNames = map[string]int{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
	"jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

// SpanOf reads the days that the path of an address names: the first and the
// last of a month, or one day twice. ok is false where it names none.
func SpanOf(u *url.URL) (first, last time.Time, ok bool) {
	p := strings.ToLower(u.Path)
	if !strings.Contains(p, "19") && !strings.Contains(p, "20") {
		return first, last, false // as most, which spares looking
	}
	for _, re := range []*regexp.Regexp{dayInPath, folderDay} {
		if m := re.FindStringSubmatch(p); m != nil {
			if day, ok := dayOf(m[1], m[2], m[3]); ok {
				return day, day, true
			}
		}
	}
	if m := folderMonth.FindStringSubmatch(p); m != nil {
		if first, ok = dayOf(m[1], m[2], "1"); ok {
			return first, first.AddDate(0, 1, -1), true
		}
	}
	return time.Time{}, time.Time{}, false
}

// dayParams name a day, a week, a month or a year in a query.
var dayParams = words(`date day week month year m d y datum tag monat jahr fecha mes calendar cal tribe-bar-date`)

// isCalendar reports whether u is the page of a day or a longer time, and of no
// story in it.
func isCalendar(u *url.URL) bool {
	if GuessOf(u) == LikeArticle {
		return false
	}
	for p := range strings.SplitSeq(strings.ToLower(u.RawQuery), "&") {
		name, value, _ := strings.Cut(p, "=")
		if dayParams[name] && strings.ContainsAny(value, "0123456789") {
			return true
		}
	}
	_, _, dated := SpanOf(u)
	return dated
}

// dayOf reads digits that a pattern has found. There is no 30 February.
func dayOf(year, month, day string) (time.Time, bool) {
	y, _ := strconv.Atoi(year)
	d, _ := strconv.Atoi(day)
	m, named := monthNames[month]
	if !named {
		m, _ = strconv.Atoi(month)
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t, int(t.Month()) == m && t.Day() == d
}

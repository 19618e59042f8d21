package discover

import (
	"net/url"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/extract"
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
	return isDated(u)
}

// isDated reports whether the path of an address names a day or a month.
func isDated(u *url.URL) bool {
	_, _, dated := extract.DaysIn(u.Path)
	return dated
}

package extract

import (
	"time"

	"github.com/tearsheet-news/tearsheet/extract/internal/dates"
)

// DaysIn tells the days, in UTC, that an address files its page under: one day
// twice for /2024/05/01/title, the first and the last of a month for
// /2024/05/title. It reads the path alone, as Extract does to date a story, which
// also believes digits that may be the number of the story; ok is false where the
// path names no day for sure.
func DaysIn(address string) (first, last time.Time, ok bool) {
	d, sure := dates.FromURL(address)
	if d.IsZero() || !sure {
		return first, last, false
	}
	first = d.Wall()
	if d.Precision == dates.ToMonth {
		return first, first.AddDate(0, 1, -1), true
	}
	return first, first, true
}

// Package unixtime is how a crawl writes moments down: as nanoseconds since
// 1970 in UTC, 0 for none.
package unixtime

import "time"

// Nanos is the number for t; 0 for the zero time.
func Nanos(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixNano()
}

// Time is the moment of a number; the zero time for 0.
func Time(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.Unix(0, n).UTC()
}

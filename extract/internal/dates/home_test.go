package dates

import (
	"testing"
	"time"
	_ "time/tzdata" // to compare with
)

// TestOffsetIn compares with the time zone database, at noon of every tenth day.
func TestOffsetIn(t *testing.T) {
	for _, tt := range []struct {
		country, zone string
		since         int // before which countries changed their minds too often
	}{
		{"GB", "Europe/London", 1996}, {"DE", "Europe/Berlin", 1996}, {"FR", "Europe/Paris", 1996}, {"PL", "Europe/Warsaw", 1996}, {"GR", "Europe/Athens", 1996},
		{"UA", "Europe/Kyiv", 1997}, {"RU", "Europe/Moscow", 1996}, {"BY", "Europe/Minsk", 1996}, {"TR", "Europe/Istanbul", 2017}, {"AZ", "Asia/Baku", 1998},
		{"AM", "Asia/Yerevan", 2013}, {"KZ", "Asia/Almaty", 2005}, {"MX", "America/Mexico_City", 2002}, {"VE", "America/Caracas", 1996},
		{"IN", "Asia/Kolkata", 1996}, {"NP", "Asia/Kathmandu", 1996}, {"MM", "Asia/Yangon", 1996}, {"TH", "Asia/Bangkok", 1996}, {"VN", "Asia/Ho_Chi_Minh", 1996},
		{"ID", "Asia/Jakarta", 1996}, {"CN", "Asia/Shanghai", 1996}, {"TW", "Asia/Taipei", 1996}, {"JP", "Asia/Tokyo", 1996}, {"KR", "Asia/Seoul", 1996},
		{"AU", "Australia/Sydney", 2008}, {"NZ", "Pacific/Auckland", 2008}, {"US", "America/New_York", 1996}, {"BR", "America/Sao_Paulo", 2020},
		{"CL", "America/Santiago", 2023}, {"AR", "America/Argentina/Buenos_Aires", 2010}, {"CO", "America/Bogota", 1996}, {"PE", "America/Lima", 1996},
		{"ZA", "Africa/Johannesburg", 1996}, {"NG", "Africa/Lagos", 1996}, {"KE", "Africa/Nairobi", 1996}, {"SA", "Asia/Riyadh", 1996}, {"AE", "Asia/Dubai", 1996},
		{"PK", "Asia/Karachi", 2010}, {"BD", "Asia/Dhaka", 2010}, {"GE", "Asia/Tbilisi", 2006}, {"UZ", "Asia/Tashkent", 1996}, {"IS", "Atlantic/Reykjavik", 1996},
	} {
		zone, err := time.LoadLocation(tt.zone)
		if err != nil {
			t.Fatal(err)
		}
		for day := time.Date(tt.since, 1, 3, 12, 0, 0, 0, zone); day.Year() < 2026; day = day.AddDate(0, 0, 10) {
			_, seconds := day.Zone()
			if got, ok := OffsetIn(tt.country, FromTime(day)); !ok || got != seconds/60 {
				t.Errorf("%s on %s: %d, %v; want %d", tt.country, day.Format(time.DateOnly), got, ok, seconds/60)
				break
			}
		}
	}
	if _, ok := OffsetIn("XX", Date{Year: 2024, Month: 5, Day: 1, Precision: ToDay}); ok {
		t.Error("XX has an offset")
	}
}

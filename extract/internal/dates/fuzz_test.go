package dates

import (
	"testing"
	"time"
	"unicode/utf8"
)

var seeds = []string{
	"2024-05-01T09:30:00+02:00", "Wed, 01 May 2024 09:30:00 GMT", "20240501T093000Z", "1714548600123",
	"3:05 p.m. ET, May 1, 2024", "01.05.24, 14.30 Uhr", "2024. gada 1. maijā", "Tháng Mười Hai 1, 2024",
	"1 كانون الثاني 2024", "令和元年5月1日", "二〇二四年五月一日 下午3:05", "۱۴۰۳/۰۲/۱۲", "1 พ.ค. 67", "vor 3 Tagen", "i går kl 9",
	"1 fe\u0301vr. 2024", "May\u00ad 1,\u200b 2024", "\xff1 May\xc3 2024", "1.1.1.1.1", "12 12 12 12", "/Date(0)/",
}

var contexts = []Context{
	{},
	{Language: "en-US"},
	{Language: "fa", Country: "IR"},
	{Language: "zh-Hant", Order: MonthFirst},
	{Language: "de", FetchedAt: time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)},
}

// Dates found lie inside the text, one after the other, are days the calendar
// has, and read as themselves when printed.
func FuzzAll(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, ctx := range contexts {
			end := 0
			for found := range All(text, ctx) {
				if found.Start < end || found.End <= found.Start || found.End > len(text) {
					t.Fatalf("%q: found [%d:%d] after %d", text, found.Start, found.End, end)
				}
				end = found.End
				if utf8.ValidString(text) && !utf8.ValidString(text[found.Start:end]) {
					t.Fatalf("%q: [%d:%d] cuts a letter", text, found.Start, end)
				}
				checkDate(t, found.Date)
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, value string) {
		for _, ctx := range contexts {
			if found, ok := Parse(value, ctx); ok {
				if found.Start < 0 || found.End > len(value) || found.Start >= found.End {
					t.Fatalf("%q: found [%d:%d]", value, found.Start, found.End)
				}
				checkDate(t, found.Date)
			}
		}
	})
}

func FuzzFromURL(f *testing.F) {
	f.Add("https://example.com/2024/05/01/title")
	f.Add("/2024-05/01/c_1.htm?d=20240501")
	f.Add("/202405/1/01-05-2024")
	f.Fuzz(func(t *testing.T, address string) {
		if d, _ := FromURL(address); !d.IsZero() {
			checkDate(t, d)
		}
	})
}

func checkDate(t *testing.T, d Date) {
	t.Helper()
	if !validDay(d.Year, d.Month, max(d.Day, 1)) || d.Hour > 23 || d.Minute > 59 || d.Second > 59 {
		t.Fatalf("%#v is no date", d)
	}
	if d.Precision == ToMonth {
		return // Parse wants a day
	}
	if again, ok := Parse(d.String(), Context{}); !ok || again.Date != d {
		t.Fatalf("%#v prints as %s and reads as %#v", d, d, again.Date)
	}
}

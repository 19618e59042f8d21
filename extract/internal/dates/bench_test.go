package dates

import (
	"strings"
	"testing"
	"time"
)

// prose is what most of a page is: sentences with the odd number in them.
const prose = "The council will vote on 12 of the 40 proposals, each worth up to 3.5 million, before the " +
	"session that begins at 9 o’clock; in 1998 it had voted on 7. Der Rat tagt seit 20 Jahren. "

func BenchmarkAll(b *testing.B) {
	for _, bench := range []struct{ name, text string }{
		{"no digits", strings.Repeat("The council will vote on all of the proposals tonight. ", 64)},
		{"prose", strings.Repeat(prose, 20)},
		{"dates", strings.Repeat("Wednesday, May 1, 2024 at 3:05 p.m. ET | 01.05.2024, 14:30 Uhr ", 50)},
		{"chinese", strings.Repeat("市议会将于今晚就所有提案进行表决，共有四十项，来自二十个区。", 50)},
	} {
		for name, ctx := range map[string]Context{
			"":             {Language: "en-US"},
			" and fetched": {Language: "en-US", FetchedAt: time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC)},
		} {
			b.Run(bench.name+name, func(b *testing.B) {
				b.SetBytes(int64(len(bench.text)))
				b.ReportAllocs()
				for b.Loop() {
					for range All(bench.text, ctx) {
					}
				}
			})
		}
	}
}

func BenchmarkParse(b *testing.B) {
	for _, value := range []string{"2024-05-01T09:30:00+02:00", "Wed, 01 May 2024 09:30:00 GMT"} {
		b.Run(value, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, ok := Parse(value, Context{}); !ok {
					b.Fatal("not read")
				}
			}
		})
	}
}

package extract_test

import (
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/extract"
)

func TestDaysIn(t *testing.T) {
	for a, want := range map[string]string{
		"https://e.com/2024/05/01/a-story":       "2024-05-01 2024-05-01",
		"https://e.com/world/2024/may/1/a-story": "2024-05-01 2024-05-01",
		"https://e.com/world/a-story-2024-05-01": "2024-05-01 2024-05-01",
		"https://e.com/2024-05-01-a-story.html":  "2024-05-01 2024-05-01",
		"https://e.com/a/20240501/story":         "2024-05-01 2024-05-01",
		"https://e.com/world/2024/02/a-story":    "2024-02-01 2024-02-29",
		"https://e.com/2024/12/":                 "2024-12-01 2024-12-31",
		"https://e.com/world-20111122":           "", // a number
		"https://e.com/story/20111122":           "",
		"https://e.com/2024/02/30/a-story":       "2024-02-01 2024-02-29", // no such day
		"https://e.com/2024/13/a-story":          "",
		"https://e.com/what-2024-taught-us":      "",
		"https://e.com/12024/05/01/a-story":      "",
		"https://e.com/a?date=2024-05-01":        "",
	} {
		got := ""
		if from, to, ok := extract.DaysIn(a); ok {
			got = from.Format(time.DateOnly) + " " + to.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", a, got, want)
		}
	}
}

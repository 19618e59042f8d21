package extract_test

import (
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/extract"
)

func TestPublishedTime(t *testing.T) {
	for _, tt := range []struct {
		date      string
		want      time.Time
		precision extract.Precision
	}{
		{"", time.Time{}, extract.NoDate},
		{"2024-05-03", time.Date(2024, 5, 3, 0, 0, 0, 0, time.UTC), extract.Day},
		{"2024-05-03T09:30:00", time.Date(2024, 5, 3, 9, 30, 0, 0, time.UTC), extract.Clock},
		{"2024-05-03T09:30:00+02:00", time.Date(2024, 5, 3, 7, 30, 0, 0, time.UTC), extract.Moment},
		{"2024-05-03T09:30:00Z", time.Date(2024, 5, 3, 9, 30, 0, 0, time.UTC), extract.Moment},
	} {
		a := &extract.Article{Published: tt.date, Modified: tt.date}
		if got, p := a.PublishedTime(); !got.Equal(tt.want) || p != tt.precision {
			t.Errorf("published %q: %v, %v, want %v, %v", tt.date, got, p, tt.want, tt.precision)
		}
		if got, p := a.ModifiedTime(); !got.Equal(tt.want) || p != tt.precision {
			t.Errorf("modified %q: %v, %v, want %v, %v", tt.date, got, p, tt.want, tt.precision)
		}
	}
}

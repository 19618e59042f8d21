package crawl

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
)

// A calendar without end is left soon, in whatever way it names its days, and at
// once where it goes on into the future.
func TestCalendars(t *testing.T) {
	for _, format := range []string{"/calendar/2006/01", "/calendar/2006/01/02", "/events/2006-01-02", "/events?date=2006-01-02", "/events?year=2006&month=1"} {
		calendar := func(w http.ResponseWriter, r *http.Request) {
			at := "/" + strings.TrimPrefix(r.URL.RequestURI(), "/")
			day, err := time.Parse(format, at)
			if err != nil {
				storyPage("Winter", "")(w, r)
				return
			}
			front(day.AddDate(0, 1, 0).Format(format), day.AddDate(0, -1, 0).Format(format))(w, r)
		}
		site := attack{"/": front(time.Now().Format(format), "/news/a-quiet-winter-at-sea")}
		w := world(t, crawltest.Plan{Fault: func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, "/calendar") || strings.HasPrefix(r.URL.Path, "/events") || strings.HasPrefix(r.URL.Path, "/news") {
				calendar(w, r)
				return
			}
			site.ServeHTTP(w, r)
		}})
		if got := fmt.Sprint(titles(all(t, w, quick()))); got != "[Winter1]" {
			t.Errorf("%s: %s", format, got)
		}
		days, ahead := 0, 0
		for p := range paths(w) {
			day, err := time.Parse(format, p)
			if err != nil {
				continue
			}
			if days++; day.After(time.Now().Add(maxAhead)) {
				ahead++
			}
		}
		if days > 12 || ahead > 0 && !strings.Contains(format, "?") {
			t.Errorf("%s: %d days, %d of them far ahead", format, days, ahead)
		}
	}
}

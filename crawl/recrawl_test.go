package crawl

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// title is the title and revision of a record.
func title(t *testing.T, record []byte) string {
	t.Helper()
	var a Article
	if err := json.Unmarshal(record, &a); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(a.Title, a.Revision)
}

// A recrawl costs no body where nothing has changed, gives a new revision of
// what has, and finds what is new.
func TestRecrawl(t *testing.T) {
	w := world(t, crawltest.Plan{Stories: 40, Sitemap: true})
	site := w.Sites[0]
	opts := quick()
	opts.Frontier = frontier.NewMemory(frontier.Options{})
	opts.Revisit = time.Millisecond
	defer opts.Frontier.Close()
	if n := len(all(t, w, opts)); n != 40 {
		t.Fatalf("%d articles", n)
	}

	opts.Recrawl = true
	for revision := 2; revision < 4; revision++ {
		site.Edit(3, func(s *crawltest.Story) { s.Title += " again" })
		site.Edit(35, func(s *crawltest.Story) { s.Title += " again" }) // the sitemap has told its title
		site.Edit(5, func(s *crawltest.Story) { s.Paragraphs[1] += " This is new." })
		site.Edit(7, func(s *crawltest.Story) {}) // another version, but the same to a reader
		fresh := site.Add()
		w.Forget()
		time.Sleep(10 * opts.Revisit) // everything is due
		got := titles(all(t, w, opts))
		want := []string{
			fmt.Sprint(site.Stories[3].Title, revision),
			fmt.Sprint(site.Stories[5].Title, revision),
			fmt.Sprint(site.Stories[35].Title, revision),
			fmt.Sprint(fresh.Title, 1),
		}
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("records %q, want %q", got, want)
		}
		whole := 0
		for _, h := range w.Hits() {
			if strings.Count(h.Path, "/") > 2 && h.Status == 200 {
				whole++
			}
		}
		if whole != 5 {
			t.Errorf("%d stories were sent whole, want 5", whole)
		}
	}
	s, err := opts.Frontier.Stats(context.Background())
	if err != nil || s.Records != 48 || s.Tally[tallyUnchanged] < 2*35 {
		t.Errorf("%d records, %d unchanged, %v", s.Records, s.Tally[tallyUnchanged], err)
	}
}

// What never changes is visited less and less often, what does, more often.
func TestPaceOfRevisits(t *testing.T) {
	const least = time.Hour
	for _, tt := range []struct {
		name           string
		was            time.Duration
		story, changed bool
		want           time.Duration
	}{
		{"changed", 8 * least, true, true, 4 * least},
		{"changed, as often as may be", least, true, true, least},
		{"unchanged", 8 * least, true, false, 16 * least},
		{"unchanged for ever", maxRevisit, true, false, maxRevisit},
		{"section, unchanged", 4 * least, false, false, 8 * least},
		{"section, unchanged for ever", maxRevisitOther, false, false, maxRevisitOther},
		{"section, after its first visit", 0, false, false, least},
	} {
		s := schedule{memo: memo{Depth: 1, Last: &last{Digest: "a", Interval: tt.was}}, least: least}
		digest := "a"
		if tt.changed {
			digest = "b"
		}
		if got := s.interval(digest, tt.story); got != tt.want {
			t.Errorf("%s: next after %v, want %v", tt.name, got, tt.want)
		}
	}
}

// A page that fails in a recrawl is visited by the next one, and is then what
// it was.
func TestRecrawlFailure(t *testing.T) {
	w := world(t, crawltest.Plan{Stories: 6, Sitemap: true})
	opts := quick()
	opts.Frontier = frontier.NewMemory(frontier.Options{})
	opts.Revisit, opts.Tries = time.Millisecond, 1
	defer opts.Frontier.Close()
	all(t, w, opts)
	opts.Recrawl = true
	for _, down := range []bool{true, false} {
		w.Sites[0].SetDown(down)
		w.Forget()
		time.Sleep(20 * opts.Revisit)
		if got := all(t, w, opts); len(got) > 0 {
			t.Errorf("%d records though nothing has changed", len(got))
		}
		n := 0
		for _, h := range w.Hits() {
			if strings.Count(h.Path, "/") > 2 {
				n++
			}
		}
		if n != 6 {
			t.Errorf("down: %v, %d stories were asked for", down, n)
		}
	}
}

// An article that is gone is asked for again, later and later, and is what it was
// when it has come back.
func TestRecrawlGone(t *testing.T) {
	for name, plan := range map[string]crawltest.Plan{
		"404":      {Stories: 6, Sitemap: true},
		"soft 404": {Stories: 6, Sitemap: true, Soft: true},
	} {
		t.Run(name, func(t *testing.T) { synctest.Test(t, func(t *testing.T) { testGone(t, plan) }) })
	}
}

func testGone(t *testing.T, plan crawltest.Plan) {
	time.Sleep(time.Until(time.Date(2025, 6, 1, 0, 0, 0, 0, time.UTC)))
	var n crawltest.Network
	w := crawltest.On(&n, plan)
	defer w.Close()
	opts := Options{Frontier: frontier.NewMemory(frontier.Options{}), Revisit: time.Hour}
	defer opts.Frontier.Close()
	opts.Fetch.Dial = n.Dial
	all(t, w, &opts)
	opts.Recrawl = true
	site, path := w.Sites[0], w.Sites[0].Stories[2].Path
	site.Edit(2, func(s *crawltest.Story) { s.Gone = true })
	var asked []int
	for hour := 1; hour <= 70; hour++ {
		if hour == 40 {
			site.Edit(2, func(s *crawltest.Story) { s.Gone, s.Title = false, s.Title+" again" })
		}
		time.Sleep(opts.Revisit + time.Minute)
		w.Forget()
		got := all(t, w, &opts)
		for _, h := range w.Hits() {
			if h.Path == path {
				asked = append(asked, hour)
			}
		}
		if len(got) > 0 && (hour < 40 || got[0].Revision != 2) {
			t.Errorf("hour %d: %d records, %q", hour, len(got), titles(got))
		}
	}
	// Found at hour 63 and changed, it is looked at twice as often again.
	if want := []int{1, 3, 7, 15, 31, 63}; !slices.Equal(asked, want) {
		t.Errorf("asked for in the hours %v, want %v", asked, want)
	}
}

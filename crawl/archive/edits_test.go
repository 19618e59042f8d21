package archive_test

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// edits are what newsrooms do to stories, and what of a record is then another.
// The last ones change only what stands around the story.
var edits = []struct {
	change func(s *crawltest.Story, n int)
	want   string
}{
	{func(s *crawltest.Story, n int) { s.Title += fmt.Sprint(" again ", n) }, "title"},
	{func(s *crawltest.Story, n int) { s.Author = fmt.Sprintf("Edda%c Quint", 'a'+n%26) }, "byline"},
	{func(s *crawltest.Story, n int) { s.Published = s.Published.Add(time.Hour) }, "published"},
	{func(s *crawltest.Story, n int) { s.Section = []string{"science", "travel", "weather"}[n%3] }, "category"},
	{func(s *crawltest.Story, n int) { s.Paragraphs[2] += fmt.Sprintf(" A sentence was added, the %dth.", n) }, "-1 +1"},
	{func(s *crawltest.Story, n int) {
		s.Paragraphs = slices.Insert(s.Paragraphs, 1, fmt.Sprintf("A paragraph was added at this place of the story, the %dth of its kind.", n))
	}, "+1"},
	{func(s *crawltest.Story, n int) { s.Paragraphs = slices.Delete(s.Paragraphs, 1, 2) }, "-1"},
	{func(s *crawltest.Story, n int) {
		s.Title += fmt.Sprint(" and more ", n)
		s.Paragraphs[0] = "Correction: " + s.Paragraphs[0]
	}, "title -1 +1"},
	{func(s *crawltest.Story, n int) {
		s.Furniture = fmt.Sprintf(`<div class="ad">Buy %d boats today and pay for one of them only.</div>`, n)
	}, ""},
	{func(s *crawltest.Story, n int) {
		s.Furniture = fmt.Sprintf(`<aside><h3>Most read</h3><ul><li><a href="/world">Storm number %d hits the coast</a></li></ul></aside>`, n)
	}, ""},
}

// TestEdits makes a thousand edits to the stories of a site and asks for a
// revision of each, with that difference and no other, and for none where only
// the page's furniture has changed.
func TestEdits(t *testing.T) {
	stories, rounds := 250, 5
	if testing.Short() {
		stories, rounds = 40, 2
	}
	w := simulated(t, crawltest.Plan{Stories: stories, Sitemap: true})
	dir := t.TempDir()
	f := frontier.NewMemory(frontier.Options{})
	defer f.Close()
	crawlInto(t, w, dir, f, false)

	want := map[string][]string{}
	made := 0
	for round := range rounds {
		for i, s := range w.Sites[0].Stories {
			e := edits[(i+round)%len(edits)]
			w.Sites[0].Edit(i, func(s *crawltest.Story) { e.change(s, i+round) })
			if e.want != "" {
				url := "http://" + w.Sites[0].Host + s.Path
				want[url] = append(want[url], e.want)
				made++
			}
		}
		time.Sleep(100 * time.Millisecond) // everything is due
		crawlInto(t, w, dir, f, true)
	}

	a := open(t, dir)
	got := map[string][]string{}
	for found, err := range a.Articles(ctx, archive.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		if changes := changesOf(t, a.Revisions(ctx, found.URL)); len(changes) > 0 {
			got[found.URL] = changes
		}
	}
	for _, url := range slices.Sorted(maps.Keys(want)) {
		if !slices.Equal(got[url], want[url]) {
			t.Errorf("%s: changes %q, want %q", url, got[url], want[url])
		}
		delete(got, url)
	}
	if len(got) > 0 {
		t.Errorf("changes of nothing: %v", got)
	}
	t.Logf("%d edits", made)
	problems, _ := verify(t, dir)
	equal(t, "problems", problems, nil)
}

// changesOf says in which fields each revision differs from the one before, and
// how many paragraphs it has lost and won.
func changesOf(t *testing.T, revisions iter.Seq2[*archive.Revision, error]) (changes []string) {
	t.Helper()
	var before *crawl.Article
	for r, err := range revisions {
		if err != nil {
			t.Fatal(err)
		}
		now := r.Record
		if before != nil {
			var what []string
			for _, field := range []struct{ name, old, now string }{
				{"title", before.Title, now.Title}, {"byline", before.Byline, now.Byline},
				{"published", before.Published, now.Published}, {"category", before.Category, now.Category},
			} {
				if field.old != field.now {
					what = append(what, field.name)
				}
			}
			old, fresh := before.Paragraphs(), now.Paragraphs()
			if n := lacks(fresh, old); n > 0 {
				what = append(what, fmt.Sprint("-", n))
			}
			if n := lacks(old, fresh); n > 0 {
				what = append(what, fmt.Sprint("+", n))
			}
			changes = append(changes, strings.Join(what, " "))
		}
		before = now
	}
	return changes
}

// lacks is how many paragraphs of b are not in a.
func lacks(a, b []string) (n int) {
	for _, p := range b {
		if !slices.Contains(a, p) {
			n++
		}
	}
	return n
}

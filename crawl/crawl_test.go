package crawl

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
)

// world starts sites for a test.
func world(t testing.TB, plans ...crawltest.Plan) *crawltest.World {
	t.Helper()
	w, err := crawltest.New(plans...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
	return w
}

// quick are options for sites that need no delay.
func quick() *Options {
	return &Options{AllowPrivate: true, Delay: -1, Backoff: time.Millisecond}
}

// all runs a crawl to its end.
func all(t testing.TB, w *crawltest.World, opts *Options) []*Article {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	var out []*Article
	for a, err := range Run(ctx, w.Seeds(), opts) {
		if err != nil {
			t.Errorf("crawl: %v", err)
			continue
		}
		out = append(out, a)
	}
	if ctx.Err() != nil {
		t.Fatal("the crawl does not end")
	}
	return out
}

// compare checks that exactly the public stories were found, and whole.
func compare(t testing.TB, w *crawltest.World, got []*Article) {
	t.Helper()
	byURL := map[string]*Article{}
	for _, a := range got {
		if byURL[a.CanonicalURL] != nil {
			t.Errorf("%s twice", a.CanonicalURL)
		}
		byURL[a.CanonicalURL] = a
	}
	for _, s := range w.Sites {
		for _, st := range s.Public() {
			u := "http://" + s.Host + st.Path
			a := byURL[u]
			delete(byURL, u)
			switch {
			case a == nil:
				t.Errorf("not found: %s", u)
			case a.Title != st.Title:
				t.Errorf("%s: title %q, want %q", u, a.Title, st.Title)
			case !inOrder(a.Text, st.Paragraphs):
				t.Errorf("%s: %d of %d bytes of text, or out of order", u, len(a.Text), len(strings.Join(st.Paragraphs, "")))
			}
		}
	}
	for u := range byURL {
		t.Errorf("invented: %s", u)
	}
}

// inOrder reports whether text has the paragraphs, once each. What extraction
// makes of their surroundings is tested elsewhere.
func inOrder(text string, paragraphs []string) bool {
	for _, p := range paragraphs {
		if strings.Count(text, p) != 1 {
			return false
		}
	}
	last := -1
	for _, p := range paragraphs {
		at := strings.Index(text, p)
		if at < last {
			return false
		}
		last = at
	}
	return true
}

func judge(t testing.TB, w *crawltest.World, delay time.Duration, conns, repeats int) {
	t.Helper()
	faults := w.Judge(delay, conns, repeats)
	for _, f := range faults[:min(len(faults), 10)] {
		t.Error(f)
	}
}

func TestFindsEverything(t *testing.T) {
	for name, p := range map[string]crawltest.Plan{
		"links":    {Stories: 150},
		"sitemap":  {Stories: 150, Sitemap: true, Template: 1},
		"feed":     {Stories: 60, Feed: true, Template: 1},
		"private":  {Stories: 60, Private: true, Sitemap: true},
		"parts":    {Stories: 60, Parts: true},
		"pager":    {Stories: 60, Parts: true, Template: 1},
		"soft 404": {Stories: 60, Sitemap: true, Soft: true},
		"dated":    {Stories: 60, Sitemap: true, Soft: true, Dated: true},
		"teaser":   {Stories: 60, Sitemap: true, Soft: true, Teaser: true},
		"variants": {Stories: 60, Variants: true, Template: 1},
		"traps":    {Stories: 150, Traps: true},
		"flaky":    {Stories: 60, Flaky: true, Sitemap: true},
		"retried":  {Stories: 200, Parts: true, Flaky: true, Template: 1},
		"late":     {Stories: 60, Parts: true, Variants: true, Soft: true, Template: 1},
		"all":      {Stories: 100, Sitemap: true, Feed: true, Traps: true, Variants: true, Parts: true, Private: true, Flaky: true, Soft: true},
	} {
		t.Run(name, func(t *testing.T) {
			w := world(t, p)
			compare(t, w, all(t, w, quick()))
			repeats := 1
			if p.Parts && (p.Flaky || p.Variants) {
				repeats = 2 // the second page of a story may come before the first
			}
			judge(t, w, 0, 1, repeats)
			hits := w.Hits()
			t.Logf("%d requests, %.2f for each article", len(hits), float64(len(hits))/float64(p.Stories))
		})
	}
}

func TestPolite(t *testing.T) {
	const delay = 40 * time.Millisecond
	w := world(t,
		crawltest.Plan{Stories: 15, Sitemap: true},
		crawltest.Plan{Stories: 15, Delay: 90 * time.Millisecond},
		crawltest.Plan{Stories: 15, Flaky: true, Slow: 20 * time.Millisecond},
	)
	opts := quick()
	opts.Delay = delay
	compare(t, w, all(t, w, opts))
	judge(t, w, delay, 1, 1)
}

func TestConnections(t *testing.T) {
	w := world(t, crawltest.Plan{Stories: 40, Sitemap: true, Slow: 10 * time.Millisecond})
	opts := quick()
	opts.Conns = 3
	compare(t, w, all(t, w, opts))
	judge(t, w, 0, 3, 1)
	if n := w.Peak(w.Sites[0].Host); n != 3 {
		t.Errorf("%d connections at a time", n)
	}
}

func TestUserAgent(t *testing.T) {
	for want, opts := range map[string]*Options{
		"tearsheet/1 (+" + Home + ")":       {},
		"tearsheet/1 (+mailto:a@b.example)": {Contact: "mailto:a@b.example"},
		"mine":                              {Contact: "mailto:a@b.example", UserAgent: "mine"},
	} {
		got := ""
		w := world(t, crawltest.Plan{Fault: func(w http.ResponseWriter, r *http.Request) {
			got = r.UserAgent()
			fmt.Fprint(w, "<!DOCTYPE html><p>Nothing to read here.</p>")
		}})
		opts.AllowPrivate, opts.Delay = true, -1
		all(t, w, opts)
		if got != want {
			t.Errorf("sent %q, want %q", got, want)
		}
	}
}

func TestSitemapRequests(t *testing.T) {
	w := world(t, crawltest.Plan{Stories: 200, Sitemap: true, Feed: true})
	compare(t, w, all(t, w, quick()))
	if n := float64(len(w.Hits())) / 200; n > 1.5 {
		t.Errorf("%.2f requests for each article", n)
	}
}

func titles(list []*Article) (out []string) {
	for _, a := range list {
		out = append(out, fmt.Sprint(a.Title, a.Revision))
	}
	slices.Sort(out)
	return out
}

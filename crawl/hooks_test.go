package crawl

import (
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// What the hook refuses is never asked for, whoever names it.
func TestLinkHook(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for name, tt := range map[string]struct {
			plan    crawltest.Plan
			refuses func(Link) bool
		}{
			"a section": {crawltest.Plan{Stories: 60}, func(l Link) bool { return strings.Contains(l.URL, "/world") }},
			"versions, and where they lead": {crawltest.Plan{Stories: 60, Variants: true, Template: 1}, func(l Link) bool {
				return strings.Contains(l.URL, "-sport-") || strings.Contains(l.URL, "/sport")
			}},
			"lists":               {crawltest.Plan{Stories: 60, Sitemap: true, Feed: true}, func(l Link) bool { return l.List }},
			"further pages":       {crawltest.Plan{Stories: 60, Parts: true}, func(l Link) bool { return strings.HasSuffix(l.URL, "/2") }},
			"pages far from here": {crawltest.Plan{Stories: 60}, func(l Link) bool { return l.Depth > 1 }},
		} {
			var mu sync.Mutex
			refused := map[string]bool{}
			opts := Options{Delay: -1}
			opts.Hooks.Link = func(l Link) bool {
				mu.Lock()
				defer mu.Unlock()
				if l.Via == "" && !l.List {
					t.Errorf("%s: nobody names %s", name, l.URL)
				}
				no := tt.refuses(l)
				refused[l.URL] = refused[l.URL] || no
				return !no
			}
			w, got, _ := simulated(t, opts, tt.plan)
			if len(got) == 0 {
				t.Errorf("%s: no articles", name)
			}
			n := 0
			for _, h := range w.Hits() {
				if refused["http://"+h.Host+h.Path] {
					n++
				}
			}
			if n > 0 || len(refused) == 0 {
				t.Errorf("%s: %d of %d refused addresses were asked for", name, n, len(refused))
			}
		}
	})
}

// The hook is shown what is no article, with its bytes and what was read in them.
func TestOtherHook(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		shown := map[string]int{}
		opts := Options{Delay: -1}
		opts.Hooks.Other = func(o Other) {
			mu.Lock()
			defer mu.Unlock()
			shown[o.URL]++
			if !strings.Contains(string(o.Body), "The Sim Post") || !strings.HasPrefix(o.ContentType, "text/html") || o.FetchedAt.IsZero() || o.Article.URL != o.URL {
				t.Errorf("%s: %d bytes of %s, article %+v", o.URL, len(o.Body), o.ContentType, o.Article)
			}
		}
		w, got, _ := simulated(t, opts, crawltest.Plan{Stories: 60})
		compare(t, w, got)
		for _, u := range w.Sites[0].Fronts() {
			if shown[u] != 1 {
				t.Errorf("%s was shown %d times", u, shown[u])
			}
			delete(shown, u)
		}
		for u := range shown {
			if strings.Count(u, "/") > 3 {
				t.Errorf("%s was shown", u)
			}
		}
	})
}

// A record is as the hook leaves it, once, however long it waits; what it refuses is
// not kept; and what has not changed is not taken for changed.
func TestRecordHook(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(time.Date(2025, 6, 1, 0, 0, 0, 0, time.UTC)))
		var n crawltest.Network
		w := crawltest.On(&n, crawltest.Plan{Stories: 60, Parts: true, Variants: true})
		defer w.Close()
		opts := Options{Frontier: frontier.NewMemory(frontier.Options{}), Delay: -1, Revisit: time.Hour}
		defer opts.Frontier.Close()
		opts.Fetch.Dial = n.Dial
		opts.Hooks.Record = func(a *Article) bool {
			a.Title += "!"
			a.Tags = append(a.Tags, "seen")
			return !strings.Contains(a.URL, "/sport/")
		}
		got := all(t, w, &opts)
		if len(got) != 48 {
			t.Errorf("%d articles", len(got))
		}
		for _, a := range got {
			if strings.Count(a.Title, "!") != 1 || len(a.Tags) != 1 || strings.Contains(a.URL, "/sport/") {
				t.Errorf("%s: %q, %q", a.URL, a.Title, a.Tags)
			}
		}
		s, err := opts.Frontier.Stats(t.Context())
		if err != nil || s.Records != 48 || s.Tally[tallySkipped+"refused"] < 12 {
			t.Errorf("%+v, %v", s, err)
		}
		opts.Recrawl = true
		time.Sleep(2 * time.Hour)
		w.Sites[0].Edit(0, func(s *crawltest.Story) { s.Title += " again" })
		if got := all(t, w, &opts); len(got) != 1 || got[0].Revision != 2 || !strings.HasSuffix(got[0].Title, " again!") {
			t.Errorf("recrawl: %q", titles(got))
		}
	})
}

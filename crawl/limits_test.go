package crawl

import (
	"context"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
)

func TestLimits(t *testing.T) {
	plan := crawltest.Plan{Stories: 60, Sitemap: true}
	for name, tt := range map[string]struct {
		set  func(*Options)
		want func(w *crawltest.World, got []*Article, pages int) error
	}{
		"pages": {func(o *Options) { o.MaxPages = 7 }, func(_ *crawltest.World, _ []*Article, pages int) error {
			return equal("pages", pages, 7)
		}},
		"articles": {func(o *Options) { o.MaxArticles = 7 }, func(_ *crawltest.World, got []*Article, _ int) error {
			return equal("articles", len(got), 7)
		}},
		"more articles than there are": {func(o *Options) { o.MaxArticles = 700 }, func(_ *crawltest.World, got []*Article, _ int) error {
			return equal("articles", len(got), 60)
		}},
		"since and until": {func(o *Options) { o.Since, o.Until = "2025-01-03", "2025-01-05" }, func(w *crawltest.World, got []*Article, _ int) error {
			want := 0
			for _, s := range w.Sites[0].Stories {
				if d := s.Published.Format(time.DateOnly); d >= "2025-01-03" && d <= "2025-01-05" {
					want++
				}
			}
			return equal("articles", len(got), want)
		}},
		"include": {func(o *Options) { o.Include = []*regexp.Regexp{regexp.MustCompile(`/world/`)} }, func(w *crawltest.World, got []*Article, pages int) error {
			return equal("articles and the seed", fmt.Sprint(len(got), pages), "12 13")
		}},
		"exclude": {func(o *Options) { o.Exclude = []*regexp.Regexp{regexp.MustCompile(`/world/`)} }, func(w *crawltest.World, got []*Article, _ int) error {
			return equal("articles", len(got), 48)
		}},
		"depth": {func(o *Options) { o.MaxDepth = 1; o.Exclude = []*regexp.Regexp{regexp.MustCompile(`/world/`)} }, func(w *crawltest.World, got []*Article, _ int) error {
			return equal("articles", len(got), 48) // a sitemap is no link away
		}},
	} {
		w := world(t, plan)
		opts := quick()
		tt.set(opts)
		got := all(t, w, opts)
		pages := 0
		for _, h := range w.Hits() {
			if !strings.Contains(h.Path, "sitemap") && h.Path != "/robots.txt" {
				pages++
			}
		}
		if err := tt.want(w, got, pages); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func equal(what string, got, want any) error {
	if got != want {
		return fmt.Errorf("%v %s, want %v", got, what, want)
	}
	return nil
}

// Without a sitemap, one link from the home page are the ten newest stories.
func TestMaxDepth(t *testing.T) {
	w := world(t, crawltest.Plan{Stories: 60})
	opts := quick()
	opts.MaxDepth = 1
	if got := all(t, w, opts); len(got) != 10 {
		t.Errorf("%d articles", len(got))
	}
}

// A section is a scope of its own.
func TestScopePrefix(t *testing.T) {
	w := world(t, crawltest.Plan{Stories: 60})
	opts := quick()
	opts.Scope = ScopePrefix
	n := 0
	for a, err := range Run(context.Background(), []string{w.Sites[0].Home() + "politics"}, opts) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; !strings.Contains(a.URL, "/politics/") {
			t.Errorf("%s is not in the section", a.URL)
		}
	}
	if n != 12 {
		t.Errorf("%d articles", n)
	}
	for p := range paths(w) {
		if !strings.HasPrefix(p, "/politics") {
			t.Errorf("asked for %s", p)
		}
	}
}

func TestScope(t *testing.T) {
	for _, tt := range []struct {
		scope   Scope
		seed    string
		in, out []string
	}{
		{ScopeHost, "https://www.example.com/news/", []string{"http://example.com/x", "https://m.example.com/y"},
			[]string{"https://blog.example.com/", "https://example.com.evil.example/", "https://example.com:8443/"}},
		{ScopeDomain, "https://news.example.co.uk/", []string{"https://blog.example.co.uk/a", "https://example.co.uk/"},
			[]string{"https://other.co.uk/", "https://example.com/"}},
		{ScopePrefix, "https://example.com/politics", []string{"https://www.example.com/politics/a", "https://example.com/politics?page=2"},
			[]string{"https://example.com/politics-2/a", "https://example.com/"}},
		{ScopePrefix, "https://example.com/a/index.html", []string{"https://example.com/a/b"}, []string{"https://example.com/b"}},
	} {
		seed, err := parseSeed(tt.seed)
		if err != nil {
			t.Fatal(err)
		}
		s := newScope(&Options{Scope: tt.scope}, []*addr{seed})
		for _, list := range []struct {
			urls []string
			want bool
		}{{tt.in, true}, {tt.out, false}} {
			for _, u := range list.urls {
				at, err := parseSeed(u)
				if err != nil {
					t.Fatal(err)
				}
				if s.wants(at) != list.want {
					t.Errorf("%s %s: %s is in scope: %v", tt.scope, tt.seed, u, !list.want)
				}
			}
		}
	}
}

// A limit that is reached, or a time that is up, ends a crawl also while a host
// waits that wants to be left alone for long.
func TestLimitEndsWaiting(t *testing.T) {
	busy := attack{"/trap": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(503)
	}}
	for name, set := range map[string]func(*Options){
		"articles": func(o *Options) { o.MaxArticles = 5 },
		"pages":    func(o *Options) { o.MaxPages = 12 },
		"time":     func(o *Options) { o.MaxTime = time.Second },
	} {
		w := world(t, crawltest.Plan{Fault: busy.ServeHTTP}, crawltest.Plan{Stories: 20, Sitemap: true})
		opts := quick()
		set(opts)
		if got := all(t, w, opts); len(got) < 5 && name != "time" {
			t.Errorf("%s: %d articles", name, len(got))
		}
	}
}

func TestPlan(t *testing.T) {
	w := world(t, crawltest.Plan{Stories: 30, Sitemap: true, Private: true})
	opts := quick()
	planned := make(chan string, 1000)
	opts.Plan = func(u string) { planned <- u }
	if got := all(t, w, opts); len(got) > 0 {
		t.Errorf("%d articles", len(got))
	}
	close(planned)
	left := map[string]bool{}
	for _, s := range w.Sites[0].Public() {
		left["http://"+w.Sites[0].Host+s.Path] = true
	}
	for u := range planned {
		if strings.Contains(u, "/private/") {
			t.Errorf("%s is forbidden", u)
		}
		delete(left, u)
	}
	if len(left) > 0 {
		t.Errorf("%d stories are not in the plan", len(left))
	}
	for _, h := range w.Hits() {
		if strings.Count(h.Path, "/") > 1 {
			t.Errorf("asked for %s", h.Path)
		}
	}
}

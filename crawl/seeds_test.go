package crawl

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// firstSeedError runs a crawl that cannot begin.
func firstSeedError(t *testing.T, seed string, opts *Options) *SeedError {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	for a, err := range Run(ctx, []string{seed}, opts) {
		var bad *SeedError
		if errors.As(err, &bad) {
			return bad
		}
		t.Errorf("%s: article %v, error %v", seed, a, err)
	}
	return nil
}

func TestSeedErrors(t *testing.T) {
	w := world(t, crawltest.Plan{Fault: attack{
		"/robots.txt": func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, "User-agent: *\nDisallow: /private")
		},
		"/report.pdf": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/pdf")
			io.WriteString(w, "%PDF-1.7")
		},
		"/away": to("https://elsewhere.example/"),
		"/old":  to("/gone"),
		"/loop": to("/loop"),
		"/down": func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(502) },
		"/long": func(w http.ResponseWriter, r *http.Request) { w.Write(make([]byte, 2<<20)) },
	}.ServeHTTP})
	home := w.Sites[0].Home()
	const silent = "127.0.0.1:1" // a free port could be another's by the time it is asked
	for seed, want := range map[string]string{
		"htps://news.example/":       "not a web address",
		"ftp://news.example/":        "not a web address",
		"http://" + silent:           "refuses the connection",
		"https://" + w.Sites[0].Host: "no secure connection",
		home + "private/x":           "robots.txt of the host forbids it",
		home + "report.pdf":          "it is application/pdf, not a page",
		home + "gone":                "status 404",
		home + "old":                 "it leads to " + home + "gone, and there: the server answers with status 404",
		home + "away":                "another site",
		home + "loop":                "redirects",
		home + "down":                "failed 4 times (502)",
		home + "long":                "larger than any page",
	} {
		opts := quick()
		opts.Fetch.MaxBytes = 1 << 20
		if bad := firstSeedError(t, seed, opts); bad != nil && (!strings.Contains(bad.Reason, want) || bad.URL != seed) {
			t.Errorf("%s: %v, want %q", seed, bad, want)
		}
	}
	opts := quick()
	opts.AllowPrivate = false
	if bad := firstSeedError(t, home, opts); bad == nil || !strings.Contains(bad.Reason, "private network") {
		t.Errorf("a private address: %v", bad)
	}
}

// A seed that failed is tried again by the next run; one that did not, is not.
func TestSeedOnceMore(t *testing.T) {
	up := false
	site := attack{"/": func(w http.ResponseWriter, r *http.Request) {
		if !up {
			w.WriteHeader(http.StatusNotFound)
		}
		io.WriteString(w, "<!DOCTYPE html><html><body><a href=/a>a</a></body></html>")
	}}
	w := world(t, crawltest.Plan{Fault: site.ServeHTTP})
	opts := quick()
	opts.Frontier = frontier.NewMemory(frontier.Options{})
	defer opts.Frontier.Close()
	run := func() (failed int) {
		for _, err := range Run(context.Background(), w.Seeds(), opts) {
			if err != nil {
				failed++
			}
		}
		return failed
	}
	if a, b := run(), run(); a != 1 || b != 1 {
		t.Errorf("%d and %d errors while the site is down", a, b)
	}
	up = true
	if n := run(); n > 0 {
		t.Errorf("%d errors though the site is up", n)
	}
	before := len(w.Hits())
	if n := run(); n > 0 || len(w.Hits()) != before {
		t.Error("a finished crawl asks again")
	}
}

func TestCharter(t *testing.T) {
	w := world(t, crawltest.Plan{Stories: 10}, crawltest.Plan{Stories: 10})
	opts := quick()
	opts.Frontier = frontier.NewMemory(frontier.Options{})
	defer opts.Frontier.Close()
	end := func(seeds ...string) (last error) {
		for _, err := range Run(context.Background(), seeds, opts) {
			last = err
		}
		return last
	}
	if err := end(); !errors.Is(err, ErrNoSeeds) {
		t.Errorf("no seeds: %v", err)
	}
	if err := end(w.Sites[0].Home()); err != nil {
		t.Fatal(err)
	}
	if err := end(w.Sites[1].Home()); !errors.Is(err, ErrOtherCrawl) || !strings.Contains(err.Error(), w.Sites[0].Home()) {
		t.Errorf("other seeds: %v", err)
	}
	if err := end(); err != nil {
		t.Errorf("the same crawl without seeds: %v", err)
	}
}

package crawl

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/internal/polite"
)

// attack is a site that means harm. Its robots.txt and home page are harmless
// unless it says otherwise.
type attack map[string]http.HandlerFunc

func (a attack) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if h := a[r.URL.Path]; h != nil {
		h(w, r)
	} else if r.URL.Path == "/" {
		io.WriteString(w, `<!DOCTYPE html><html><body><a href="/trap">on</a></body></html>`)
	} else {
		http.NotFound(w, r)
	}
}

func to(target string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", target)
		w.WriteHeader(http.StatusFound)
	}
}

// flood sends text over and over until the other side has had enough, and adds
// up how much went out.
func flood(sent *atomic.Int64, text string) http.HandlerFunc {
	chunk := bytes.Repeat([]byte(text), 1+64<<10/len(text))
	return func(w http.ResponseWriter, r *http.Request) {
		for {
			n, err := w.Write(chunk)
			if sent.Add(int64(n)); err != nil {
				return
			}
		}
	}
}

func bomb(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Encoding", "gzip")
	z := gzip.NewWriter(w)
	defer z.Close()
	zeros := make([]byte, 1<<20)
	for range 200 {
		if _, err := z.Write(zeros); err != nil {
			return
		}
	}
}

func drip(w http.ResponseWriter, r *http.Request) {
	for r.Context().Err() == nil {
		io.WriteString(w, "x")
		http.NewResponseController(w).Flush()
		time.Sleep(5 * time.Millisecond)
	}
}

func headers(w http.ResponseWriter, r *http.Request) {
	for i := range 16 << 10 {
		w.Header().Set(fmt.Sprint("X-Pad-", i), strings.Repeat("x", 1000))
	}
}

func millionLinks(w http.ResponseWriter, r *http.Request) {
	io.WriteString(w, "<!DOCTYPE html><html><body>")
	for i := range 1_000_000 {
		fmt.Fprintf(w, `<a href="/%d">`, i)
	}
}

// Each of these sites costs the crawl a bounded number of requests and bytes,
// and the site beside them is crawled as if they were not there.
func TestHostile(t *testing.T) {
	const maxBytes = 1 << 20
	var body, robots, sitemap atomic.Int64
	for name, tt := range map[string]struct {
		site attack
		hits int           // the most that is acceptable
		sent *atomic.Int64 // what the site has pushed through, with all buffers on the way
	}{
		"bomb":               {attack{"/trap": bomb}, 30, nil},
		"endless body":       {attack{"/trap": flood(&body, "<a href=/x>")}, 30, &body},
		"endless robots.txt": {attack{"/robots.txt": flood(&robots, "# no rule\n")}, 30, &robots},
		"endless sitemap":    {attack{"/sitemap.xml": flood(&sitemap, "<urlset>")}, 30, nil},
		"drip":               {attack{"/trap": drip}, 30, nil},
		"headers":            {attack{"/trap": headers}, 30, nil},
		"links":              {attack{"/trap": millionLinks}, 200, nil},
		"to a file":          {attack{"/trap": to("file:///etc/passwd")}, 30, nil},
		"to metadata":        {attack{"/trap": to("http://169.254.169.254/latest/meta-data/")}, 30, nil},
		"to itself":          {attack{"/trap": to("/trap")}, 30, nil},
		"to and fro":         {attack{"/trap": to("/port"), "/port": to("/trap")}, 30, nil},
		"robots to itself":   {attack{"/robots.txt": to("/robots.txt")}, 30, nil},
		"sitemap of itself": {attack{"/sitemap.xml": func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, "<sitemapindex><sitemap><loc>/sitemap.xml</loc></sitemap></sitemapindex>")
		}}, 30, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := world(t, crawltest.Plan{Fault: tt.site.ServeHTTP}, crawltest.Plan{Stories: 20, Sitemap: true})
			opts := quick()
			opts.Fetch.MaxBytes = maxBytes
			if name == "drip" { // nothing but its own time limit ends it
				opts.Fetch.Whole, opts.Tries = time.Second, 5
			}
			compare(t, w, all(t, w, opts))
			bad := 0
			for _, h := range w.Hits() {
				if h.Host == w.Sites[0].Host {
					bad++
				}
			}
			if bad > tt.hits {
				t.Errorf("%d requests to the bad site", bad)
			}
			if tt.sent != nil && tt.sent.Load() > 32*maxBytes {
				t.Errorf("the bad site could send %d bytes", tt.sent.Load())
			}
		})
	}
}

// A host that is off limits for want of a robots.txt does not hold up the end.
func TestNoRobots(t *testing.T) {
	for why, robots := range map[string]http.HandlerFunc{
		"cannot be had (status 503)": func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(503) },
		"cannot be had (status 429)": func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(429) },
		"comes too slowly":           drip,
		"broke the connection":       func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) },
	} {
		w := world(t, crawltest.Plan{Fault: attack{"/robots.txt": robots}.ServeHTTP}, crawltest.Plan{Stories: 10, Sitemap: true})
		opts := quick()
		if why == "comes too slowly" {
			opts.Fetch.Whole = 500 * time.Millisecond
		}
		opts.Tries = 10
		found, failed := 0, ""
		for a, err := range Run(context.Background(), w.Seeds(), opts) {
			if a != nil {
				found++
			} else {
				failed += err.Error()
			}
		}
		if found != 10 || !strings.Contains(failed, why) {
			t.Errorf("%s: found %d, errors %q", why, found, failed)
		}
		asked := map[string]int{}
		for _, h := range w.Hits() {
			if h.Host == w.Sites[0].Host {
				asked[h.Path]++
			}
		}
		// The last answer may be under way still, and not in the log.
		if n := asked["/robots.txt"]; len(asked) != 1 || n > polite.RobotsTries || n < polite.RobotsTries-1 {
			t.Errorf("%s: asked for %v", why, asked)
		}
	}
}

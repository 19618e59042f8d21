package crawl

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
)

// Through a proxy, with the login of a reader: stories behind a wall are found, and the
// login goes to no other site and into nothing that is kept.
func TestCredentials(t *testing.T) {
	var mu sync.Mutex
	var elsewhere []string
	other := attack{"/": func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		elsewhere = append(elsewhere, fmt.Sprint(r.Header))
		io.WriteString(w, "<urlset></urlset>")
	}}
	site := attack{"/": front("/news/for-subscribers-of-the-paper")}
	site["/news/for-subscribers-of-the-paper"] = func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("session")
		if err != nil || c.Value != "hunter2" || r.Header.Get("X-Reader") != "hunter2" {
			http.Error(w, "subscribe", http.StatusForbidden)
			return
		}
		storyPage("Winter", "")(w, r)
	}
	w := world(t, crawltest.Plan{Fault: site.ServeHTTP}, crawltest.Plan{Fault: other.ServeHTTP})
	site["/robots.txt"] = text("Sitemap: http://" + w.Sites[1].Host + "/\n")
	for _, kind := range []string{"http", "socks5"} {
		p, err := crawltest.NewProxy(kind, "reader", "hunter2")
		if err != nil {
			t.Fatal(err)
		}
		defer p.Close()
		kept := &keeper{}
		opts := quick()
		opts.Archive = kept
		opts.Fetch.Proxy = p.URL()
		opts.Fetch.Credentials.Header = http.Header{"X-Reader": {"hunter2"}}
		for _, s := range w.Sites {
			name, _, _ := strings.Cut(s.Host, ":")
			opts.Fetch.Credentials.Cookies = append(opts.Fetch.Credentials.Cookies, &http.Cookie{Domain: name, Path: "/", Name: "session", Value: "hunter2"})
		}
		var got []string
		for a, err := range Run(t.Context(), []string{w.Sites[0].Home()}, opts) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, fmt.Sprint(a.Title, strings.Contains(fmt.Sprintf("%+v", a), "hunter2")))
		}
		if !slices.Equal(got, []string{"Winterfalse"}) {
			t.Errorf("%s: got %q", kind, got)
		}
		for _, c := range kept.all {
			if told := fmt.Sprintf("%+v", c.Exchange); strings.Contains(told, "hunter2") || strings.Contains(told, p.URL().Host) {
				t.Errorf("%s: kept %s", kind, told)
			}
		}
		if len(p.Through()) == 0 || p.Refused() > 0 {
			t.Errorf("%s: %d through the proxy, %d refused", kind, len(p.Through()), p.Refused())
		}
	}
	if told := fmt.Sprint(elsewhere); len(elsewhere) == 0 || strings.Contains(told, "hunter2") {
		t.Errorf("another site got %s", told)
	}
}

package crawl

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/fetch"
)

// own is a fetcher that answers by handlers, without a network.
type own struct {
	site attack
	mu   sync.Mutex
	got  []string
}

func (o *own) Get(ctx context.Context, address string, header http.Header, maxBytes int64) (*fetch.Exchange, error) {
	o.mu.Lock()
	o.got = append(o.got, address)
	o.mu.Unlock()
	switch {
	case strings.HasSuffix(address, "/news/nothing-but-an-error"):
		return nil, errors.New("the browser has crashed")
	case strings.HasSuffix(address, "/news/nothing-at-all-of-it"):
		return nil, nil
	case strings.HasSuffix(address, "/news/a-broken-connection"):
		return nil, io.ErrUnexpectedEOF
	}
	w := httptest.NewRecorder()
	o.site.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
	return &fetch.Exchange{Status: w.Code, Header: w.Header(), Body: w.Body.Bytes()}, nil
}

// keeper is an archive that remembers.
type keeper struct {
	mu  sync.Mutex
	all []Capture
}

func (k *keeper) Keep(ctx context.Context, c Capture) (Place, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.all = append(k.all, c)
	return Place{URL: c.URL}, nil
}

// What a program's own fetcher brings passes through all the steps of a crawl.
func TestFetcher(t *testing.T) {
	site := attack{
		"/robots.txt": text("User-agent: *\nDisallow: /private/\n"),
		"/": front("/moved", "/private/a-story-behind-the-door", "/news/nothing-but-an-error", "/news/nothing-at-all-of-it",
			"/news/a-broken-connection"),
		"/moved":                           to("/news/a-quiet-winter-at-sea"),
		"/news/a-quiet-winter-at-sea":      storyPage("Winter", ""),
		"/private/a-story-behind-the-door": storyPage("Door", ""),
	}
	f, kept := &own{site: site}, &keeper{}
	opts := &Options{Fetcher: f, Archive: kept, Delay: -1, Backoff: 1, Tries: 2}
	opts.Fetch.AllowPrivate = false // nothing to a fetcher that asks no network
	var got []string
	for a, err := range Run(t.Context(), []string{"https://news.example/"}, opts) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, a.Title)
	}
	if !slices.Equal(got, []string{"Winter"}) {
		t.Errorf("got %q", got)
	}
	if f.got[0] != "https://news.example/robots.txt" || slices.Contains(f.got, "https://news.example/private/a-story-behind-the-door") {
		t.Errorf("asked for %q", f.got)
	}
	if n := strings.Count(strings.Join(f.got, " "), "a-broken-connection"); n != 2 {
		t.Errorf("tried %d times", n)
	}
	for _, c := range kept.all {
		if c.Request.Line == "" || c.Response.Line == "" || c.Started.IsZero() || c.Ended.Before(c.Started) || len(c.Raw) != len(c.Body) {
			t.Errorf("kept %s: %s", c.URL, fmt.Sprintf("%+v", c.Exchange))
		}
	}
}

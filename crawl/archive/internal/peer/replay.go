package peer

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// View is an archived page as ReplayWeb.page shows it.
type View struct{ Frame, Title, Text string }

// NeedReplay ends a test that Replay would end. It returns the path of Chromium.
func (d Dir) NeedReplay(t testing.TB) (chromium string) {
	t.Helper()
	if testing.Short() {
		t.Skip("starts a browser")
	}
	d.Need(t, "node", "replaywebpage")
	return d.Need(t, "chromium", "playwright-core")
}

// Replay opens a page of a WACZ file in ReplayWeb.page, as it was at each of
// times (20060102150405).
func (d Dir) Replay(t testing.TB, wacz, page string, times ...string) (views []View) {
	t.Helper()
	chromium := d.NeedReplay(t)
	mux := http.NewServeMux()
	mux.Handle("/", http.FileServer(http.Dir(d.module("replaywebpage"))))
	mux.HandleFunc("/archive.wacz", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, wacz) })
	server := httptest.NewServer(mux)
	defer server.Close()
	// A service worker needs a secure origin, which localhost is by definition.
	base := strings.Replace(server.URL, "127.0.0.1", "localhost", 1)
	for _, line := range d.Run(t, "replay.mjs", append([]string{chromium, base, page}, times...)...) {
		views = append(views, decode[View](t, line))
	}
	if len(views) != len(times) {
		t.Fatalf("%d views for %d times", len(views), len(times))
	}
	return views
}

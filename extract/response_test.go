package extract_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/tearsheet-news/tearsheet/extract"
)

// serve answers requests for /old with a redirect to /story, and those with
// what is given.
func serve(t *testing.T, header map[string]string, body string) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/old" {
			http.Redirect(w, r, "/story", http.StatusMovedPermanently)
			return
		}
		for k, v := range header {
			w.Header().Set(k, v)
		}
		fmt.Fprint(w, body)
	}))
	t.Cleanup(server.Close)
	return server
}

func TestResponse(t *testing.T) {
	const page = "<title>F\xe4hre</title><h1>F\xe4hre</h1><p class=date>3 hours ago</p>" +
		"<p>The ferry sails again on Friday, the harbour office said, and takes cars as before."
	header := map[string]string{"Content-Type": "text/html; charset=iso-8859-1", "Date": "Fri, 03 May 2024 10:00:00 GMT"}
	packed := map[string]string{"Content-Type": header["Content-Type"], "Date": header["Date"], "Content-Encoding": "gzip"}
	for name, server := range map[string]*httptest.Server{"plain": serve(t, header, page), "gzip": serve(t, packed, zipped(page))} {
		resp, err := (&http.Client{Transport: &http.Transport{DisableCompression: true}}).Get(server.URL + "/old")
		if err != nil {
			t.Fatal(err)
		}
		a, err := extract.Response(resp, nil)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if a.Title != "Fähre" || a.URL != server.URL+"/story" || !strings.HasPrefix(a.Published, "2024-05-03") {
			t.Errorf("%s: title %q, address %q, published %q", name, a.Title, a.URL, a.Published)
		}
		resp.Body.Close()
	}
}

func TestResponseErrors(t *testing.T) {
	for _, tt := range []struct {
		name     string
		encoding string
		body     string
		want     error
	}{
		{"too large", "", strings.Repeat("<p>text", 1000), extract.ErrTooLarge},
		{"too large when unpacked", "gzip", zipped(strings.Repeat("<p>text", 1000)), extract.ErrTooLarge},
		{"unknown coding", "dcb", "<p>text", extract.ErrNotHTML},
		{"empty", "", "", extract.ErrEmpty},
	} {
		server := serve(t, map[string]string{"Content-Encoding": tt.encoding}, tt.body)
		resp, err := (&http.Client{Transport: &http.Transport{DisableCompression: true}}).Get(server.URL)
		if err != nil {
			t.Fatal(err)
		}
		if a, err := extract.Response(resp, &extract.Options{MaxBytes: 1000}); !errors.Is(err, tt.want) || a != nil {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
		resp.Body.Close()
	}
}

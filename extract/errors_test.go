package extract_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/tearsheet-news/tearsheet/extract"
)

func TestErrors(t *testing.T) {
	tests := []struct {
		name, page, url string
		opts            *extract.Options
		want            error
		message         string // what the error must tell
	}{
		{"no bytes", "", "", nil, extract.ErrEmpty, ""},
		{"white space", " \r\n\t", "", nil, extract.ErrEmpty, ""},
		{"too large", "<p>12345", "", &extract.Options{MaxBytes: 7}, extract.ErrTooLarge, "8 bytes, and the limit is 7"},
		{"PDF", "%PDF-1.7\n", "", nil, extract.ErrNotHTML, "a PDF document"},
		{"gzip", "\x1F\x8B\x08\x00", "", nil, extract.ErrNotHTML, "gzip"},
		{"unknown binary", "\x00\x01\x02\x03\x04\x05", "", nil, extract.ErrNotHTML, "binary data"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, err := extract.Extract([]byte(tt.page), tt.url, "", tt.opts)
			if !errors.Is(err, tt.want) || !strings.Contains(err.Error(), tt.message) {
				t.Errorf("error %v, want %v with %q", err, tt.want, tt.message)
			}
			if a != nil {
				t.Errorf("a record beside the error: %+v", a)
			}
		})
	}
}

func TestURLError(t *testing.T) {
	for _, address := range []string{"example.com/a", "/a", "//example.com/a", "http://[::1", "ftp://example.com/", "mailto:a@example.com", "http:///a", "a b"} {
		_, err := extract.Extract([]byte("<p>text"), address, "", nil)
		var u *extract.URLError
		if !errors.As(err, &u) || u.URL != address || u.Unwrap() == nil {
			t.Errorf("%q: error %v, want a URLError that names it", address, err)
			continue
		}
		if n := strings.Count(err.Error(), address); n != 1 {
			t.Errorf("%q is named %d times in %q", address, n, err)
		}
	}
	for _, address := range []string{"", "http://example.com", "HTTPS://example.com/a?b#c", "https://example.com/ä"} {
		if a, err := extract.Extract([]byte("<p>text"), address, "", nil); err != nil || a.URL != address {
			t.Errorf("%q: %v", address, err)
		}
	}
}

// TestHardPages gives pages that were made to break an extractor. Each must
// give a record, and the story where there is one.
func TestHardPages(t *testing.T) {
	const story = "<p>The bridge over the river was closed on Monday, the council said, because of ice.</p>"
	tests := map[string]string{
		"truncated":                   "<html><head><title>Bridge</title></head><body><article>" + story + "<p class='x",
		"nested 100,000 deep":         strings.Repeat("<div>", 100_000) + story,
		"a million attributes":        "<div" + numbered(1_000_000, " a%d=x") + ">" + story,
		"a million bold attributes":   "<b" + numbered(1_000_000, " a%d=x") + ">" + story + story,
		"a million tags":              story + strings.Repeat("<i></i>", 500_000),
		"10 MB of JSON-LD":            jsonLD("["+strings.Repeat(`{"@type":"NewsArticle"},`, 430_000)+"{}]") + story,
		"JSON-LD that cites itself":   jsonLD(`{"@id":"a","@type":"NewsArticle","author":{"@id":"a"},"@graph":[{"@id":"a"}]}`) + story,
		"JSON-LD nested 9,000 deep":   jsonLD(strings.Repeat(`{"@graph":[`, 9000)+strings.Repeat("]}", 9000)) + story,
		"JSON-LD that never ends":     jsonLD(strings.Repeat("[", 1_000_000)) + story,
		"half a million empty things": jsonLD(strings.Repeat("{};", 500_000)) + story,
		"a word of a megabyte":        story + "<p>" + strings.Repeat("x", 1<<20),
		"a million line breaks":       story + strings.Repeat("<br>", 260_000),
		"a class of a megabyte":       "<div class='" + strings.Repeat("a-b ", 1<<18) + "'>" + story,
		"200,000 keywords":            "<meta name=keywords content='" + numbered(200_000, "k%d,") + "'>" + story,
		"100,000 meta elements":       numbered(100_000, "<meta name=author content='Ann%d'>") + story,
		"100,000 headings":            story + numbered(100_000, "<h1>h%d</h1>"),
		"100,000 dates":               story + numbered(100_000, "<time datetime=2024-05-01>%d</time>"),
		"100,000 links":               story + numbered(100_000, "<a rel=tag href=/t/%d>x</a>"),
		"null bytes":                  story + strings.Repeat(story+"\x00", 50),
	}
	for name, page := range tests {
		t.Run(name, func(t *testing.T) {
			a, err := extract.Extract([]byte(page), "https://example.com/a", "", nil)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(a.Text, "closed on Monday") {
				t.Errorf("the story is not in the text: %.200q", a.Text)
			}
		})
	}
}

func numbered(n int, format string) string {
	var w strings.Builder
	for i := range n {
		fmt.Fprintf(&w, format, i)
	}
	return w.String()
}

func jsonLD(text string) string { return `<script type="application/ld+json">` + text + "</script>" }

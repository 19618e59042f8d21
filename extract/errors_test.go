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
		a, err := extract.Extract([]byte("<title>Ferry</title><a href=/b>text"), address, "", nil)
		var u *extract.URLError
		if !errors.As(err, &u) || u.URL != address || u.Unwrap() == nil {
			t.Errorf("%q: error %v, want a URLError that names it", address, err)
			continue
		}
		if n := strings.Count(err.Error(), address); n != 1 {
			t.Errorf("%q is named %d times in %q", address, n, err)
		}
		if a == nil || a.Title != "Ferry" || a.URL != "" || a.CanonicalURL != "" {
			t.Errorf("%q: the record is %+v, want one without addresses", address, a)
		}
	}
	for _, address := range []string{"", "http://example.com", "HTTPS://example.com/a?b#c", "https://example.com/ä"} {
		if a, err := extract.Extract([]byte("<p>text"), address, "", nil); err != nil || a.URL != address {
			t.Errorf("%q: %v", address, err)
		}
	}
}

// TestOldQuery has an address as sites of the nineties wrote it, in Latin-1.
func TestOldQuery(t *testing.T) {
	a, err := extract.Extract([]byte("<p>text"), "http://example.com/?ort=K\xf6ln", "", nil)
	if err != nil || a.CanonicalURL != "http://example.com/?ort=K%F6ln" {
		t.Errorf("canonical address %q, %v", a.CanonicalURL, err)
	}
}

// TestHardPages gives pages that were made to break an extractor, by being
// cut, deep, wide or long where pages are not. Each must give a record, and the
// story unless its one sentence drowns. With -short they are a tenth as large.
func TestHardPages(t *testing.T) {
	const story = "<p>The bridge over the river was closed on Monday, the council said, because of ice.</p>"
	million := 1_000_000
	if testing.Short() {
		million /= 10
	}
	many := million / 10
	tests := map[string]string{
		"truncated":                 "<html><head><title>Bridge</title></head><body><article>" + story + "<p class='x",
		"null bytes":                story + strings.Repeat(story+"\x00", 50),
		"nested":                    strings.Repeat("<div>", many) + story,
		"nested and wide":           strings.Repeat("<div>", 400) + story + numbered(many/4, "<div class=x%d><p>a, b</p></div>"),
		"attributes":                "<div" + numbered(million, " a%d=x") + ">" + story,
		"attributes of a bold word": "<b" + numbered(many, " a%d=x") + ">" + story + story,
		"class":                     "<div class='" + strings.Repeat("a-b ", million/4) + "'>" + story,
		"tags":                      story + strings.Repeat("<i></i>", million/2),
		"long word":                 story + "<p>" + strings.Repeat("x", million),
		"line breaks":               story + strings.Repeat("<br>", million/4),
		"table rows":                story + "<table>" + numbered(many/4, "<tr><td>%d<td>two words") + "</table>",
		"headings":                  story + numbered(many, "<h1>h%d</h1>"),
		"dates":                     story + numbered(many, "<time datetime=2024-05-01>%d</time>"),
		"links":                     story + numbered(many, "<a rel=tag href=/t/%d>x</a>"),
		"authors":                   story + numbered(many/4, "<a rel=author href=/by/%d>Ann Bell</a>"),
		"meta elements":             numbered(many, "<meta name=author content='Ann%d'>") + story,
		"keywords":                  "<meta name=keywords content='" + numbered(many, "k%d,") + "'>" + story,
		"JSON-LD of 10 MB":          jsonLD("["+strings.Repeat(`{"@type":"NewsArticle"},`, 4*many)+"{}]") + story,
		"JSON-LD that cites itself": jsonLD(`{"@id":"a","@type":"NewsArticle","author":{"@id":"a"},"@graph":[{"@id":"a"}]}`) + story,
		"JSON-LD nested":            jsonLD(strings.Repeat(`{"@graph":[`, 9000)+strings.Repeat("]}", 9000)) + story,
		"JSON-LD that never ends":   jsonLD(strings.Repeat("[", million)) + story,
		"JSON-LD in pieces":         jsonLD(strings.Repeat("{};", million/2)) + story,
	}
	for name, page := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, err := extract.Extract([]byte(page), "https://example.com/a", "", nil)
			if err != nil {
				t.Fatal(err)
			}
			if drowned := name == "headings" || name == "table rows"; !drowned && !strings.Contains(a.Text, "closed on Monday") {
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

package extract_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/tearsheet-news/tearsheet/extract"
)

// FuzzExtract states what holds for any bytes at all:
//
//   - Extract returns, with a record or one of its own errors.
//   - The same page gives the same record.
//   - A record is valid UTF-8, and is the same after a trip through JSON.
//   - Every word of the text stands on the page.
func FuzzExtract(f *testing.F) {
	pages, err := filepath.Glob("../testdata/pages/*/page.html")
	if err != nil || len(pages) == 0 {
		f.Fatalf("no pages to begin with: %v", err)
	}
	for _, name := range pages {
		page, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(page, "https://example.com/2024/05/01/ferry", "text/html; charset=utf-8")
	}
	f.Add([]byte("<table><tr><td>one<br><br>two<td>three"), "", "")
	f.Add([]byte("\xFF\xFE<\x00p\x00>\x00a\x00"), "https://example.com", "text/html; charset=utf-16")
	f.Add([]byte("<p>\u53F0<rt>\u3044</rt>\u3002"), "", "")
	f.Add([]byte("<p>caf\xE9 \x93quoted\x94"), "http://[::1]/", "text/html; charset=iso-8859-1")
	f.Add([]byte("<p>text"), "http://0?\xe0", "")
	f.Fuzz(func(t *testing.T, page []byte, address, contentType string) {
		opts := &extract.Options{HTML: true, Markdown: true, Trace: true}
		a, err := extract.Extract(page, address, contentType, opts)
		if err != nil {
			checkError(t, err)
			return
		}
		again, err := extract.Extract(page, address, contentType, opts)
		if diff := cmp.Diff(a, again); diff != "" || err != nil {
			t.Errorf("the second record differs: %v\n%s", err, diff)
		}
		checkJSON(t, a)
		checkWords(t, page, contentType, a.Text)
	})
}

func checkError(t *testing.T, err error) {
	var u *extract.URLError
	if !errors.As(err, &u) && !errors.Is(err, extract.ErrEmpty) && !errors.Is(err, extract.ErrNotHTML) {
		t.Errorf("not an error of the package: %v", err)
	}
}

// checkJSON reads a record back from its JSON and writes it again. The address
// is the caller's and may be anything.
func checkJSON(t *testing.T, a *extract.Article) {
	record := *a
	record.URL = ""
	data, err := json.Marshal(record)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(data, []byte(`\ufffd`)) { // what encoding/json makes of invalid UTF-8
		t.Errorf("not valid UTF-8: %s", data)
	}
	var back extract.Article
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	again, err := json.Marshal(back)
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("JSON changes the record: %v\n%s\n%s", err, data, again)
	}
}

// checkWords looks for each word of the text on the page. A page with scripts
// may hold its text in there, in any of many forms, and is not checked.
func checkWords(t *testing.T, page []byte, contentType, text string) {
	if bytes.Contains(bytes.ToLower(page), []byte("<script")) || !utf8.Valid(page) || strings.Contains(contentType, "charset") {
		return
	}
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return // too deep; Extract reads such pages in a way of its own
	}
	var all strings.Builder
	writeText(&all, doc)
	shown := squeeze(all.String())
	for word := range strings.FieldsSeq(text) {
		if !strings.Contains(shown, squeeze(word)) {
			t.Errorf("%q is not on the page: %q", word, shown)
		}
	}
}

// unseen are elements whose text no reader sees. What stands before and behind
// them may be one word.
var unseen = []string{"style", "noscript", "template", "svg", "canvas", "select", "textarea", "input", "math", "map", "datalist",
	"noembed", "noframes", "iframe", "object", "video", "audio", "embed", "title", "meta", "link", "base", "rt", "rp", "rtc"}

func writeText(w *strings.Builder, n *html.Node) {
	if n.Type == html.TextNode {
		w.WriteString(n.Data)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || !slices.Contains(unseen, c.Data) {
			writeText(w, c)
		}
	}
}

// squeeze takes white space and invisible characters out.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

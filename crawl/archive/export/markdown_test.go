package export

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/extract"
)

func TestMarkdown(t *testing.T) {
	dir := t.TempDir()
	revisions := func(yield func(*archive.Revision, error) bool) {
		a := extract.Article{Title: "Ferry: \"back\" <at> last", Authors: []string{"Ada Fern"}, Published: "2026-03-14T09:30:00+02:00",
			Text: "The ferry returned.\n\n1. It was *late*."}
		yield(&archive.Revision{URL: "https://www.news.example/ferry", Number: 2, Record: &crawl.Article{Article: a},
			Origin: crawl.Origin{Pages: []crawl.Place{{File: "a.warc.gz", Offset: 3, Digest: "sha256:ab12"}}}}, nil)
		b := extract.Article{Title: "渡船", Markdown: "*As it was.*\n"}
		yield(&archive.Revision{URL: "http://127.0.0.1:80/../x", Number: 1, Record: &crawl.Article{Article: b}}, nil)
	}
	if n, err := Markdown(dir, revisions, false); n != 2 || err != nil {
		t.Fatal(n, err)
	}
	want := map[string]string{
		"news.example/2026-03-14-ferry-back-at-last-9ef960e4.md": "---\n" + `title: "Ferry: \"back\" <at> last"
authors: ["Ada Fern"]
published: "2026-03-14T09:30:00+02:00"
url: "https://www.news.example/ferry"
fetched: "0001-01-01T00:00:00Z"
revision: 2
sha256: "ab12"
warc: "a.warc.gz"
warc_offset: 3
---

# Ferry: "back" \<at\> last

The ferry returned.

1\. It was \*late\*.
`,
		"127.0.0.1/undated-渡船-b03ef69b.md": "---\n" + `title: "渡船"
url: "http://127.0.0.1:80/../x"
fetched: "0001-01-01T00:00:00Z"
revision: 1
---

# 渡船

*As it was.*
`}
	got := map[string]string{}
	files, _ := filepath.Glob(filepath.Join(dir, "*", "*"))
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		rel, _ := filepath.Rel(dir, f)
		got[filepath.ToSlash(rel)] = string(data)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("files (-want +got):\n%s", d)
	}
}

func TestNoteName(t *testing.T) {
	for _, c := range []struct{ url, title, want string }{
		{"https://news.example/a", strings.Repeat("word ", 40), "undated-word-word-word-word-word-word-word-word-word-wor-"},
		{"https://news.example/a", "../../etc/passwd", "undated-etc-passwd-"},
		{"https://news.example/a", "", "undated--"},
		{"http://[::1]:8080/a", "a", "undated-a-"},
	} {
		r := &archive.Revision{URL: c.url, Record: &crawl.Article{Article: extract.Article{Title: c.title}}, Number: 3}
		folder, name := filepath.Split(noteName(r, true))
		if !strings.HasPrefix(name, c.want) || !strings.HasSuffix(name, "-r3.md") || strings.ContainsAny(folder, ":[]") {
			t.Errorf("%q: %s%s, want %s…", c.title, folder, name, c.want)
		}
	}
}

// FuzzPlain: a reader of Markdown shows the text that was given, whatever signs
// are in it.
func FuzzPlain(f *testing.F) {
	for _, s := range []string{"# no heading", "1) no *list*", "a\n===", "- - -", "    code", "<b>&amp;", "a  \nb", "| a | b |\n|---|---|",
		"[a]: b", "~~no~~ ``` `", "a\\", "+ x\n\n* y", "http://a.example/_b_", "12345. x", "=", "\ta\tb", "&#42;", "a\\\nb"} {
		f.Add(s)
	}
	markdown := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s[:min(len(s), 4096)], "?") // the reader takes the square of some texts' length
		if strings.ContainsFunc(s, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0x7f }) {
			return // records have none of these
		}
		var page bytes.Buffer
		if err := markdown.Convert([]byte(plain(s)), &page); err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		for z := html.NewTokenizer(&page); z.Next() != html.ErrorToken; {
			switch token := z.Token(); {
			case token.Type == html.TextToken:
				got.WriteString(token.Data)
			case token.Data == "p" || token.Data == "br":
				got.WriteString(" ")
			default:
				t.Errorf("%q became %q, which has a %s", s, plain(s), token)
			}
		}
		if want, got := strings.Join(strings.Fields(s), " "), strings.Join(strings.Fields(got.String()), " "); want != got {
			t.Errorf("%q became %q, which reads %q", s, plain(s), got)
		}
	})
}

package warc

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
)

var surtTests = []struct{ url, want string }{
	{"https://press.example/", "example,press)/"},
	{"https://press.example", "example,press)/"},
	{"http://www.press.example/a", "example,press)/a"},
	{"https://www2.press.example/A/B.html", "example,press)/a/b.html"},
	{"https://wwwpress.example/", "example,wwwpress)/"},
	{"https://news.press.example:443/", "example,press,news)/"},
	{"https://press.example:8443/cut", "example,press:8443)/cut"},
	{"https://user:secret@press.example/", "example,press)/"},
	{"https://press.example/?", "example,press)/"},
	{"https://press.example/a?b=2&a=1&a=0", "example,press)/a?a=0&a=1&b=2"},
	{"https://press.example/a#part", "example,press)/a"},
	{"https://press.example/f%C3%A4hre", "example,press)/f%c3%a4hre"},
	{"http://192.0.2.7/x", "7,2,0,192)/x"},
	{"urn:tearsheet:seeds", "urn:tearsheet:seeds"},
}

func TestSURT(t *testing.T) {
	for _, tt := range surtTests {
		if got := surt(tt.url); got != tt.want {
			t.Errorf("surt(%q) = %q, want %q", tt.url, got, tt.want)
		}
	}
	if got := surt("mailto:desk a\n"); got != "mailto:desk%20a%0a" {
		t.Errorf("a key in pieces: %q", got)
	}
}

func TestWarcioSortsAlike(t *testing.T) {
	peers.Need(t, "node", "warcio")
	var urls []string
	for _, tt := range surtTests {
		urls = append(urls, tt.url)
	}
	theirs := peers.Run(t, "surt.mjs", urls...)
	for i, tt := range surtTests {
		if string(theirs[i]) != tt.want {
			t.Errorf("warcio has %q for %q, want %q", theirs[i], tt.url, tt.want)
		}
	}
}

func TestIndexEntry(t *testing.T) {
	e := IndexEntry{
		URL: "https://press.example/a?b=1&c=2", Time: testTime.Truncate(1e9), MIME: "text/html", Status: 200,
		Digest: "sha256:00", File: "a.warc.gz", Offset: 12, Length: 345,
	}
	const line = `example,press)/a?b=1&c=2 20260314150926 {"url":"https://press.example/a?b=1&c=2","mime":"text/html",` +
		`"status":"200","digest":"sha256:00","length":"345","offset":"12","filename":"a.warc.gz"}`
	if e.String() != line {
		t.Errorf("line is\n%s\nwant\n%s", e, line)
	}
	if got, err := ParseIndexEntry(line + "\n"); err != nil || got != e {
		t.Errorf("parsed as %+v, %v", got, err)
	}
	for _, bad := range []string{"", "!meta 0 {}", "a 20260314150926", "a 2026 {}", `a 20260314150926 {"url":`,
		`a 20260314150926 {"url":"http://a/","offset":"x","length":"1"}`, `a 20260314150926 {"url":"http://a/","offset":"1"}`} {
		if _, err := ParseIndexEntry(bad); err == nil || !strings.Contains(err.Error(), "index line") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestMergeIndexes(t *testing.T) {
	var got []string
	for line, err := range mergeIndexes(strings.NewReader("a\nc\ne\n"), strings.NewReader(""), strings.NewReader("b\nc\nf")) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, line)
	}
	if strings.Join(got, "") != "abccef" {
		t.Errorf("merged as %q", got)
	}
	broken := io.MultiReader(strings.NewReader("b\n"), iotest.ErrReader(errDisk))
	var last error
	for _, last = range mergeIndexes(strings.NewReader("a\n"), broken) {
	}
	if !errors.Is(last, errDisk) {
		t.Errorf("a failing index ends with %v", last)
	}
}

// An index of a damaged file holds what is left, and tells of the rest.
func TestIndexFileOfDamagedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "other.warc.gz")
	response := "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2016-08-27T10:11:12Z\r\nWARC-Target-URI: <http://press.example/r>\r\n" +
		"Content-Type: application/http; msgtype=response\r\nContent-Length: 49\r\n\r\n" +
		"HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\nmv\r\n\r\n"
	file := concat(gz(record(0)), gz(record(1))[:80], gz(response))
	if err := os.WriteFile(path, file, 0o644); err != nil {
		t.Fatal(err)
	}
	problems, err := indexFile(path)
	if err != nil || len(problems) != 1 || problems[0].Kind != badGzip || problems[0].File != path {
		t.Errorf("problems %v, %v", problems, err)
	}
	got := string(mustRead(t, filepath.Join(filepath.Dir(path), "other.cdxj")))
	want := `example,press)/0 20160827101112 {"url":"https://press.example/0","mime":"text/plain","length":"187","offset":"0","filename":"other.warc.gz"}
example,press)/r 20160827101112 {"url":"http://press.example/r","mime":"text/html","status":"301","length":"`
	if !strings.HasPrefix(got, want) {
		t.Errorf("index is\n%s\nwant\n%s", got, want)
	}
}

package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/archive/warc"
)

// TestArchiveLargeRecord: a record of 2 GB costs no more memory than the limit
// allows, whether its length is true or not, and the records behind it are read.
func TestArchiveLargeRecord(t *testing.T) {
	const size = 2 << 30
	head := "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/%s\r\n" +
		"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n"
	answer := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
	page := answer + "<h1>Ferry returns</h1>"
	in := io.MultiReader(
		strings.NewReader(fmt.Sprintf(head, "large", size)+answer), io.LimitReader(zeros{}, int64(size-len(answer))),
		strings.NewReader("\r\n\r\n"+fmt.Sprintf(head, "ferry", len(page))+page+"\r\n\r\n"+
			fmt.Sprintf(head, "liar", size)+page))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var got []string
	a := &warcInput{"large.warc", 1 << 20, &tally{}}
	for p := range a.pages(in, 0) {
		got = append(got, fmt.Sprint(p.url, " ", p.err != nil))
	}
	runtime.ReadMemStats(&after)
	want := []string{"https://news.example/ferry false", " true"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("pages %q, want %q", got, want)
	}
	if n := a.passed.counts[tooLarge]; n != 1 {
		t.Errorf("%d records were passed over as too large, want 1", n)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 16<<20 {
		t.Errorf("it allocated %d bytes", used)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// TestLooksLikeArchive: content decides, and the name where content is spoiled.
func TestLooksLikeArchive(t *testing.T) {
	packed := func(s string) string {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		io.WriteString(z, s)
		z.Close()
		return b.String()
	}
	long := strings.Repeat("WARC-Some-Header: "+strings.Repeat("x", 99)+"\r\n", 1e4)
	for _, c := range []struct {
		name, content string
		want          bool
	}{
		{"a", "WARC/1.0\r\n", true},
		{"a", packed("WARC/1.1\r\n"), true},
		{"a", packed("WARC/1.1\r\n" + long)[:sniffed], true},
		{"a.html.gz", packed("<p>WARC/1.1"), false},
		{"a.html", "<p>WARC/", false},
		{"a.html", "", false},
		{"a.warc", "", false},
		{"a.warc", "<p>", true},
		{"dir.warc/a.html", "<p>", false},
		{"A.WARC.GZ", "garbage", true},
		{"a.warc.gz.open", packed("WA")[:12], true},
	} {
		if got := looksLikeArchive(c.name, []byte(c.content)); got != c.want {
			t.Errorf("looksLikeArchive(%q, %.20q) = %v", c.name, c.content, got)
		}
	}
}

// BenchmarkExtract compares the same pages as a manifest of packed files and as
// an archive of them.
func BenchmarkExtract(b *testing.B) {
	corpus := os.Getenv("TEARSHEET_CORPUS")
	if corpus == "" {
		b.Skip("TEARSHEET_CORPUS does not name a folder of saved pages")
	}
	manifest := filepath.Join(corpus, "wcxb", "manifest.jsonl")
	archive, pages := archiveOf(b, manifest)
	for _, c := range []struct {
		name string
		args []string
	}{{"manifest", []string{"--manifest", manifest}}, {"WARC", []string{archive}}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				var lines counter
				if code := run(context.Background(), append([]string{"extract"}, c.args...), nil, &lines, io.Discard); code != exitOK {
					b.Fatalf("exit status %d", code)
				}
				if int(lines) != pages {
					b.Fatalf("%d records of %d pages", lines, pages)
				}
			}
			b.ReportMetric(float64(pages*b.N)/b.Elapsed().Seconds(), "pages/s")
		})
	}
}

// counter counts lines.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(bytes.Count(p, []byte("\n")))
	return len(p), nil
}

// archiveOf writes the pages of a manifest into a web archive, with a request
// beside each.
func archiveOf(b *testing.B, manifest string) (path string, pages int) {
	dir := b.TempDir()
	w, err := warc.NewWriter(dir, nil)
	if err != nil {
		b.Fatal(err)
	}
	f, err := os.Open(manifest)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	read := reader{maxBytes: 64 << 20}
	for in := range readManifest(f, manifest) {
		page, err := read.read(b.Context(), in)
		if err != nil {
			b.Fatal(err)
		}
		c := warc.Capture{URL: in.url, Time: time.Unix(1.7e9, 0)}
		response := c.Response([]byte("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"), bytes.NewReader(page.body))
		request := c.Request([]byte("GET / HTTP/1.1\r\n\r\n"), nil)
		warc.Concurrent(response, request)
		if _, err := w.Write(response, request); err != nil {
			b.Fatal(err)
		}
		pages++
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.warc.gz"))
	if len(files) != 1 {
		b.Fatalf("%d archives", len(files))
	}
	return files[0], pages
}

// FuzzLastLine: a file of whole lines and a part of one gives the last whole
// line, wherever the chunks it is read in begin.
func FuzzLastLine(f *testing.F) {
	f.Add("one\ntwo\nthr", 1)
	f.Add("\n\n", 100_000)
	f.Fuzz(func(t *testing.T, text string, times int) {
		text = strings.Repeat(text, 1+max(0, times)%(200_000/(len(text)+1)+1))
		line, end, err := lastLine(strings.NewReader(text), int64(len(text)))
		if err != nil {
			t.Fatal(err)
		}
		if want := strings.LastIndexByte(text, '\n') + 1; end != int64(want) {
			t.Fatalf("the last line ends at %d, want %d", end, want)
		}
		lines := strings.Split(text[:end], "\n")
		if end > 0 && string(line) != lines[len(lines)-2] {
			t.Errorf("the last line is %q, want %q", line, lines[len(lines)-2])
		}
	})
}

// TestMark: a line of output names its input, whether it is a record or an error.
func TestMark(t *testing.T) {
	e := &extractor{opts: &extractOptions{format: "jsonl"}}
	in := pageInput{id: "7", source: "a.warc:12+3", url: "https://news.example/", err: io.ErrUnexpectedEOF}
	var m mark
	if err := json.Unmarshal(e.extract(t.Context(), in).output, &m); err != nil || m != (mark{in.id, in.source, in.url}) {
		t.Errorf("mark %+v, %v", m, err)
	}
}

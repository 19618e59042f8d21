package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var testTime = time.Date(2026, 3, 14, 15, 9, 26, 535e6, time.UTC)

// A capture as a crawl makes it: answer, question, and what led there.
func pageCapture(t testing.TB, url, body string) []*Draft {
	t.Helper()
	c := Capture{URL: url, Time: testTime, IP: "192.0.2.7"}
	res := c.Response(head(t, "HTTP/1.1 200 OK", Header{
		{"Date", "Sat, 14 Mar 2026 15:09:26 GMT"},
		{"Content-Type", "text/html; charset=utf-8"},
		{"Transfer-Encoding", "chunked"},
	}), strings.NewReader(body))
	req := c.Request(head(t, "GET /a HTTP/1.1", Header{{"Host", "press.example"}, {"User-Agent", "tearsheet"}}), nil)
	meta, err := c.Metadata(Header{{"via", "https://press.example/"}, {"hopsFromSeed", "L"}, {"fetchTimeMs", "87"}})
	if err != nil {
		t.Fatal(err)
	}
	Concurrent(res, req, meta)
	return []*Draft{res, req, meta}
}

func head(t testing.TB, startLine string, fields Header) []byte {
	t.Helper()
	b, err := AppendHead(nil, startLine, fields, true)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// page is an invented article of about size bytes.
func page(n, size int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!doctype html><html><head><title>Ferry %d returns</title></head><body><article><h1>Ferry %d returns</h1>", n, n)
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, "<p>Paragraph %d: on day %d the harbour counted %d boats and %d gulls.</p>\n", i, n+i, i*i%97, (n*31+i*17)%89)
	}
	b.WriteString("</article></body></html>")
	return b.String()
}

// archive writes captures of n pages and returns the finished file and receipts.
func archive(t testing.TB, n, size int) (path string, receipts []Receipt) {
	t.Helper()
	dir := t.TempDir()
	w := newWriter(t, dir, nil)
	for i := range n {
		got, err := w.Write(pageCapture(t, fmt.Sprintf("https://press.example/a?n=%d", i), page(i, size))...)
		if err != nil {
			t.Fatal(err)
		}
		receipts = append(receipts, got...)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, receipts[0].File), receipts
}

func newWriter(t testing.TB, dir string, opts *WriterOptions) *Writer {
	t.Helper()
	if opts == nil {
		opts = &WriterOptions{Info: Header{{"software", "tearsheet test"}}}
	}
	if opts.Now == nil {
		opts.Now = func() time.Time { return testTime }
	}
	w, err := NewWriter(dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// A kept record is one read whole.
type kept struct {
	Type   Type
	URL    string
	ID     string
	Block  string
	Offset int64
	Length int64
}

// readAll reads everything there is, with digests verified.
func readAll(t testing.TB, r io.Reader) (records []kept, problems []*Problem) {
	t.Helper()
	return readFrom(t, r, 0)
}

// readFrom reads what r has of a file from offset on.
func readFrom(t testing.TB, r io.Reader, offset int64) (records []kept, problems []*Problem) {
	t.Helper()
	for rec, err := range NewReader(r, &ReaderOptions{File: "test.warc", Offset: offset, VerifyDigests: true}).All() {
		if p, ok := errors.AsType[*Problem](err); ok {
			problems = append(problems, p)
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		block, err := io.ReadAll(rec)
		if err == nil {
			err = rec.Close()
		} else {
			rec.Close()
		}
		if err != nil {
			problems = append(problems, err.(*Problem))
			continue
		}
		records = append(records, kept{rec.Type(), rec.URL(), rec.ID(), string(block), rec.Offset, rec.Length})
	}
	return records, problems
}

func mustRead(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestRoundTrip(t *testing.T) {
	path, receipts := archive(t, 3, 2000)
	records, problems := readAll(t, bytes.NewReader(mustRead(t, path)))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if len(records) != 1+len(receipts) || records[0].Type != typeInfo {
		t.Fatalf("%d records, first %s; want warcinfo and %d more", len(records), records[0].Type, len(receipts))
	}
	for i, r := range receipts {
		got := records[i+1]
		if got.ID != r.ID || got.Offset != r.Offset || got.Length != r.Length {
			t.Errorf("record %d: read %+v, receipt %+v", i, got, r)
		}
	}
	if _, body, _ := strings.Cut(records[1].Block, "\r\n\r\n"); body != page(0, 2000) {
		t.Errorf("body came back as %.80q", body)
	}
}

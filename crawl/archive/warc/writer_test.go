package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// TestRecordFields holds a record of each kind against testdata/records.txt,
// which follows WARC 1.1 field by field. Identifiers are random: there they are
// ID, or ID1 where it is that of the first response.
func TestRecordFields(t *testing.T) {
	path, receipts := site(t)
	masks := []struct{ pattern, with string }{
		{receipts[0].ID, "ID1"},
		{`urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}`, "ID"},
		{`sha256:[0-9a-f]{64}`, "sha256:..."},
		{`Content-Length: \d+`, "Content-Length: N"},
		{regexp.QuoteMeta(filepath.Base(path)), "FILE"},
		{"\r\n", "\n"},
	}
	var got []string
	shown := map[string]bool{}
	for rec, err := range NewReader(bytes.NewReader(mustRead(t, path)), nil).All() {
		if err != nil {
			t.Fatal(err)
		}
		kind := string(rec.Type()) + rec.Header.Get("WARC-Profile")
		if shown[kind] {
			continue
		}
		shown[kind] = true
		text, err := rec.Header.appendTo(nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range masks {
			text = regexp.MustCompile(m.pattern).ReplaceAll(text, []byte(m.with))
		}
		got = append(got, string(text))
	}
	if want := string(mustRead(t, "testdata/records.txt")); strings.Join(got, "\n") != want {
		t.Errorf("records are\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

func TestWriterRotates(t *testing.T) {
	w := newWriter(t, t.TempDir(), &WriterOptions{MaxSize: 4000, Prefix: "harbour"})
	var receipts []Receipt
	for i := range 10 {
		got, err := w.Write(pageCapture(t, fmt.Sprintf("https://press.example/%d", i), page(i, 3000))...)
		if err != nil {
			t.Fatal(err)
		}
		if got[0].File != got[2].File {
			t.Errorf("capture %d is in two files", i)
		}
		receipts = append(receipts, got...)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	files := map[string]bool{}
	for _, r := range receipts {
		checkReceipt(t, w.dir, r)
		files[r.File] = true
	}
	if len(files) < 2 {
		t.Errorf("all in %v", files)
	}
	name := regexp.MustCompile(`^harbour-20260314150926-0000[1-9]-[0-9a-f]{12}\.(warc\.gz|warc\.gz\.sha256|cdxj)$`)
	entries, _ := os.ReadDir(w.dir)
	for _, e := range entries {
		if !name.MatchString(e.Name()) {
			t.Errorf("file %s", e.Name())
		}
	}
	if len(entries) != 3*len(files) {
		t.Errorf("%d files beside %d of records", len(entries)-len(files), len(files))
	}
}

// checkReceipt opens what a receipt names, digests verified.
func checkReceipt(t *testing.T, dir string, r Receipt) {
	t.Helper()
	rec, err := OpenRecord(filepath.Join(dir, r.File), r.Offset, true)
	if err != nil {
		t.Error(err)
		return
	}
	if err := rec.Close(); err != nil {
		t.Error(err)
	}
	if rec.ID() != r.ID || rec.Length != r.Length || rec.Header.Get("WARC-Block-Digest") != r.BlockDigest || rec.Header.Get("WARC-Payload-Digest") != r.PayloadDigest {
		t.Errorf("receipt %+v leads to %s of %d bytes", r, rec.ID(), rec.Length)
	}
}

// Many goroutines, two writers, one folder: nothing is lost or mixed.
func TestWritersShareAFolder(t *testing.T) {
	dir := t.TempDir()
	var mu sync.Mutex
	var receipts []Receipt
	var writers []*Writer
	var wg sync.WaitGroup
	for range 2 {
		w := newWriter(t, dir, &WriterOptions{MaxSize: 20000})
		writers = append(writers, w)
		for g := range 4 {
			wg.Go(func() {
				for i := range 10 {
					size := 1000 * (1 + i%3)
					got, err := w.Write(pageCapture(t, fmt.Sprintf("https://press.example/%d/%d", g, i), page(i, size))...)
					if err == nil && i%5 == 0 {
						err = w.Sync()
					}
					if err != nil {
						t.Error(err)
						return
					}
					mu.Lock()
					receipts = append(receipts, got...)
					mu.Unlock()
				}
			})
		}
	}
	wg.Wait()
	for _, w := range writers {
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if len(receipts) != 2*4*10*3 {
		t.Fatalf("%d receipts", len(receipts))
	}
	for _, r := range receipts {
		checkReceipt(t, dir, r)
	}
}

// A shrinking body is one that yields less when it is read again.
type shrinking struct {
	*strings.Reader
	seeks int
}

func (s *shrinking) Seek(offset int64, whence int) (int64, error) {
	if s.seeks++; s.seeks > 1 {
		return s.Reader.Seek(10, io.SeekStart)
	}
	return s.Reader.Seek(offset, whence)
}

// What fails leaves no trace, and what is written afterwards is sound.
func TestFailedWriteLeavesNoTrace(t *testing.T) {
	c := Capture{URL: "https://press.example/b", Time: testTime}
	ok := head(t, "HTTP/1.1 200 OK", nil)
	large := strings.Repeat(news, inMemory/len(news)+1)
	w := newWriter(t, t.TempDir(), nil)
	write := func(drafts ...*Draft) error {
		_, err := w.Write(drafts...)
		return err
	}
	if err := write(pageCapture(t, "https://press.example/a", page(0, 500))...); err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string]*Draft{
		"small body that shrinks": c.Response(ok, &shrinking{Reader: strings.NewReader(news)}),
		"large body that shrinks": c.Response(ok, &shrinking{Reader: strings.NewReader(large)}),
		"head without its end":    c.Response([]byte("HTTP/1.1 200 OK\r\n"), nil),
		"URL with a line break":   Capture{URL: "https://press.example/\r\nX: y", Time: testTime}.Response(ok, nil),
	} {
		good := c.Request(head(t, "GET /b HTTP/1.1", nil), nil)
		if err := write(good, bad); err == nil {
			t.Errorf("%s was written", name)
		}
	}
	if err := write(c.Response(ok, strings.NewReader(large))); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := write(c.Response(ok, nil)); !errors.Is(err, errClosed) {
		t.Errorf("after Close: %v", err)
	}
	entries, _ := os.ReadDir(w.dir)
	records, problems := readAll(t, bytes.NewReader(mustRead(t, filepath.Join(w.dir, entries[1].Name()))))
	if len(records) != 5 || len(problems) > 0 {
		t.Errorf("%d records, %v; want warcinfo and four", len(records), problems)
	}
}

func TestNewWriterRefuses(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "f")
	os.WriteFile(file, nil, 0o644)
	for _, tt := range []struct{ dir, prefix, want string }{
		{filepath.Join(dir, "none"), "", "archive folder"},
		{file, "", "is a file"},
		{dir, "../x", "file name prefix"},
		{dir, "Ärger", "file name prefix"},
	} {
		if _, err := NewWriter(tt.dir, &WriterOptions{Prefix: tt.prefix}); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("NewWriter(%q, %q): %v", tt.dir, tt.prefix, err)
		}
	}
}

func TestOpenRecord(t *testing.T) {
	w := newWriter(t, t.TempDir(), nil)
	receipts, err := w.Write(pageCapture(t, "https://press.example/a", page(0, 500))...)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range receipts {
		checkReceipt(t, w.dir, r) // while the file is being written
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(w.dir, receipts[0].File)
	rec, err := OpenRecord(path, receipts[0].Offset, false)
	if err != nil {
		t.Fatal(err)
	}
	m, err := rec.HTTP()
	if err != nil {
		t.Fatal(err)
	}
	if body, err := m.Payload(1 << 20); string(body) != page(0, 500) || err != nil || m.Status != 200 {
		t.Errorf("status %d, %.40q, %v", m.Status, body, err)
	}
	rec.Close()
	for offset, want := range map[int64]string{
		receipts[1].Offset + 1: "no record at offset", 1 << 40: "no record at offset", -1: "seeking offset -1",
	} {
		if _, err := OpenRecord(path, offset, false); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), filepath.Base(path)) {
			t.Errorf("offset %d: %v", offset, err)
		}
	}
	if _, err := OpenRecord(path+"x", 0, false); !os.IsNotExist(err) {
		t.Errorf("missing file: %v", err)
	}
}

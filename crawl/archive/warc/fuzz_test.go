package warc

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"
)

// FuzzReader feeds the reader anything. Laws: it ends; problems and records
// come with offsets inside the file; a record found whole is found again, the
// same, by opening it at its offset; and a file is read the same through a pipe
// if nothing is wrong with it.
func FuzzReader(f *testing.F) {
	for _, tt := range readerTests {
		if len(tt.file) < 1<<16 {
			f.Add(tt.file)
		}
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		records, problems := readAll(t, bytes.NewReader(file))
		for _, p := range problems {
			if p.Offset < 0 || p.Offset > int64(len(file)) {
				t.Fatalf("%v: the file has %d bytes", p, len(file))
			}
		}
		for _, r := range records {
			if r.Offset < 0 || r.Offset+r.Length > int64(len(file)) {
				t.Fatalf("record at %d of %d bytes, file of %d", r.Offset, r.Length, len(file))
			}
			if r.Length == 0 {
				continue
			}
			at := bytes.NewReader(file[:r.Offset+r.Length])
			at.Seek(r.Offset, io.SeekStart)
			again, _ := readFrom(t, at, r.Offset)
			if len(again) != 1 || again[0].Block != r.Block || again[0].Length != r.Length {
				t.Fatalf("record %+v is %+v by itself", r, again)
			}
		}
		if len(problems) > 0 {
			return
		}
		piped, problems := readAll(t, struct{ io.Reader }{bytes.NewReader(file)})
		if len(problems) > 0 || !slices.Equal(piped, records) {
			t.Fatalf("through a pipe %+v, %v; else %+v", piped, problems, records)
		}
	})
}

// FuzzRoundTrip writes anything that can be in a record. Law: what is not
// refused comes back as it was, with digests that hold.
func FuzzRoundTrip(f *testing.F) {
	f.Add("https://press.example/a", "HTTP/1.1 200 OK", "Content-Type", "text/html", "<p>News</p>")
	f.Add("https://press.example/\r\nWARC-Type: request", "HTTP/1.1 200\nX: y", "A: b", "", "\r\n\r\nWARC/1.1\r\n")
	f.Add("", "", "", "", "")
	f.Fuzz(func(t *testing.T, url, startLine, name, value, body string) {
		top, err := AppendHead(nil, startLine, Header{{name, value}}, false)
		if err != nil {
			return
		}
		s, err := seal(Capture{URL: url, Time: testTime}.Response(top, strings.NewReader(body)))
		if err != nil {
			return
		}
		var file bytes.Buffer
		if err := newCompressor().run(&file, s); err != nil {
			t.Fatal(err)
		}
		records, problems := readAll(t, &file)
		if len(problems) > 0 || len(records) != 1 {
			t.Fatalf("%d records, %v", len(records), problems)
		}
		r := records[0]
		if r.Block != string(top)+body || strings.Trim(url, "<> \t\v\f") != strings.Trim(r.URL, " \t\v\f") || "<"+r.ID+">" != s.draft.Header.Get("WARC-Record-ID") {
			t.Fatalf("wrote %q with %q, read %+v", url, string(top)+body, r)
		}
	})
}

// FuzzHTTP parses anything. Laws: it never fails on the body of a message whose
// coding is none, and output never passes the limit.
func FuzzHTTP(f *testing.F) {
	for _, tt := range payloadTests {
		f.Add([]byte(tt.message))
	}
	f.Fuzz(func(t *testing.T, message []byte) {
		m, err := readHTTP(bytes.NewReader(message))
		if err != nil {
			return
		}
		const limit = 1 << 16
		payload, err := m.Payload(limit)
		if len(payload) > limit {
			t.Fatalf("%d bytes", len(payload))
		}
		if err != nil && len(message) < limit && m.Header.Get("Content-Encoding") == "" && m.Header.Get("Transfer-Encoding") == "" {
			t.Fatalf("plain body: %v", err)
		}
	})
}

// FuzzIndexEntry reads any line. Law: what is read is written back as a line
// that reads the same.
func FuzzIndexEntry(f *testing.F) {
	f.Add(`example,press)/a 20260314150926 {"url":"https://press.example/a","offset":"0","length":"9","filename":"a.warc.gz"}`)
	f.Add(`) 00010101000000 {"url":"http:// \n","offset":"-1","length":"0","status":"-"}`)
	f.Fuzz(func(t *testing.T, line string) {
		e, err := ParseIndexEntry(line)
		if err != nil {
			return
		}
		again, err := ParseIndexEntry(e.String())
		if err != nil || again != e {
			t.Fatalf("%+v became %q and %+v, %v", e, e.String(), again, err)
		}
	})
}

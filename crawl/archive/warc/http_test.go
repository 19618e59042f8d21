package warc

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

const news = "The ferry returns. The ferry returns. The ferry returns."

func through(w io.WriteCloser, b *bytes.Buffer) string {
	io.WriteString(w, news)
	w.Close()
	return b.String()
}

func zlibbed() string  { var b bytes.Buffer; return through(zlib.NewWriter(&b), &b) }
func brotlied() string { var b bytes.Buffer; return through(brotli.NewWriter(&b), &b) }

func deflated() string {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, 6)
	return through(w, &b)
}

func zstded() string {
	var b bytes.Buffer
	w, _ := zstd.NewWriter(&b)
	return through(w, &b)
}

func message(coding, body string) string {
	return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + coding + "\r\n" + body
}

var chunkedNews = "13\r\n" + news[:19] + "\r\n25;ext=1\r\n" + news[19:] + "\r\n0\r\nTrailer: x\r\n\r\n"

var payloadTests = []struct {
	name, message, want string
	err                 error
}{
	{"plain", message("", news), news, nil},
	{"bare line feeds", "HTTP/1.0 200\nContent-Type: text/html\n\n" + news, news, nil},
	{"no reason phrase, garbage line", "HTTP/2 200\r\n<garbage>\r\nA: b\r\n\r\n" + news, news, nil},
	{"head alone, without blank line", "HTTP/1.1 204 No Content\r\nA: b", "", nil},
	{"request", "POST /a HTTP/1.1\r\nHost: press.example\r\n\r\n" + news, news, nil},
	{"chunked", message("Transfer-Encoding: chunked\r\n", chunkedNews), news, nil},
	{"chunked no more", message("Transfer-Encoding: chunked\r\n", news), news, nil},
	{"chunked no more, in lines", message("Transfer-Encoding: chunked\r\n", news+"\n"+news), news + "\n" + news, nil},
	{"chunked and cut", message("Transfer-Encoding: chunked\r\n", chunkedNews[:40]), chunkedNews[4:23] + chunkedNews[35:40], io.ErrUnexpectedEOF},
	{"chunked and broken", message("Transfer-Encoding: chunked\r\n", "3\r\nThe\r\nzz\r\n"), "The", errChunk},
	{"gzip", message("Content-Encoding: gzip\r\n", string(gz(news))), news, nil},
	{"gzip in two members", message("Content-Encoding: x-gzip\r\n", string(gz(news[:9], news[9:]))), news, nil},
	{"gzip, decoded already", message("Content-Encoding: gzip\r\n", news), news, nil},
	{"gzip, empty body", message("Content-Encoding: gzip\r\n", ""), "", nil},
	{"gzip, cut", message("Content-Encoding: gzip\r\n", string(gz(news))[:30]), "", io.ErrUnexpectedEOF},
	{"deflate", message("Content-Encoding: deflate\r\n", zlibbed()), news, nil},
	{"deflate without zlib", message("Content-Encoding: deflate\r\n", deflated()), news, nil},
	{"brotli", message("Content-Encoding: br\r\n", brotlied()), news, nil},
	{"zstd", message("Content-Encoding: zstd\r\n", zstded()), news, nil},
	{"two codings", message("Content-Encoding: identity, gzip, GZIP\r\n", string(gz(string(gz(news))))), news, nil},
	{"unknown coding", message("Content-Encoding: rot13\r\n", news), news, nil},
	{"too large", message("Content-Encoding: gzip\r\n", string(gz(strings.Repeat(news, 100)))), strings.Repeat(news, 20)[:1000], ErrTooLarge},
	{"not HTTP", "<html>" + news, "", ErrNotHTTP},
	{"nothing", "", "", ErrNotHTTP},
}

func TestPayload(t *testing.T) {
	for _, tt := range payloadTests {
		t.Run(tt.name, func(t *testing.T) {
			m, err := readHTTP(strings.NewReader(tt.message))
			var got []byte
			if err == nil {
				got, err = m.Payload(1000)
			}
			if !errors.Is(err, tt.err) {
				t.Errorf("error %v, want %v", err, tt.err)
			}
			if tt.err == io.ErrUnexpectedEOF && strings.HasPrefix(news, string(got)) && tt.want == "" {
				return // how much of a cut stream a decoder gives is its own affair
			}
			if string(got) != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestReadHTTPKeepsTheHead(t *testing.T) {
	m, err := readHTTP(strings.NewReader("HTTP/1.1 404 Not Found\r\nb: 1\r\nA: 2\r\nB: 3\r\n\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := Header{{"b", "1"}, {"A", "2"}, {"B", "3"}}
	if m.Status != 404 || m.StartLine != "HTTP/1.1 404 Not Found" || len(m.Header) != 3 || m.Header[0] != want[0] || m.Header[1] != want[1] || m.Header[2] != want[2] {
		t.Errorf("%+v", m)
	}
	if got := m.Header.Values("B"); len(got) != 2 || got[1] != "3" {
		t.Errorf("Values = %q", got)
	}
}

func TestAppendHeadRenamesChunking(t *testing.T) {
	fields := Header{{"transfer-encoding", "chunked"}}
	got := string(head(t, "HTTP/1.1 200 OK", fields))
	if want := "HTTP/1.1 200 OK\r\nX-Orig-transfer-encoding: chunked\r\n\r\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if fields[0].Name != "transfer-encoding" {
		t.Error("the caller's header was changed")
	}
	for _, bad := range []Header{{{"A", "b\r\nc"}}, {{"A:", "b"}}, {{"", "b"}}} {
		if _, err := AppendHead(nil, "HTTP/1.1 200 OK", bad, false); err == nil {
			t.Errorf("%q was written", bad)
		}
	}
}

// HTTP garbage inside a sound record is told with its place.
func TestRecordHTTPGarbage(t *testing.T) {
	r := NewReader(strings.NewReader(record(0)), &ReaderOptions{File: "a.warc"})
	rec, err := r.Next()
	if err != nil {
		t.Fatal(err)
	}
	_, err = rec.HTTP()
	p, ok := errors.AsType[*Problem](err)
	if !ok || p.Kind != badHTTP || p.File != "a.warc" || !errors.Is(err, ErrNotHTTP) {
		t.Errorf("got %v", err)
	}
	if err := rec.Close(); err != nil {
		t.Errorf("the record itself is sound: %v", err)
	}
}

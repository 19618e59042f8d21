package coding

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

func zipped(text string) string {
	var w bytes.Buffer
	z := gzip.NewWriter(&w)
	io.WriteString(z, text)
	z.Close()
	return w.String()
}

func deflated(text string, zlibHead bool) string {
	var w bytes.Buffer
	if zlibHead {
		z := zlib.NewWriter(&w)
		io.WriteString(z, text)
		z.Close()
		return w.String()
	}
	z, _ := flate.NewWriter(&w, flate.BestSpeed) // whose level is one
	io.WriteString(z, text)
	z.Close()
	return w.String()
}

func brotlied(text string) string {
	var w bytes.Buffer
	z := brotli.NewWriter(&w)
	io.WriteString(z, text)
	z.Close()
	return w.String()
}

func TestReader(t *testing.T) {
	const news, page = "The ferry is late again.", "<!DOCTYPE html><p>The ferry is late again."
	packed := zipped(news)
	for _, tt := range []struct {
		name   string
		fields []string
		body   string
		want   string
		err    error
	}{
		{"none", nil, news, news, nil},
		{"identity", []string{"identity"}, news, news, nil},
		{"gzip", []string{"gzip"}, zipped(news), news, nil},
		{"announced, not done", []string{"gzip"}, news, news, nil},
		{"zstd announced, not done", []string{"zstd"}, news, news, nil},
		{"twice, in two fields", []string{"gzip", "X-GZIP"}, zipped(zipped(news)), news, nil},
		{"empty", []string{"br"}, "", "", nil},
		{"cut", []string{"gzip"}, zipped(news)[:20], "", io.ErrUnexpectedEOF},
		{"unknown", []string{"rot13"}, news, news, nil},
		{"none, as a word", []string{"none"}, news, news, nil},
		{"a charset", []string{"UTF-8, gzip"}, packed, news, nil},
		{"two members", []string{"gzip"}, packed + zipped(" So is the bus."), news + " So is the bus.", nil},
		{"junk behind a member", []string{"gzip"}, packed + "<!-- 12 ms -->", news, nil},
		{"junk that begins like a member", []string{"gzip"}, packed + "\x1f\x8b\x00", news, nil},
		{"zeros behind a member", []string{"gzip"}, packed + strings.Repeat("\x00", 512), news, nil},
		{"no trailer", []string{"gzip"}, packed[:len(packed)-8], news, nil},
		{"half a trailer", []string{"gzip"}, packed[:len(packed)-3], news, nil},
		{"a wrong checksum", []string{"gzip"}, packed[:len(packed)-8] + "checksum", news, nil},
		{"half a head", []string{"gzip"}, packed[:6], "", io.ErrUnexpectedEOF},
		{"deflate with a head", []string{"deflate"}, deflated(news, true), news, nil},
		{"deflate with a wrong checksum", []string{"deflate"}, deflated(news, true)[:len(deflated(news, true))-4] + "sums", news, nil},
		{"deflate without a head", []string{"deflate"}, deflated(news, false), news, nil},
		{"deflate, cut", []string{"deflate"}, deflated(news, false)[:12], "", io.ErrUnexpectedEOF},
		{"deflate announced, not done", []string{"deflate"}, page, page, nil},
		{"br", []string{"br"}, brotlied(news), news, nil},
		{"br announced, not done", []string{"br"}, page, page, nil},
		{"four", []string{"gzip, gzip, gzip, gzip"}, news, "", ErrTooMany},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := io.ReadAll(Reader(strings.NewReader(tt.body), Names(tt.fields)))
			if !errors.Is(err, tt.err) || err == nil && string(got) != tt.want {
				t.Errorf("%q, %v; want %q, %v", got, err, tt.want, tt.err)
			}
		})
	}
}

func FuzzReader(f *testing.F) {
	f.Add([]byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"), "gzip")
	f.Add([]byte("\x28\xb5\x2f\xfd\x04\x00"), "zstd, br")
	f.Add([]byte("\x78\x9c\x4b"), "deflate")
	f.Fuzz(func(t *testing.T, data []byte, field string) {
		names := Names([]string{field})
		out, err := io.ReadAll(io.LimitReader(Reader(bytes.NewReader(data), names), 1<<20))
		if len(names) == 0 && (err != nil || !bytes.Equal(out, data[:min(len(data), 1<<20)])) {
			t.Errorf("no coding, but the bytes changed: %v", err)
		}
	})
}

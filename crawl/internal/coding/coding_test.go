package coding

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"strings"
	"testing"
)

func zipped(text string) string {
	var w bytes.Buffer
	z := gzip.NewWriter(&w)
	io.WriteString(z, text)
	z.Close()
	return w.String()
}

func TestReader(t *testing.T) {
	const news = "The ferry is late again."
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
		{"unknown", []string{"rot13"}, news, "", ErrUnknown},
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

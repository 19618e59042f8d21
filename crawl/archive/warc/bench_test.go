package warc

import (
	"bytes"
	stdgzip "compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
)

// benchPages are real pages if TEARSHEET_CORPUS names a folder of them, and
// otherwise invented ones, which compress better than any newspaper.
func benchPages(b *testing.B) (pages []string) {
	b.Helper()
	root := os.Getenv("TEARSHEET_CORPUS")
	if root == "" {
		for i := range 200 {
			pages = append(pages, page(i, 100_000))
		}
		return pages
	}
	size := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".html.gz") || size > 40e6 {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		zr, err := gzip.NewReader(f)
		if err != nil {
			return err
		}
		text, err := io.ReadAll(zr)
		pages = append(pages, string(text))
		size += len(text)
		return err
	})
	if err != nil || len(pages) == 0 {
		b.Fatalf("%d pages in %s, %v", len(pages), root, err)
	}
	return pages
}

func totalSize(pages []string) (n int64) {
	for _, p := range pages {
		n += int64(len(p))
	}
	return n
}

// BenchmarkWrite writes whole captures, beside plain gzip of the same pages at
// the levels in question.
func BenchmarkWrite(b *testing.B) {
	pages := benchPages(b)
	b.Run("warc", func(b *testing.B) {
		dir := b.TempDir()
		b.SetBytes(totalSize(pages))
		var stored int64
		for b.Loop() {
			w := newWriter(b, dir, nil)
			for i, p := range pages {
				if _, err := w.Write(pageCapture(b, fmt.Sprintf("https://press.example/%d", i), p)...); err != nil {
					b.Fatal(err)
				}
			}
			stored = w.file.size
			if err := w.Close(); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(stored)/float64(totalSize(pages)), "stored/in")
	})
	for level := 1; level <= 6; level++ {
		zw, _ := gzip.NewWriterLevel(io.Discard, level)
		b.Run(fmt.Sprintf("gzip-%d", level), func(b *testing.B) { benchGzip(b, zw, pages) })
	}
	zw, _ := stdgzip.NewWriterLevel(io.Discard, 6)
	b.Run("gzip-6-std", func(b *testing.B) { benchGzip(b, zw, pages) })
}

func benchGzip(b *testing.B, zw interface {
	io.WriteCloser
	Reset(io.Writer)
}, pages []string) {
	b.SetBytes(totalSize(pages))
	var out bytes.Buffer
	var stored int
	for b.Loop() {
		stored = 0
		for _, p := range pages {
			out.Reset()
			zw.Reset(&out)
			io.WriteString(zw, p)
			zw.Close()
			stored += out.Len()
		}
	}
	b.ReportMetric(float64(stored)/float64(totalSize(pages)), "stored/in")
}

// BenchmarkRead reads an archive of the pages, beside plain gunzip of its file.
func BenchmarkRead(b *testing.B) {
	pages := benchPages(b)
	dir := b.TempDir()
	w := newWriter(b, dir, nil)
	for i, p := range pages {
		if _, err := w.Write(pageCapture(b, fmt.Sprintf("https://press.example/%d", i), p)...); err != nil {
			b.Fatal(err)
		}
	}
	path := filepath.Join(dir, w.file.name)
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	file := mustRead(b, path)
	for _, verify := range []bool{false, true} {
		b.Run(fmt.Sprintf("warc,verify=%v", verify), func(b *testing.B) {
			b.SetBytes(totalSize(pages))
			b.ReportAllocs()
			for b.Loop() {
				for rec, err := range NewReader(bytes.NewReader(file), &ReaderOptions{VerifyDigests: verify}).All() {
					if err == nil {
						_, err = io.Copy(io.Discard, rec)
					}
					if err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
	b.Run("gunzip", func(b *testing.B) {
		b.SetBytes(totalSize(pages))
		for b.Loop() {
			zr, err := gzip.NewReader(bytes.NewReader(file))
			if err == nil {
				_, err = io.Copy(io.Discard, zr)
			}
			if err != nil {
				b.Fatal(err)
			}
		}
	})
}

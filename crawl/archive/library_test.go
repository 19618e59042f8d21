package archive_test

import (
	"database/sql"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"testing"

	_ "modernc.org/sqlite"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/archive/warc"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/internal/sink"
	"github.com/tearsheet-news/tearsheet/crawl/internal/sink/sinktest"
)

func TestLibraryIsSink(t *testing.T) {
	dir := t.TempDir()
	sinktest.Run(t, func(t *testing.T, f frontier.Frontier) (sink.Sink, func() string) {
		l, err := archive.OpenLibrary(ctx, dir, f)
		if err != nil {
			t.Fatal(err)
		}
		return l, func() (text string) {
			for r, err := range open(t, dir).AllRevisions(ctx) {
				if err != nil {
					t.Fatal(err)
				}
				text += string(r.JSON) + "\n"
			}
			return text
		}
	}, nil)
}

// script runs SQL on the library in dir.
func script(t *testing.T, dir, format string, args ...any) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, archive.LibraryFile))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(fmt.Sprintf(format, args...)); err != nil {
		t.Fatal(err)
	}
}

// each reads a WARC file and checks its digests.
func each(t *testing.T, file string) iter.Seq2[*warc.Record, error] {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return warc.NewReader(f, &warc.ReaderOptions{File: file, VerifyDigests: true}).All()
}

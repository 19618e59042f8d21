package export_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/archive/export"
)

func TestToFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "news.csv")
	text := func(s string) func(io.Writer) error {
		return func(w io.Writer) error {
			_, err := io.WriteString(w, s)
			return err
		}
	}
	holds := func(want string) {
		t.Helper()
		got, err := os.ReadFile(path)
		if err != nil || string(got) != want {
			t.Errorf("%q, %v; want %q", got, err, want)
		}
		if names := namesIn(t, dir); !slices.Equal(names, []string{"news.csv"}) {
			t.Errorf("there are %v", names)
		}
	}
	// One that was killed has left a part.
	if err := os.WriteFile(filepath.Join(dir, ".news.csv.part"), []byte("more than the first"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := export.ToFile(path, text("first")); err != nil {
		t.Fatal(err)
	}
	holds("first")
	failed := export.ToFile(path, func(w io.Writer) error {
		if err := export.ToFile(path, text("third")); !errors.Is(err, archive.ErrWriting) {
			t.Errorf("while another writes: %v", err)
		}
		io.WriteString(w, "second")
		return io.ErrClosedPipe
	})
	if !errors.Is(failed, io.ErrClosedPipe) {
		t.Errorf("%v", failed)
	}
	holds("first")
	if err := export.ToFile(path, text("second")); err != nil {
		t.Fatal(err)
	}
	holds("second")
	if err := export.ToFile(os.DevNull, text("gone")); err != nil {
		t.Error(err)
	}
}

func namesIn(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

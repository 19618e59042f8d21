package main

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/archive/archivetest"
)

// TestKillExport kills exports without warning: no note is torn, a file that was
// there stays whole, and once an export has ended, nothing else is left.
func TestKillExport(t *testing.T) {
	dir, notes := t.TempDir(), t.TempDir()
	archivetest.Fill(t, dir, 400)
	program, table := program(t), filepath.Join(t.TempDir(), "news.csv")
	commands := [][]string{
		{"export", dir, "--format", "markdown", "--out", notes},
		{"export", dir, "--format", "csv", "--out", table},
	}
	run := func(after time.Duration) {
		for _, args := range commands {
			cmd := exec.Command(program, args...)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if after > 0 {
				defer time.AfterFunc(after, func() { cmd.Process.Kill() }).Stop()
			}
			if err := cmd.Wait(); err != nil && after == 0 {
				t.Fatal(err)
			}
		}
	}
	run(0)
	want, whole := filesIn(t, notes), fileOf(t, table)
	if len(want) != 400 {
		t.Fatalf("%d notes", len(want))
	}
	r := rand.New(rand.NewPCG(5, 6))
	for range kills(10, 3) {
		if err := os.RemoveAll(notes); err != nil {
			t.Fatal(err)
		}
		run(time.Duration(10+r.IntN(250)) * time.Millisecond)
		for path, text := range filesIn(t, notes) {
			if !bytes.Equal(text, want[path]) && !strings.HasPrefix(filepath.Base(path), ".") {
				t.Fatalf("%s is torn after %d bytes", path, len(text))
			}
		}
		if !bytes.Equal(fileOf(t, table), whole) {
			t.Fatal("the table is torn")
		}
	}
	run(0)
	for path := range filesIn(t, notes) {
		if want[path] == nil {
			t.Errorf("%s is left", path)
		}
	}
	if files := filesIn(t, filepath.Dir(table)); len(files) != 1 {
		t.Errorf("%d files beside the table", len(files)-1)
	}
}

func fileOf(t *testing.T, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// filesIn are the files in a folder and those below it, by their paths.
func filesIn(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if os.IsNotExist(err) {
			return nil // it was not begun
		}
		if err == nil && !d.IsDir() {
			files[path] = fileOf(t, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

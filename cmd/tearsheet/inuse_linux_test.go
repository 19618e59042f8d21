package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
)

// TestOutInUse: of two that write to one file, the second is turned away, and the
// file stays as the first has it.
func TestOutInUse(t *testing.T) {
	args, dir, _ := crawlOf(t, t.TempDir(), 3)
	if _, said, code := finish(t, args...); code != exitOK {
		t.Fatal(said)
	}
	page := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(page, []byte(sitePage), 0o666); err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		args []string
		file string // that is in use, in the folder of --out
	}{
		"crawl":   {[]string{"crawl", "--dir", dir}, "out"},
		"extract": {[]string{"extract", page}, "out"},
		"export":  {[]string{"export", dir}, ".out.part"},
	} {
		out := t.TempDir()
		f, err := os.Create(filepath.Join(out, tt.file))
		if err != nil {
			t.Fatal(err)
		}
		if err := archive.LockFile(f); err != nil {
			t.Fatal(err)
		}
		_, said, code := finish(t, append(tt.args, "--out", filepath.Join(out, "out"))...)
		if code != exitFailed || !strings.Contains(said, "another process is writing it\n  try: wait for the other one, or give another --out") {
			t.Errorf("%s: exit %d: %s", name, code, said)
		}
		f.Close()
		if _, said, code = finish(t, append(tt.args, "--out", filepath.Join(out, "out"))...); code != exitOK {
			t.Errorf("%s afterwards: exit %d: %s", name, code, said)
		}
		if left, _ := filepath.Glob(filepath.Join(out, ".*")); len(left) > 0 {
			t.Errorf("%s leaves %v", name, left)
		}
	}
}

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
)

// smallDisk is a folder on a disk of its own, of as many kilobytes. It skips the
// test where that takes more rights than it has.
func smallDisk(t *testing.T, size string) (dir string, remount func(options string)) {
	t.Helper()
	dir = t.TempDir()
	err := syscall.Mount("tearsheet", dir, "tmpfs", 0, "size="+size)
	if errors.Is(err, syscall.EPERM) {
		t.Skip("only root may make a disk")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir, func(options string) {
		t.Helper()
		flags := uintptr(syscall.MS_REMOUNT)
		if options == "ro" {
			flags, options = flags|syscall.MS_RDONLY, ""
		}
		if err := syscall.Mount("tearsheet", dir, "tmpfs", flags, options); err != nil {
			t.Fatal(err)
		}
	}
}

// finish runs the program to its end.
func finish(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	cmd := exec.Command(program(t), args...)
	var out, problems bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &problems
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return out.String(), problems.String(), cmd.ProcessState.ExitCode()
}

// TestFullDisk crawls onto a disk that fills, over and over with a little more
// room. Each time it says so, with the way out, and what it had is whole; at the
// end it has everything, once.
func TestFullDisk(t *testing.T) {
	disk, remount := smallDisk(t, "300k")
	args, dir, out := crawlOf(t, disk, 40)
	for _, size := range []string{"300k", "500k", "700k", "900k", "1100k"} {
		remount("size=" + size)
		_, problems, code := finish(t, args...)
		if code != exitFailed || !strings.Contains(problems, "no space left on") || !strings.Contains(problems, "try: make room") {
			t.Errorf("on %s: exit %d\n%s", size, code, problems)
		}
		if strings.Contains(problems, "archive of ") && !strings.Contains(problems, ".warc.gz.open at offset ") {
			t.Errorf("on %s, no place: %s", size, problems)
		}
		verifyClean(t, dir)
	}
	remount("size=100m")
	checkWhole(t, args, dir, out, 40)
}

// TestFileLimit is the same where files may not grow, which is all that one
// without root's rights can bring about.
func TestFileLimit(t *testing.T) {
	args, dir, out := crawlOf(t, t.TempDir(), 40)
	for _, blocks := range []int{300, 500, 900} { // of 512 bytes
		sh := exec.Command("sh", append([]string{"-c", fmt.Sprintf(`ulimit -f %d; exec "$@"`, blocks), "sh", program(t)}, args...)...)
		problems, err := sh.CombinedOutput()
		if err == nil || sh.ProcessState.ExitCode() != exitFailed || !strings.Contains(string(problems), dir) {
			t.Errorf("with %d blocks: %v\n%s", blocks, err, problems)
		}
		verifyClean(t, dir)
	}
	checkWhole(t, args, dir, out, 40)
}

// crawlOf is the command line of a crawl of that many stories.
func crawlOf(t *testing.T, disk string, stories int) (args []string, dir, out string) {
	t.Helper()
	w, err := crawltest.New(crawltest.Plan{Stories: stories, Sitemap: true, Bulk: 20_000})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
	dir, out = filepath.Join(disk, "news"), filepath.Join(t.TempDir(), "out.jsonl")
	return append([]string{"crawl", "--allow-private", "--delay", "0", "--dir", dir, "--out", out}, w.Seeds()...), dir, out
}

// checkWhole goes on with a crawl to its end, and looks whether all is there.
func checkWhole(t *testing.T, args []string, dir, out string, stories int) {
	t.Helper()
	if _, problems, code := finish(t, args...); code != exitOK {
		t.Errorf("with room, exit %d\n%s", code, problems)
	}
	count := verifyClean(t, dir)
	if records := len(outcome(t, out)); records != stories || count.Revisions != stories || count.NoBytes > 0 {
		t.Errorf("%d records, %+v", records, count)
	}
}

// TestReadOnlyDisk reads an archive where nothing can be written; what would
// write says that it cannot.
func TestReadOnlyDisk(t *testing.T) {
	disk, remount := smallDisk(t, "50m")
	crawl, dir, out := crawlOf(t, disk, 3)
	if _, problems, code := finish(t, crawl...); code != exitOK {
		t.Fatal(problems)
	}
	var first struct{ URL string }
	if err := json.Unmarshal([]byte(outcome(t, out)[0]), &first); err != nil {
		t.Fatal(err)
	}
	remount("ro")
	for _, args := range [][]string{
		{"search", dir, "the"}, {"show", dir, first.URL}, {"prove", dir, first.URL}, {"verify", dir},
		{"export", dir}, {"export", "--format", "wacz", "--out", out + ".wacz", dir}, {"reextract", dir},
	} {
		if stdout, problems, code := finish(t, args...); code != exitOK || stdout == "" && args[0] != "reextract" && len(args) < 6 {
			t.Errorf("%q: exit %d\n%s", args, code, problems)
		}
	}
	for _, args := range [][]string{crawl, {"reextract", "--write", dir}} {
		if _, problems, code := finish(t, args...); code != exitFailed || !strings.Contains(problems, "try: make the --dir one that can be written to") {
			t.Errorf("%q: exit %d\n%s", args, code, problems)
		}
	}
}

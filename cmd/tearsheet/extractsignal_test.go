//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/archive/warc"
)

// TestExtractInterrupt: a run over an archive that is interrupted, and another
// that is killed, leave a file that the same command makes whole.
func TestExtractInterrupt(t *testing.T) {
	archive, out := archiveOfStories(t, 300), filepath.Join(t.TempDir(), "records.jsonl")
	args := []string{"extract", "--jobs", "2", "--out", out, archive}
	for _, end := range []syscall.Signal{syscall.SIGINT, syscall.SIGKILL} {
		cmd := exec.Command(program(t), args...)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		before := size(out)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for size(out) <= before {
			time.Sleep(time.Millisecond)
		}
		cmd.Process.Signal(end)
		cmd.Wait()
		said := strings.Contains(stderr.String(), "tearsheet: interrupted\n  try: the same command goes on where "+out+" ends\n")
		if code := cmd.ProcessState.ExitCode(); end == syscall.SIGINT && (code != exitFailed || !said) {
			t.Errorf("exit status %d\n%s", code, &stderr)
		}
	}
	if msg, err := exec.Command(program(t), args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, msg)
	}
	got, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	want, err := exec.Command(program(t), "extract", archive).Output()
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(want, []byte("\n")); n != 300 || !bytes.Equal(got, want) {
		t.Errorf("%d records of 300 in one run, %d after interruptions, or others", n, bytes.Count(got, []byte("\n")))
	}
}

func size(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// archiveOfStories writes an archive of n pages that take a while to be read.
func archiveOfStories(t *testing.T, n int) (path string) {
	t.Helper()
	dir := t.TempDir()
	w, err := warc.NewWriter(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		var page strings.Builder
		fmt.Fprintf(&page, "<title>Ferry %d returns</title><h1>Ferry %d returns</h1><article>", i, i)
		for p := range 100 {
			fmt.Fprintf(&page, "<p>The ferry number %d returned on Friday after %d days of repairs, the harbour office said.</p>", i, p)
		}
		c := warc.Capture{URL: fmt.Sprintf("https://news.example/ferry/%d", i), Time: time.Unix(1.7e9, 0)}
		head := []byte("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
		if _, err := w.Write(c.Response(head, strings.NewReader(page.String()))); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.warc.gz"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%v, %v", files, err)
	}
	return files[0]
}

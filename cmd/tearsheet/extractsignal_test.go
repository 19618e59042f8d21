//go:build unix && !solaris && !aix

package main

import (
	"bytes"
	"fmt"
	"io"
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
// that is killed, leave a file that the same command makes whole. Neither can end
// before that: the page behind the archive is a pipe to which nobody writes.
func TestExtractInterrupt(t *testing.T) {
	const stories = 300
	dir := t.TempDir()
	archive, page, out := archiveOfStories(t, stories), filepath.Join(dir, "page.html"), filepath.Join(dir, "records.jsonl")
	if err := syscall.Mkfifo(page, 0o666); err != nil {
		t.Fatal(err)
	}
	args := []string{"extract", "--jobs", "2", "--out", out, archive, page}
	for _, end := range []syscall.Signal{syscall.SIGINT, syscall.SIGKILL} {
		before := lines(t, out)
		run := startWorker(t, program(t), args...)
		for n := before; n == before && n < stories; n = lines(t, out) {
			select {
			case err := <-run.done:
				t.Fatalf("it ended by itself: %v\n%s", err, &run.stderr)
			case <-time.After(time.Millisecond):
			}
		}
		run.Process.Signal(end)
		<-run.done
		said := strings.Contains(run.stderr.String(), "tearsheet: interrupted\n  try: the same command goes on where "+out+" ends\n")
		if code := run.ProcessState.ExitCode(); end == syscall.SIGINT && (code != exitFailed || !said) {
			t.Errorf("exit status %d\n%s", code, &run.stderr)
		}
	}
	if err := os.Remove(page); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(page, []byte("<title>Quay</title><h1>Quay is dry</h1><p>The old quay lay dry on Friday."), 0o666); err != nil {
		t.Fatal(err)
	}
	if msg, err := exec.Command(program(t), args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, msg)
	}
	got, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	want, err := exec.Command(program(t), "extract", archive, page).Output()
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(want, []byte("\n")); n != stories+1 || !bytes.Equal(got, want) {
		t.Errorf("%d records of %d in one run, %d after interruptions, or others", n, stories+1, bytes.Count(got, []byte("\n")))
	}
}

// TestInterruptWaiting: a second Ctrl-C ends a command that waits for more of an
// archive.
func TestInterruptWaiting(t *testing.T) {
	cmd := exec.Command(program(t), "extract", "-")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	startHearing(t, cmd)
	head := "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/\r\n" +
		"Content-Type: application/http\r\nContent-Length: 1000000\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"
	if _, err := io.WriteString(in, head+strings.Repeat("<p>x", 100_000)); err != nil { // more than a pipe holds: it reads by now
		t.Fatal(err)
	}
	go press(cmd.Process, true)
	time.AfterFunc(time.Minute, func() { in.Close() }) // for a command that does not end
	cmd.Wait()
	if ws := cmd.ProcessState.Sys().(syscall.WaitStatus); !ws.Signaled() || ws.Signal() != syscall.SIGINT {
		t.Errorf("it ended with %v", cmd.ProcessState)
	}
}

// lines is how many whole lines a file has; 0 where there is none.
func lines(t *testing.T, path string) int {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return bytes.Count(text, []byte("\n"))
}

// archiveOfStories writes an archive of n pages.
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

//go:build unix

package main

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
)

// interrupted starts a crawl without --dir, sends it the signal once its first
// record is out, or over and over from then on, and returns what it said.
func interrupted(t *testing.T, w *crawltest.World, again bool) (records []string, said string, state *os.ProcessState) {
	t.Helper()
	cmd := exec.Command(program(t), append([]string{"crawl", "--allow-private", "--delay", "30ms"}, w.Seeds()...)...)
	cmd.Env = append(os.Environ(), "TMPDIR="+t.TempDir())
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	startHearing(t, cmd)
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if records = append(records, lines.Text()); len(records) == 1 {
			go press(cmd.Process, again)
		}
	}
	cmd.Wait()
	return records, stderr.String(), cmd.ProcessState
}

// startHearing starts a command that hears of SIGINT. A shell makes what it runs in
// the background ignore that signal; where the tests are run so, the command must
// not inherit it.
func startHearing(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	heard := make(chan os.Signal, 1)
	signal.Notify(heard, syscall.SIGINT)
	defer signal.Stop(heard)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
}

// press is Ctrl-C, once or again and again until the process has ended.
func press(p *os.Process, again bool) {
	for p.Signal(syscall.SIGINT) == nil && again {
		time.Sleep(200 * time.Millisecond)
	}
}

// TestInterrupt: after Ctrl-C the command says how to go on, and the command it
// prints gives the rest: each record once, none missing.
func TestInterrupt(t *testing.T) {
	w, err := crawltest.New(crawltest.Plan{Stories: 60, Sitemap: true})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	first, said, state := interrupted(t, w, false)
	if state.ExitCode() != exitFailed {
		t.Errorf("exit status %v", state)
	}
	again := regexp.MustCompile(`(?m)^To go on: tearsheet (crawl --dir .*)$`).FindStringSubmatch(said)
	if again == nil {
		t.Fatalf("it does not say how to go on:\n%s", said)
	}
	rest, err := exec.Command(program(t), strings.Fields(again[1])...).Output()
	if err != nil {
		t.Fatal(err)
	}
	all := filepath.Join(t.TempDir(), "all.jsonl")
	if err := os.WriteFile(all, []byte(strings.Join(first, "\n")+"\n"+string(rest)), 0o666); err != nil {
		t.Fatal(err)
	}
	records := outcome(t, all)
	if n := len(slices.Compact(records)); len(first) == 60 || len(records) != 60 || n != 60 {
		t.Errorf("%d records before and %d in all, %d of them different, want 60", len(first), len(records), n)
	}
}

// TestInterruptTwice: a second Ctrl-C does not wait for a site that does not
// answer. A busy machine may take two for one, when it has not seen the first; so
// there are more.
func TestInterruptTwice(t *testing.T) {
	w, err := crawltest.New(crawltest.Plan{Stories: 20, Sitemap: true}, crawltest.Plan{Slow: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	start := time.Now()
	_, said, state := interrupted(t, w, true)
	if ws := state.Sys().(syscall.WaitStatus); !ws.Signaled() || ws.Signal() != syscall.SIGINT {
		t.Errorf("it ended with %v after %v\n%s", state, time.Since(start), said)
	}
}

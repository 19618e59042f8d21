package main

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
)

// TestKill kills a crawl without warning, fifty times, and compares what it has
// found in the end with a crawl that was left alone.
func TestKill(t *testing.T) { killedCrawl(t, 1, kills(50, 5)) }

// TestKillTwo does so with two crawls at once.
func TestKillTwo(t *testing.T) {
	for seed := range uint64(2) {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			killedCrawl(t, seed+2, kills(20, 2))
		})
	}
}

// kills is how many there are to be: TEARSHEET_KILLS, where that is set.
func kills(usual, short int) int {
	if n, err := strconv.Atoi(os.Getenv("TEARSHEET_KILLS")); err == nil {
		return n
	}
	if testing.Short() {
		return short
	}
	return usual
}

func killedCrawl(t *testing.T, seed uint64, kills int) {
	const delay = 10 * time.Millisecond
	w, err := crawltest.New(
		crawltest.Plan{Stories: 150, Sitemap: true, Private: true, Parts: true},
		crawltest.Plan{Stories: 150, Variants: true, Template: 1},
		crawltest.Plan{Stories: 150, Traps: true, Soft: true, Feed: true},
	)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	program := program(t)
	command := func(dir string) (*exec.Cmd, *bytes.Buffer, string) {
		out := filepath.Join(dir, "out.jsonl")
		args := []string{"crawl", "--allow-private", "--delay", delay.String(), "--dir", dir, "--out", out}
		cmd := exec.Command(program, append(args, w.Seeds()...)...)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		return cmd, &stderr, out
	}

	whole, stderr, wholeOut := command(t.TempDir())
	if err := whole.Run(); err != nil {
		t.Fatalf("%v\n%s", err, stderr)
	}
	want := outcome(t, wholeOut)
	if len(want) < 400 {
		t.Fatalf("only %d records", len(want))
	}

	r := rand.New(rand.NewPCG(seed, 2))
	for killed := 0; killed < kills; {
		w.Forget()
		dir, runs := t.TempDir(), 0
		for done := false; !done; runs++ {
			cmd, stderr, _ := command(dir)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if killed < kills {
				timer := time.AfterFunc(time.Duration(20+r.IntN(300))*time.Millisecond, func() { cmd.Process.Kill() })
				defer timer.Stop()
			}
			err := cmd.Wait()
			switch {
			case err == nil:
				done = true
			case cmd.ProcessState.Exited():
				t.Fatalf("after %d kills: %v\n%s", killed, err, stderr)
			default:
				killed++
			}
		}
		got := outcome(t, filepath.Join(dir, "out.jsonl"))
		if !slices.Equal(got, want) {
			t.Fatalf("after %d runs: %d records, want %d; first difference:\n%s", runs, len(got), len(want), difference(got, want))
		}
		if count := verifyClean(t, dir); count.Revisions != len(want) || count.NoBytes > 0 || count.NoSum > 0 {
			t.Errorf("after %d runs: %+v", runs, count)
		}
		for _, f := range w.Judge(delay, 1, runs) {
			t.Error(f)
		}
		checkRepeated(t, w, runs)
	}
}

// checkRepeated: only what was in flight at a kill is fetched again.
func checkRepeated(t *testing.T, w *crawltest.World, runs int) {
	t.Helper()
	repeated := 0
	count := map[string]int{}
	for _, h := range w.Hits() {
		if count[h.Host+h.Path]++; count[h.Host+h.Path] > 1 {
			repeated++
		}
	}
	t.Logf("%d runs, %d requests, %d of them repeated", runs, len(w.Hits()), repeated)
	if repeated > runs*len(w.Sites) {
		t.Errorf("more pages were fetched again than were in flight")
	}
}

// program is the path under which the test binary is tearsheet.
func program(t testing.TB) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "tearsheet")
	if err := os.Symlink(self, path); err != nil {
		t.Skip(err)
	}
	return path
}

// outcome is the records of a file without the time of their fetch, sorted.
func outcome(t *testing.T, file string) (lines []string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(data) > 0 && data[len(data)-1] != '\n' {
		t.Error("the last line is torn")
	}
	for line := range bytes.Lines(data) {
		var r map[string]any
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatalf("%v in %q", err, line)
		}
		delete(r, "fetched_at")
		b, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, string(b))
	}
	slices.Sort(lines)
	return lines
}

func difference(got, want []string) string {
	for _, l := range got {
		if !slices.Contains(want, l) {
			return "unexpected: " + l
		}
	}
	for _, l := range want {
		if !slices.Contains(got, l) {
			return "missing: " + l
		}
	}
	return "a record twice"
}

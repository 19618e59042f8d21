package main

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
)

// TestKillArchive kills a crawl without warning, again and again, and verifies
// its archive each time: as the killed process has left it, with nobody to mend
// it, and whole at the end.
func TestKillArchive(t *testing.T) {
	w, err := crawltest.New(
		crawltest.Plan{Stories: 200, Sitemap: true, Parts: true, Bulk: 50_000},
		crawltest.Plan{Stories: 200, Variants: true, Template: 1, Bulk: 50_000},
	)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	program, r := program(t), rand.New(rand.NewPCG(3, 4))
	killed := 0
	for killed < kills(20, 3) {
		killed += killArchive(t, program, w, r, kills(20, 3)-killed)
	}
	t.Logf("%d kills", killed)
}

// killArchive does so in one crawl, at most so often, and returns how often.
func killArchive(t *testing.T, program string, w *crawltest.World, r *rand.Rand, kills int) (killed int) {
	dir := filepath.Join(t.TempDir(), "news")
	last, span := "", 350*time.Millisecond
	for done := false; !done; {
		args := []string{"crawl", "--allow-private", "--delay", "25ms", "--dir", dir, "--out", dir + ".jsonl"}
		cmd := exec.Command(program, append(args, w.Seeds()...)...)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if killed < kills {
			timer := time.AfterFunc(50*time.Millisecond+time.Duration(r.Int64N(int64(span))), func() { cmd.Process.Kill() })
			defer timer.Stop()
		}
		err := cmd.Wait()
		if err != nil && cmd.ProcessState.Exited() {
			t.Fatalf("%v\n%s", err, &stderr)
		}
		if open, _ := filepath.Glob(filepath.Join(dir, archive.Folder, "*.open")); len(open) > 0 && open[0] != last {
			killed++ // while it wrote
			last = open[0]
		} else if err != nil {
			span += 50 * time.Millisecond // a slow machine may not have come that far
		}
		verifyClean(t, dir)
		done = err == nil
	}
	remakeAll(t, dir, len(outcome(t, dir+".jsonl")))
	return killed
}

// verifyClean checks that there is nothing wrong with the archive in dir.
func verifyClean(t *testing.T, dir string) archive.Verified {
	t.Helper()
	a, err := archive.Open(dir)
	if errors.Is(err, archive.ErrNoLibrary) {
		return archive.Verified{} // it was killed before it had begun
	}
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	count, err := a.Verify(context.Background(), func(err error) { t.Error(err) })
	if err != nil {
		t.Fatal(err)
	}
	return count
}

// remakeAll checks that there are as many revisions as records, and that the
// bytes of each give it once more.
func remakeAll(t *testing.T, dir string, records int) {
	t.Helper()
	a, err := archive.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	n := 0
	for r, err := range a.AllRevisions(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		p, err := a.Prove(context.Background(), r, nil)
		if err != nil || len(p.Differs) > 0 {
			t.Errorf("%s: %+v, %v", r.URL, p, err)
		}
	}
	if n != records || n < 390 {
		t.Errorf("%d revisions of %d records", n, records)
	}
}

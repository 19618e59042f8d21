//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"syscall"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/archive/archivetest"
)

// BenchmarkLibrary runs commands on a library of 100,000 articles of 400 words,
// or of as many as TEARSHEET_ARTICLES says, and tells the time that the process
// spent working and its memory at its highest. It needs minutes before it begins.
func BenchmarkLibrary(b *testing.B) {
	articles := int64(100_000)
	if s := os.Getenv("TEARSHEET_ARTICLES"); s != "" {
		if _, err := fmt.Sscan(s, &articles); err != nil {
			b.Fatal(err)
		}
	}
	dir := b.TempDir()
	archivetest.Fill(b, dir, articles)
	out := filepath.Join(b.TempDir(), "out")
	for _, c := range []struct {
		name string
		args []string
	}{
		{"search", []string{"search", dir, archivetest.Word(300) + " " + archivetest.Word(700)}},
		{"search in a year", []string{"search", dir, archivetest.Word(500)[:4] + "*", "--since", "2020-01-01", "--until", "2020-12-31"}},
		{"export parquet", []string{"export", dir, "--format", "parquet", "--out", out}},
		{"export csv", []string{"export", dir, "--format", "csv", "--out", out}},
		{"export a category", []string{"export", dir, "--category", "sport", "--out", out}},
		{"verify", []string{"verify", dir}},
	} {
		b.Run(c.name, func(b *testing.B) { benchCommand(b, c.args) })
	}
}

func benchCommand(b *testing.B, args []string) {
	b.Helper()
	var peak int64
	var cpu time.Duration
	// Linux counts for a new process what its parent had at its highest as well.
	debug.FreeOSMemory()
	os.WriteFile("/proc/self/clear_refs", []byte("5"), 0)
	for b.Loop() {
		cmd := exec.Command(program(b), args...)
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		cpu += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		peak = max(peak, int64(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss))
	}
	b.ReportMetric(float64(cpu.Milliseconds())/float64(b.N), "cpu-ms/op")
	b.ReportMetric(float64(peak)/1024, "MB-peak") // Linux counts kilobytes
}

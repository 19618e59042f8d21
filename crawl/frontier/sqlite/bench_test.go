package sqlite

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/frontiertest"
)

const million = 1_000_000

func benchOpen(b *testing.B, dir string) frontier.Frontier {
	q, err := Open(dir, frontier.Options{})
	if err != nil {
		b.Fatal(err)
	}
	return q
}

func BenchmarkSQLite(b *testing.B) { frontiertest.Bench(b, benchOpen, million) }

// BenchmarkRestart is from the start of a process to the first lease of a
// frontier of a million links, and the memory that takes. The process is this
// test binary once more.
func BenchmarkRestart(b *testing.B) {
	dir := b.TempDir()
	f := benchOpen(b, dir)
	frontiertest.Fill(b, f, 0, million)
	f.Close()
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	mb, cpu, runs := 0.0, time.Duration(0), 0
	for b.Loop() {
		cmd := exec.Command(self)
		cmd.Env = append(os.Environ(), restartOf+"="+dir)
		out, err := cmd.Output()
		if err != nil {
			b.Fatal(err)
		}
		if mb, err = strconv.ParseFloat(strings.TrimSpace(string(out)), 64); err != nil {
			b.Fatal(err)
		}
		runs++
		cpu += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	b.ReportMetric(mb, "MB")
	b.ReportMetric(cpu.Seconds()/float64(runs), "cpu-s") // on a machine that does other things as well
}

const restartOf = "TEARSHEET_BENCH_RESTART"

func TestMain(m *testing.M) {
	if dir := os.Getenv(restartOf); dir != "" {
		restart(dir)
		return
	}
	os.Exit(m.Run())
}

func restart(dir string) {
	q, err := Open(dir, frontier.Options{})
	if err != nil {
		panic(err)
	}
	defer q.Close()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if _, err := q.Lease(ctx); err != nil {
		panic(err)
	}
	fmt.Println(residentMB())
}

// residentMB is the most memory this process has held, in MB; 0 where the
// system does not tell.
func residentMB() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if f := strings.Fields(line); len(f) > 1 && f[0] == "VmHWM:" {
			kb, _ := strconv.ParseFloat(f[1], 64)
			return kb / 1000
		}
	}
	return 0
}

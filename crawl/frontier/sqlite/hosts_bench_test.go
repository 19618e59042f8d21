package sqlite

import (
	"runtime"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

// BenchmarkMillionHosts opens a frontier of a million hosts, each with a link, and
// tells how long that takes and what they take of the memory.
func BenchmarkMillionHosts(b *testing.B) {
	dir := b.TempDir()
	q, err := Open(dir, frontier.Options{})
	if err != nil {
		b.Fatal(err)
	}
	q.Close()
	script(b, dir, `
		WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 1000000)
		INSERT INTO host (id, name, next, why, delay) SELECT i, 'www.host-' || i || '.example', i, 'delay', 1000000000 FROM n;
		INSERT INTO link (key, host, state, url) SELECT randomblob(16), id, 0, 'https://' || name || '/' FROM host`)
	for b.Loop() {
		before := inUse()
		start := time.Now()
		q, err := Open(dir, frontier.Options{Delay: time.Second})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(time.Since(start).Seconds(), "s/open")
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(m.Sys)/1e6, "MB-in-all")
		b.ReportMetric(float64(inUse()-before)/1e6, "MB")
		q.Close()
	}
}

func inUse() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

package crawl

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/sqlite"
	"github.com/tearsheet-news/tearsheet/extract"
)

func TestMain(m *testing.M) {
	crawltest.ServeApart()
	goOnApart()
	os.Exit(m.Run())
}

// report measures f, which handles so many pages, by CPU and by the clock.
func report(b *testing.B, f func() (pages int)) {
	b.Helper()
	var pages int
	runtime.GC()
	cpu, start := crawltest.CPUTime(), time.Now()
	for b.Loop() {
		pages += f()
	}
	n := float64(max(pages, 1))
	b.ReportMetric(float64((crawltest.CPUTime()-cpu).Microseconds())/n, "cpu-µs/page")
	b.ReportMetric(n/time.Since(start).Seconds(), "pages/s")
	b.ReportMetric((crawltest.CPUTime()-cpu).Seconds()/time.Since(start).Seconds(), "cores")
}

const (
	benchHosts, benchStories = 20, 50
	benchBulk                = 100_000 // bytes a page, about the median of news pages
)

// BenchmarkPlainLoop is what the crawl is measured by: as many goroutines as
// hosts, each fetching the pages of one with net/http, extracting and encoding
// what it makes of them. The pages are those that the crawl fetches.
func BenchmarkPlainLoop(b *testing.B) {
	_, pages := crawltest.Apart(b, benchHosts, crawltest.Plan{Stories: benchStories, Sitemap: true, Bulk: benchBulk})
	report(b, func() int { return plainLoop(b, pages) })
}

func plainLoop(b *testing.B, pages []string) int {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 1}}
	defer client.CloseIdleConnections()
	var wg sync.WaitGroup
	for host := range slices.Chunk(pages, len(pages)/benchHosts) {
		wg.Go(func() {
			for _, u := range host {
				if err := plain(client, u); err != nil {
					b.Error(err)
				}
			}
		})
	}
	wg.Wait()
	return len(pages)
}

func plain(client *http.Client, u string) error {
	res, err := client.Get(u)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		return err
	}
	a, err := extract.Extract(body, u, res.Header.Get("Content-Type"), nil)
	if err != nil {
		return err
	}
	_, err = json.Marshal(a)
	return err
}

// BenchmarkCrawl is the whole crawl of the same sites into a lasting frontier.
func BenchmarkCrawl(b *testing.B) {
	seeds, pages := crawltest.Apart(b, benchHosts, crawltest.Plan{Stories: benchStories, Sitemap: true, Bulk: benchBulk})
	report(b, func() int { return wholeCrawl(b, seeds, pages) })
}

func wholeCrawl(b *testing.B, seeds, pages []string) int {
	s := benchCrawl(b, seeds, &Options{AllowPrivate: true, Delay: -1})
	if s.Articles != benchHosts*benchStories || int(s.Pages) != len(pages) {
		b.Errorf("%d articles and %d pages, want %d and %d", s.Articles, s.Pages, benchHosts*benchStories, len(pages))
	}
	return len(pages)
}

// BenchmarkOverhead does both in turn, for the CPU time of the one in terms of
// the other on a machine that does other things as well.
func BenchmarkOverhead(b *testing.B) {
	for _, bulk := range []int{0, benchBulk} {
		b.Run(fmt.Sprint(bulk, " bytes of furniture"), func(b *testing.B) {
			seeds, pages := crawltest.Apart(b, benchHosts, crawltest.Plan{Stories: benchStories, Sitemap: true, Bulk: bulk})
			var loop, whole time.Duration
			for b.Loop() {
				start := crawltest.CPUTime()
				plainLoop(b, pages)
				between := crawltest.CPUTime()
				wholeCrawl(b, seeds, pages)
				loop, whole = loop+between-start, whole+crawltest.CPUTime()-between
			}
			b.ReportMetric(whole.Seconds()/loop.Seconds(), "×")
		})
	}
}

func benchCrawl(b *testing.B, seeds []string, opts *Options) Stats {
	q, err := sqlite.Open(b.TempDir(), frontier.Options{Delay: max(0, opts.Delay), Conns: opts.Conns})
	if err != nil {
		b.Fatal(err)
	}
	defer q.Close()
	opts.Frontier = q
	c, err := New(opts)
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close()
	for _, err := range c.Run(context.Background(), seeds) {
		if err != nil {
			b.Error(err)
		}
	}
	s, err := c.Stats(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	return s
}

// BenchmarkHundredHosts is a polite crawl: a hundred hosts, a second between two
// requests to each, so no more than a hundred requests a second. Of each host's
// turns, four go to robots.txt and sitemaps, which a crawl of a hundred pages a
// host has to bear. It takes two minutes.
//
//	go test ./crawl -run NONE -bench HundredHosts
func BenchmarkHundredHosts(b *testing.B) {
	const hosts, pages = 100, 100
	seeds, _ := crawltest.Apart(b, hosts, crawltest.Plan{Stories: pages, Sitemap: true})
	for b.Loop() {
		start := time.Now()
		s := benchCrawl(b, seeds, &Options{AllowPrivate: true, Delay: time.Second, Workers: 64, MaxPages: pages * hosts})
		took := time.Since(start).Seconds()
		b.ReportMetric(float64(s.Requests)/took, "requests/s")
		b.ReportMetric(float64(s.Pages)/took, "pages/s")
	}
	b.ReportMetric(residentMB(), "MB")
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

package crawl

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/crawltest"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/sqlite"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
	"github.com/tearsheet-news/tearsheet/crawl/internal/discover"
)

// BenchmarkRestart is from the start of a process to the first request of a
// crawl that goes on with a million links, the CPU time that it takes to open the
// frontier, which on a busy machine says more, and the most memory that the
// process held in its first seconds. The process is this test binary once more.
//
// TEARSHEET_BENCH_LINKS asks for another number of links. Ten million take 3 GB
// of disk, and a quarter of an hour to fill in; what that took of memory is
// reported, too.
func BenchmarkRestart(b *testing.B) {
	const hosts = 200
	asked := make(chan time.Time, 1)
	plans := make([]crawltest.Plan, hosts)
	for i := range plans {
		plans[i].Fault = func(w http.ResponseWriter, r *http.Request) {
			select {
			case asked <- time.Now():
			default:
			}
			http.NotFound(w, r)
		}
	}
	w := world(b, plans...)
	dir := b.TempDir()
	fillIn(b, dir, w, benchLinks())
	filled := residentMB()
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	var most, cpu float64
	var wait time.Duration
	runs := 0
	for b.Loop() {
		cmd := exec.Command(self)
		cmd.Env = append(os.Environ(), restartOf+"="+dir+" "+w.Sites[0].Home())
		start := time.Now()
		out, err := cmd.Output()
		if err != nil {
			b.Fatal(err)
		}
		var mb, opening float64
		if _, err := fmt.Sscan(string(out), &mb, &opening); err != nil {
			b.Fatal(err)
		}
		most, cpu, wait, runs = max(most, mb), cpu+opening, wait+(<-asked).Sub(start), runs+1
	}
	b.ReportMetric(wait.Seconds()/float64(runs), "s-to-request")
	b.ReportMetric(cpu/float64(runs), "cpu-s-opening")
	b.ReportMetric(most, "MB")
	b.ReportMetric(filled, "MB-filling")
}

func benchLinks() int {
	if n, err := strconv.Atoi(os.Getenv("TEARSHEET_BENCH_LINKS")); err == nil {
		return n
	}
	return 1_000_000
}

// fillIn gives a new frontier n links to the sites of w, a hundred at a time, as
// pages do.
func fillIn(b *testing.B, dir string, w *crawltest.World, n int) {
	q, err := sqlite.Open(dir, frontier.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer q.Close()
	lessons := &discover.Lessons{}
	m := memo{Via: "https://news.example/politics", Depth: 2}
	var links []frontier.Link
	for i := range n {
		home := w.Sites[i%len(w.Sites)].Home()
		u, err := address.Parse(fmt.Sprintf("%spolitics/2025/01/a-story-of-ordinary-length-%d", home, i), nil)
		if err != nil {
			b.Fatal(err)
		}
		links = append(links, m.link(u, lessons.Rank(u, time.Time{})))
		if len(links) < 100 && i < n-1 {
			continue
		}
		if _, err := q.Offer(context.Background(), links); err != nil {
			b.Fatal(err)
		}
		links = links[:0]
	}
}

// restartOf is the environment variable by which this test binary is told to go
// on with a crawl: its directory, a space, and its seed.
const restartOf = "TEARSHEET_BENCH_RESTART"

// goOnApart does nothing in a process that BenchmarkRestart has not started. In
// one that it has, it crawls for some seconds, prints the most memory it held, in
// MB, and the CPU time that opening the frontier took, in seconds, and exits.
func goOnApart() {
	dir, seed, ok := strings.Cut(os.Getenv(restartOf), " ")
	if !ok {
		return
	}
	q, err := sqlite.Open(dir, frontier.Options{})
	if err != nil {
		panic(err)
	}
	opening := crawltest.CPUTime()
	opts := &Options{Frontier: q, AllowPrivate: true, Delay: -1, MaxTime: 3 * time.Second}
	for _, err := range Run(context.Background(), []string{seed}, opts) {
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
	if err := q.Close(); err != nil {
		panic(err)
	}
	fmt.Println(residentMB(), opening.Seconds())
	os.Exit(0)
}

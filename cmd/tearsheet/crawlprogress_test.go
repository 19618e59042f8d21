package main

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
)

var tenPast = time.Date(2026, 1, 2, 3, 0, 10, 0, time.UTC)

var someStats = crawl.Stats{
	Requests: 50, Bytes: 3_210_000, Pages: 40, Articles: 30, Other: 8, Found: 120, Pending: 70, Visiting: 2, Hosts: 5,
	Waiting: map[string]frontier.Wait{
		"delay": {Hosts: 3, Until: tenPast.Add(time.Minute)}, "503": {Hosts: 1, Until: tenPast.Add(5 * time.Minute)},
		"429": {Hosts: 2, Until: tenPast.Add(40 * time.Second)}, "timeout": {Hosts: 1, Until: tenPast.Add(time.Second)},
		"retry": {Hosts: 1, Until: tenPast.Add(30 * time.Hour)},
	},
	Slow:   2,
	Failed: map[string]int64{"404": 1, "timeout": 2}, Skipped: map[string]int64{"robots": 4},
}

func TestProgressLine(t *testing.T) {
	start := time.Date(2026, 1, 2, 3, 0, 0, 0, time.UTC)
	p := &progress{start: start, at: start.Add(8 * time.Second), last: crawl.Stats{Articles: 25, Pages: 20}}
	got := p.line(someStats, start.Add(10*time.Second))
	want := "10s  30 articles (2.5/s)  40 pages (10.0/s)  70 to go  5 hosts (2 hosts answer slowly, " +
		"2 hosts rest until 03:00:50: 429, 1 host rests until 03:05: 503, 1 host has pages to ask for again by 3 January, 09:00)  3 failed"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestSummary(t *testing.T) {
	var b strings.Builder
	summary(&b, someStats, crawl.Stats{Articles: 10}, 90*time.Second)
	want := `found              120  addresses
fetched             40  pages
articles            30  (20 in this run)
not articles         8
skipped              4  robots 4
failed               3  404 1, timeout 2
to go               70
requests            50  3.2 MB in 1m30s
`
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

func TestMetrics(t *testing.T) {
	c, err := crawl.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	addr, end, err := serveMetrics("127.0.0.1:0", c)
	if err != nil {
		t.Fatal(err)
	}
	defer end()
	res, err := http.Get("http://" + addr + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		t.Fatal(res.Status, err)
	}
	var want strings.Builder
	writeMetrics(&want, crawl.Stats{})
	if string(body) != want.String() {
		t.Errorf("served\n%s", body)
	}
	var b strings.Builder
	writeMetrics(&b, someStats)
	for _, line := range []string{
		"# TYPE tearsheet_articles_total counter\ntearsheet_articles_total 30\n",
		"# TYPE tearsheet_failed_total counter\ntearsheet_failed_total{cause=\"404\"} 1\ntearsheet_failed_total{cause=\"timeout\"} 2\n",
		"# TYPE tearsheet_waiting_hosts gauge\ntearsheet_waiting_hosts{reason=\"429\"} 2\ntearsheet_waiting_hosts{reason=\"503\"} 1\n",
		"# TYPE tearsheet_slow_hosts gauge\ntearsheet_slow_hosts 2\n",
	} {
		if !strings.Contains(b.String(), line) {
			t.Errorf("missing %q", line)
		}
	}
}

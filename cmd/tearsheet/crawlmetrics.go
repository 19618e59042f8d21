package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
)

// serveMetrics serves a crawl's counters at addr in the text format of
// Prometheus, version 0.0.4, until end is called. at is addr with the port that
// was found where addr left it open.
func serveMetrics(addr string, c gauge) (at string, end func(), err error) {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return "", nil, err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, r *http.Request) {
		s, err := c.Stats(r.Context())
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/plain; version=0.0.4")
		writeMetrics(w, s)
	})
	srv := &http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second}
	go srv.Serve(l)
	return l.Addr().String(), func() { srv.Close() }, nil
}

func writeMetrics(w io.Writer, s crawl.Stats) {
	metric := func(name, kind, help string, n int64) {
		fmt.Fprintf(w, "# HELP tearsheet_%[1]s %[2]s\n# TYPE tearsheet_%[1]s %[3]s\ntearsheet_%[1]s %[4]d\n", name, help, kind, n)
	}
	metric("requests_total", "counter", "Requests sent.", s.Requests)
	metric("received_bytes_total", "counter", "Bytes of bodies as sent.", s.Bytes)
	metric("pages_total", "counter", "Pages fetched.", s.Pages)
	metric("articles_total", "counter", "Records kept.", s.Articles)
	metric("other_pages_total", "counter", "Pages that are no articles.", s.Other)
	metric("copies_total", "counter", "Articles that were told already.", s.Copies)
	metric("outside_total", "counter", "Articles not of the days asked for.", s.Outside)
	metric("unchanged_total", "counter", "Pages found as they were.", s.Unchanged)
	metric("lists_total", "counter", "Sitemaps and feeds read.", s.Lists)
	metric("redirects_total", "counter", "Redirects followed.", s.Redirects)
	metric("retries_total", "counter", "Failures that were tried again.", s.Retries)
	byLabel(w, "skipped_total", "counter", "Addresses never asked for.", "cause", s.Skipped)
	byLabel(w, "failed_total", "counter", "Addresses given up.", "cause", s.Failed)
	metric("found", "gauge", "Addresses seen.", s.Found)
	metric("pending", "gauge", "Addresses not visited yet.", s.Pending)
	metric("visiting", "gauge", "Visits under way.", int64(s.Visiting))
	metric("hosts", "gauge", "Hosts with something to visit.", int64(s.Hosts))
	byLabel(w, "waiting_hosts", "gauge", "Hosts that wait.", "reason", waiting(s))
	metric("slow_hosts", "gauge", "Hosts that have kept an answer for ten seconds.", int64(s.Slow))
}

// byLabel writes a metric with one line for each value of its label.
func byLabel[N int | int64](w io.Writer, name, kind, help, label string, m map[string]N) {
	fmt.Fprintf(w, "# HELP tearsheet_%[1]s %[2]s\n# TYPE tearsheet_%[1]s %[3]s\n", name, help, kind)
	for _, v := range crawl.Causes(m) {
		fmt.Fprintf(w, "tearsheet_%s{%s=%q} %d\n", name, label, v, m[v])
	}
}

// waiting is how many hosts wait for what.
func waiting(s crawl.Stats) map[string]int {
	m := map[string]int{}
	for why, w := range s.Waiting {
		m[why] = w.Hosts
	}
	return m
}

package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
)

// summary tells what came of a crawl: of the whole of it, and how much of that
// in this run, where it had begun before.
func summary(w io.Writer, s, before crawl.Stats, took time.Duration) {
	row := func(name string, n int64, note string) {
		if n > 0 {
			tell(w, "%s\n", strings.TrimRight(fmt.Sprintf("%-12s %9d  %s", name, n, note), " "))
		}
	}
	this := func(n, was int64) string {
		if was == 0 || n == was {
			return ""
		}
		return fmt.Sprintf("(%d in this run)", n-was)
	}
	row("found", s.Found, "addresses")
	row("fetched", s.Pages, "pages "+this(s.Pages, before.Pages))
	row("articles", s.Articles, this(s.Articles, before.Articles))
	row("not articles", s.Other, "")
	row("copies", s.Copies, "of articles told already")
	row("outside", s.Outside, "of --since and --until")
	row("unchanged", s.Unchanged, "")
	row("skipped", total(s.Skipped), byCause(s.Skipped))
	row("failed", total(s.Failed), byCause(s.Failed))
	row("to go", s.Pending, "")
	row("requests", s.Requests, fmt.Sprintf("%.1f MB in %s", float64(s.Bytes)/1e6, took.Round(time.Second/10)))
}

func byCause(m map[string]int64) string {
	var parts []string
	for _, cause := range crawl.Causes(m) {
		parts = append(parts, fmt.Sprintf("%s %d", cause, m[cause]))
	}
	return strings.Join(parts, ", ")
}

// counts are the numbers of a crawl as the attributes of a log line.
func counts(s crawl.Stats) []any {
	return []any{
		"found", s.Found, "pending", s.Pending, "requests", s.Requests, "bytes", s.Bytes,
		"pages", s.Pages, "articles", s.Articles, "other", s.Other, "copies", s.Copies,
		"unchanged", s.Unchanged, "outside", s.Outside, "skipped", s.Skipped, "failed", s.Failed,
		"hosts", s.Hosts, "waiting", waiting(s), "slow", s.Slow,
	}
}

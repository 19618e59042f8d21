package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
)

// summary tells what came of a crawl: of the whole of it, and how much of that
// in this run, where it had begun before.
func summary(w io.Writer, s, before crawl.Stats, took time.Duration) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	row := func(name string, n int64, note string) {
		if n > 0 {
			fmt.Fprintf(t, "%s\t%d\t%s\n", name, n, note)
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
	fmt.Fprintf(t, "requests\t%d\t%.1f MB, %s\n", s.Requests, float64(s.Bytes)/1e6, took.Round(time.Second/10))
	t.Flush()
}

func byCause(m map[string]int64) string {
	var parts []string
	for _, cause := range crawl.Causes(m) {
		parts = append(parts, fmt.Sprintf("%s %d", cause, m[cause]))
	}
	return strings.Join(parts, ", ")
}

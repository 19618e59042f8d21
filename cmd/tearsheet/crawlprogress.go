package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
)

// progress tells how a crawl goes: on a terminal one line that is kept up to
// date, elsewhere a line a minute.
type progress struct {
	w       io.Writer
	crawler *crawl.Crawler
	log     *slog.Logger // nil: plain lines
	live    bool
	last    crawl.Stats
	at      time.Time
	start   time.Time

	mu   sync.Mutex // held while something is written to w
	done chan struct{}
	wait sync.WaitGroup
}

func newProgress(w io.Writer, format string, c *crawl.Crawler, before crawl.Stats) *progress {
	p := &progress{w: w, crawler: c, last: before, start: time.Now(), at: time.Now(), done: make(chan struct{})}
	every := time.Minute
	switch {
	case format == "json":
		p.log = slog.New(slog.NewJSONHandler(w, nil))
	case isTerminal(w):
		p.live, every = true, time.Second
	}
	p.wait.Go(func() { p.loop(every) })
	return p
}

// isTerminal reports whether someone looks at w.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

func (p *progress) loop(every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			p.show()
		case <-p.done:
			return
		}
	}
}

func (p *progress) show() {
	s, err := p.crawler.Stats(context.Background())
	if err != nil {
		return // the crawl itself will say so
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	line := p.line(s, now)
	switch {
	case p.log != nil:
		p.log.Info("crawl", "articles", s.Articles, "pages", s.Pages, "pending", s.Pending,
			"hosts", s.Hosts, "waiting", s.Waiting, "failed", s.Failed, "skipped", s.Skipped, "bytes", s.Bytes)
	case p.live:
		fmt.Fprintf(p.w, "\r\x1b[K%s", line)
	default:
		fmt.Fprintln(p.w, line)
	}
	p.last, p.at = s, now
}

// line is the state in one line of about a hundred letters.
func (p *progress) line(s crawl.Stats, now time.Time) string {
	sec := max(now.Sub(p.at).Seconds(), 0.001)
	text := fmt.Sprintf("%s  %d articles (%.1f/s)  %d pages (%.1f/s)  %d to go  %d hosts",
		now.Sub(p.start).Round(time.Second),
		s.Articles, float64(s.Articles-p.last.Articles)/sec,
		s.Pages, float64(s.Pages-p.last.Pages)/sec, s.Pending, s.Hosts)
	var waits []string
	for _, why := range crawl.Causes(toInt64(s.Waiting)) {
		waits = append(waits, fmt.Sprintf("%d %s", s.Waiting[why], why))
	}
	if len(waits) > 0 {
		text += " (" + strings.Join(waits, ", ") + ")"
	}
	if n := total(s.Failed); n > 0 {
		text += fmt.Sprintf("  %d failed", n)
	}
	return text
}

// pause gives a way to say something between two states of the live line.
func (p *progress) pause(u ui) func(func(ui)) {
	return func(say func(ui)) {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.live {
			fmt.Fprint(p.w, "\r\x1b[K")
		}
		say(u)
	}
}

// end stops telling and leaves the line clean.
func (p *progress) end() {
	close(p.done)
	p.wait.Wait()
	if p.live {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

func toInt64(m map[string]int) map[string]int64 {
	out := map[string]int64{}
	for k, v := range m {
		out[k] = int64(v)
	}
	return out
}

func total(m map[string]int64) (n int64) {
	for _, v := range m {
		n += v
	}
	return n
}

package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
)

// progress tells how a crawl goes: on a terminal by one line that is kept up to
// date, elsewhere by a line a minute, as text or as JSON.
type progress struct {
	w       io.Writer
	crawler gauge
	log     *slog.Logger // nil: text
	live    bool
	start   time.Time

	mu   sync.Mutex // held while something is written to w, and for the two below
	last crawl.Stats
	at   time.Time

	done chan struct{}
	wait sync.WaitGroup
}

// newProgress begins to tell. log is nil for text. A terminal that shows the
// records as well has no place for a live line.
func newProgress(w io.Writer, records io.Writer, log *slog.Logger, c gauge, before crawl.Stats) *progress {
	now := time.Now()
	p := &progress{w: w, crawler: c, log: log, last: before, start: now, at: now, done: make(chan struct{})}
	every := time.Minute
	if p.live = log == nil && isTerminal(w) && !isTerminal(records); p.live {
		every = time.Second
	}
	p.wait.Go(func() { p.loop(every) })
	return p
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
	switch line := p.line(s, now); {
	case p.log != nil:
		p.log.Info("crawling", counts(s)...)
	case p.live:
		// Without line wrap, for terminals that are narrower than the line.
		tell(p.w, "\r\x1b[?7l%s\x1b[K\x1b[?7h", line)
	default:
		tell(p.w, "%s\n", line)
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
	if held := heldUp(s, now); len(held) > 0 {
		text += " (" + strings.Join(held, ", ") + ")"
	}
	if n := total(s.Failed); n > 0 {
		text += fmt.Sprintf("  %d failed", n)
	}
	return text
}

// problem tells what went wrong, between two states of the live line.
func (p *progress) problem(what, advice string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.log != nil {
		p.log.Error(what, "try", advice)
		return
	}
	p.clear()
	ui{p.w}.problem(what, advice)
}

// note tells what a person at the terminal wants to know now.
func (p *progress) note(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.live {
		p.clear()
		tell(p.w, "%s\n", text)
	}
}

func (p *progress) clear() {
	if p.live {
		tell(p.w, "\r\x1b[K")
	}
}

// end stops telling and leaves the line clean.
func (p *progress) end() {
	close(p.done)
	p.wait.Wait()
	p.clear()
}

func total(m map[string]int64) (n int64) {
	for _, v := range m {
		n += v
	}
	return n
}

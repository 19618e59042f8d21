package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive"
)

// session is one run of a crawl, and what went wrong in it.
type session struct {
	opts     *crawlOptions
	crawler  crawler
	dir      string
	temp     bool // dir is forgotten at the end
	stdout   io.Writer
	before   crawl.Stats
	start    time.Time
	failures int
}

// crawler is a crawl into a directory, or a part in one of many machines.
type crawler interface {
	Run(context.Context) iter.Seq2[*crawl.Article, error]
	Close() error
	gauge
}

// gauge tells how a crawl goes.
type gauge interface {
	Stats(context.Context) (crawl.Stats, error)
}

// openSession opens the directory and the output. What cannot be used is an error
// before anything is fetched.
func openSession(ctx context.Context, o *crawlOptions, stdout io.Writer) (_ *session, err error) {
	s := &session{opts: o, dir: o.dir, stdout: stdout, start: time.Now()}
	defer func() {
		if err != nil {
			s.close()
		}
	}()
	if o.dryRun {
		var mu sync.Mutex
		o.crawl.Plan = func(url string) {
			mu.Lock()
			defer mu.Unlock()
			tell(stdout, "%s\n", url)
		}
	}
	if o.shared() {
		s.crawler, err = opened(openShared(ctx, o))
	} else {
		s.crawler, err = opened(s.openAlone(ctx))
	}
	if err == nil {
		s.before, err = s.crawler.Stats(ctx)
	}
	return s, err
}

// opened keeps the nil of one kind of crawler from becoming an interface of it.
func opened[C crawler](c C, err error) (crawler, error) {
	if err != nil {
		return nil, err
	}
	return c, nil
}

// openAlone opens the crawl in --dir, or one that is forgotten at the end. A file
// gets what it lacks of all runs, standard output the records of this one.
func (s *session) openAlone(ctx context.Context) (*archive.Crawler, error) {
	opts := archive.CrawlOptions{Options: s.opts.crawl, Out: s.opts.out, NoBytes: s.opts.noArchive}
	if s.opts.out == "" {
		opts.Records = forRecords(s.stdout)
	}
	if s.dir == "" {
		dir, err := os.MkdirTemp("", "tearsheet-crawl-")
		if err != nil {
			return nil, err
		}
		s.dir, s.temp = dir, true
		opts.NoBytes, opts.NoLibrary = true, true
	}
	return archive.OpenCrawler(ctx, s.dir, s.opts.seeds, &opts)
}

// run crawls to the end and returns the exit status.
func (s *session) run(ctx context.Context, say ui, stderr io.Writer) int {
	defer s.close()
	if s.opts.metrics != "" {
		_, end, err := serveMetrics(s.opts.metrics, s.crawler)
		if err != nil {
			say.failed("--metrics "+s.opts.metrics, err)
			return exitFailed
		}
		defer end()
	}
	// A reader that goes away is an error of writing, and does not end the program
	// before it has cleaned up.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	records := s.stdout
	if s.opts.out != "" {
		records = nil
	}
	show := newProgress(stderr, records, s.opts.crawl.Log, s.crawler, s.before)
	// The first signal ends the crawl, the second one the program.
	stop := context.AfterFunc(ctx, func() {
		signal.Reset(os.Interrupt, syscall.SIGTERM)
		show.note("Ending within seconds; Ctrl-C once more ends at once.")
	})
	defer stop()
	err := s.crawl(ctx, show.problem)
	show.end()
	if err != nil && !errors.Is(err, syscall.EPIPE) {
		show.problem("crawl: "+strings.TrimPrefix(err.Error(), "crawl: "), adviceFor(err))
	}
	return s.report(ctx, show, err)
}

// crawl runs the crawl. An error that ends it is returned, one of a seed told at
// once.
func (s *session) crawl(ctx context.Context, problem func(what, advice string)) error {
	var fatal error
	for _, err := range s.crawler.Run(ctx) {
		if seed, ok := errors.AsType[*crawl.SeedError](err); ok {
			s.failures++
			problem(fmt.Sprintf("%s: %s", seed.URL, seed.Reason), adviceForSeed(seed))
			continue
		}
		fatal = errors.Join(fatal, err)
	}
	return fatal
}

// report ends the run with the summary, and says how to go on after an
// interruption. A limit that was reached is none. Who has stopped reading does not
// want to go on.
func (s *session) report(ctx context.Context, show *progress, err error) int {
	stats, serr := s.crawler.Stats(context.WithoutCancel(ctx))
	resume := ""
	stopped := err != nil && !errors.Is(err, syscall.EPIPE) || ctx.Err() != nil
	if stopped && stats.Pending > 0 && !s.opts.dryRun {
		s.temp, resume = false, s.resume()
	}
	switch {
	case serr != nil || s.opts.dryRun:
	case show.log != nil:
		show.log.Info("end", append(counts(stats), "resume", resume)...)
	default:
		summary(show.w, stats, s.before, time.Since(s.start))
		if resume != "" {
			tell(show.w, "To go on: %s\n", resume)
		}
	}
	switch {
	case err != nil, s.failures > 0, ctx.Err() != nil:
		return exitFailed
	case stats.Articles == 0 && !s.opts.dryRun:
		show.problem("no articles found at "+strings.Join(s.opts.seeds, ", "),
			"begin at a page that links to articles, or widen --scope")
		return exitFailed
	}
	return exitOK
}

// resume is the command that goes on with this crawl, without passwords.
func (s *session) resume() string {
	words := []string{"tearsheet", "crawl"}
	if s.opts.dir == "" && !s.opts.shared() {
		words = append(words, "--dir", s.dir)
	}
	words = append(words, s.opts.web.redact(s.opts.args)...)
	for i, w := range words {
		if w = s.opts.nats.redact(w); isURL(w) {
			w = crawl.RedactedURL(w)
		}
		words[i] = shellWord(w)
	}
	return strings.Join(words, " ")
}

// shellWord quotes a word that a shell would take apart.
func shellWord(s string) string {
	if s != "" && strings.IndexFunc(s, func(r rune) bool {
		return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=,@%+", r)
	}) < 0 {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

func (s *session) close() {
	if s.crawler != nil {
		s.crawler.Close()
	}
	if s.temp {
		os.RemoveAll(s.dir)
	}
}

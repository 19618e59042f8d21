package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/frontier"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/sqlite"
	"github.com/tearsheet-news/tearsheet/crawl/sink"
)

// session is one run of a crawl: its directory, where its records go, and what
// went wrong.
type session struct {
	opts     *crawlOptions
	frontier frontier.Frontier
	sinks    []sink.Sink       // that take the records
	recorder *archive.Recorder // nil: no bytes are kept
	crawler  *crawl.Crawler
	dir      string
	temp     bool       // dir is forgotten at the end
	conn     *nats.Conn // to the cluster that the frontier is on; nil: it is here
	stdout   io.Writer
	before   crawl.Stats
	start    time.Time
	failures int
}

// openSession opens the directory and the output. A directory that cannot be
// used is an error before anything is fetched.
func openSession(ctx context.Context, o *crawlOptions, stdout io.Writer) (_ *session, err error) {
	s := &session{opts: o, dir: o.dir, stdout: stdout, start: time.Now()}
	defer func() {
		if err != nil {
			s.close()
		}
	}()
	if o.shared() {
		err = s.explain(s.openShared(ctx))
	} else {
		err = s.openAlone(ctx)
	}
	if err != nil {
		return s, err
	}
	if err := s.openRecorder(); err != nil {
		return s, err
	}
	s.opts.crawl.Frontier = s.frontier
	if o.dryRun {
		var mu sync.Mutex
		s.opts.crawl.Plan = func(url string) {
			mu.Lock()
			defer mu.Unlock()
			tell(stdout, "%s\n", url)
		}
	}
	if s.crawler, err = crawl.New(&s.opts.crawl); err != nil {
		return s, err
	}
	s.before, err = s.crawler.Stats(ctx)
	return s, err
}

// openAlone opens the frontier in the directory, and what takes the records.
func (s *session) openAlone(ctx context.Context) (err error) {
	if s.dir == "" {
		if s.dir, err = os.MkdirTemp("", "tearsheet-crawl-"); err != nil {
			return err
		}
		s.temp = true
	}
	o := &s.opts.crawl
	q, err := sqlite.Open(s.dir, frontier.Options{Delay: max(0, o.Delay), Conns: o.Conns})
	if err != nil {
		return err
	}
	s.frontier = q
	return s.openSinks(ctx)
}

// openShared joins a crawl of many machines. Its records stay where it is, for
// tearsheet collect.
func (s *session) openShared(ctx context.Context) error {
	o := s.opts
	nc, err := o.nats.connect("tearsheet crawl")
	if err != nil {
		return err
	}
	s.conn = nc
	open := jetstream.Create
	if len(o.seeds) == 0 {
		open = jetstream.Open
	}
	opts := frontier.Options{Delay: max(0, o.crawl.Delay), Conns: o.crawl.Conns}
	f, err := open(ctx, nc, o.nats.crawl, jetstream.Options{Options: opts, Silence: o.silence})
	if err != nil {
		return err
	}
	if err := agree(ctx, f, o); err != nil {
		f.Close()
		return fmt.Errorf("crawl %q: %w", o.nats.crawl, err)
	}
	f.Pace(max(0, o.crawl.Delay), o.crawl.Conns)
	s.frontier = f
	return nil
}

// explain tells of a cluster that has turned us out why it did.
func (s *session) explain(err error) error {
	if s.conn == nil {
		return err
	}
	return s.opts.nats.explain(s.conn, err)
}

// openSinks: a file and the library in --dir get what they lack of all runs,
// standard output the records of this one.
func (s *session) openSinks(ctx context.Context) error {
	if s.opts.out != "" {
		f, err := sink.OpenFile(ctx, s.opts.out, s.frontier)
		if err != nil {
			return err
		}
		s.sinks = append(s.sinks, f)
	} else {
		stats, err := s.frontier.Stats(ctx)
		if err != nil {
			return err
		}
		s.sinks = append(s.sinks, sink.NewStream(forRecords(s.stdout), stats.Records))
	}
	if !s.temp {
		l, err := archive.OpenLibrary(ctx, s.dir, s.frontier)
		if err != nil {
			return err
		}
		s.sinks = append(s.sinks, l)
	}
	return s.drain(ctx)
}

// openRecorder makes a crawl with --dir keep the bytes of what it fetches.
func (s *session) openRecorder() (err error) {
	if s.temp || s.dir == "" || s.opts.noArchive {
		return nil
	}
	s.recorder, _, err = archive.OpenRecorder(s.dir)
	if err == nil {
		s.opts.crawl.Archive = s.recorder
	}
	return err
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
	err := s.explain(s.shipping(ctx, func() error { return s.records(ctx, show.problem) }))
	show.end()
	if err != nil {
		show.problem("crawl: "+strings.TrimPrefix(cause(err).Error(), "crawl: "), adviceFor(err))
	}
	return s.report(ctx, show, err)
}

// records passes each record on as it is kept. An error that ends the crawl is
// returned, one of a seed told at once.
func (s *session) records(ctx context.Context, problem func(what, advice string)) error {
	var fatal error
	for _, err := range s.crawler.Run(ctx, s.opts.seeds) {
		var seed *crawl.SeedError
		switch {
		case errors.As(err, &seed):
			s.failures++
			problem(fmt.Sprintf("%s: %s", seed.URL, seed.Reason), "")
		case err != nil:
			fatal = err
		default:
			if err := s.drain(ctx); err != nil {
				return err
			}
		}
	}
	if s.recorder != nil {
		fatal = errors.Join(fatal, s.recorder.Close())
	}
	return errors.Join(fatal, s.drain(ctx))
}

// shipping runs crawl while finished archive files are shipped, where they shall
// be, and ships the last ones at its end, also when ctx has ended.
func (s *session) shipping(ctx context.Context, crawl func() error) error {
	f, ok := s.frontier.(*jetstream.Frontier)
	if !ok || !s.opts.ship {
		return crawl()
	}
	while, end := context.WithCancel(ctx)
	failed := make(chan error, 1)
	go func() { failed <- shipWhile(while, f, s.dir) }()
	err := crawl()
	end()
	if err := errors.Join(err, <-failed); err != nil {
		return err
	}
	return ship(context.WithoutCancel(ctx), f, s.dir, map[string]bool{})
}

// drain passes on what the sinks lack, also when ctx has ended.
func (s *session) drain(ctx context.Context) error {
	for _, to := range s.sinks {
		if err := sink.Drain(context.WithoutCancel(ctx), s.frontier, to); err != nil {
			return err
		}
	}
	return nil
}

// report ends the run with the summary, and says how to go on after an
// interruption. A limit that was reached is none.
func (s *session) report(ctx context.Context, show *progress, err error) int {
	stats, serr := s.crawler.Stats(context.WithoutCancel(ctx))
	resume := ""
	if stopped := err != nil || ctx.Err() != nil; stopped && stats.Pending > 0 && !s.opts.dryRun {
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
	words = append(words, s.opts.args...)
	for i, w := range words {
		words[i] = shellWord(s.opts.nats.redact(w))
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
	if s.recorder != nil {
		s.recorder.Close()
	}
	for _, to := range s.sinks {
		to.Close()
	}
	if s.frontier != nil {
		s.frontier.Close()
	}
	if s.conn != nil {
		s.conn.Close()
	}
	if s.temp {
		os.RemoveAll(s.dir)
	}
}

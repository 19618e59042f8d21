package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"regexp"
	"slices"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream"
)

const crawlHelp = `Find the articles of news sites and turn them into records.

Usage: tearsheet crawl [OPTIONS] SEED...
       tearsheet crawl --dir DIR [OPTIONS]        go on with a crawl
       tearsheet crawl --nats URLS --crawl NAME [OPTIONS] [SEED...]
                                                  begin or join one of many machines

SEED is the address of a site or a part of it. Pages are found through
sitemaps, feeds and links, and fetched once each, if robots.txt allows it.

Where to
  --dir DIR          keep the crawl in DIR, to go on after an interruption or to
                     visit it again, with the bytes of all pages (WARC files) and
                     a library of the articles; without it, it is forgotten at
                     the end
  --no-archive       do not keep the bytes of pages in DIR
  --out FILE         write records to FILE instead of standard output; when the
                     crawl goes on, each record is there once
  --with LIST        more keys in records: html, markdown, trace

How far
  --scope SCOPE      host (the seeds' hosts, the default), domain (all hosts of
                     their domains) or prefix (below the seeds)
  --include REGEXP   only pages whose address matches; may be repeated
  --exclude REGEXP   no pages whose address matches; may be repeated
  --since DAY        only articles published on DAY or later, like 2026-05-01
  --until DAY        only articles published on DAY or earlier
  --max-depth N      only pages at most N links from a seed
  --max-pages N      stop after N pages
  --max-articles N   stop after N records
  --max-time TIME    stop after TIME, like 90m

How fast
  --delay TIME       between two requests to a host (default 1s); a longer
                     Crawl-delay of the host wins
  --conns N          connections to one host at a time (default 1); more help where
                     the host takes longer than --delay to answer
  --timeout TIME     give up a page after this time (default 2m); when it is tried
                     again, behind the others of its host, after a quarter of it
  --workers N        pages in work at a time, on all hosts (default 32)

  --recrawl          visit again what is due in DIR; a changed article gives a
                     record with a higher "revision"
  --revisit TIME     how long after a visit an article is due at the earliest
                     (default 1h); twice as long each time nothing has changed
  --dry-run          list the pages that would be fetched after the seeds
  --contact TEXT     your page or mail address, sent with each request, for the
                     owners of sites; --user-agent TEXT replaces all that is sent
  --allow-private    permit localhost and private networks, too
  --log FORMAT       text (the default) or json: how to tell of progress and of
                     pages that fail
  --metrics ADDR     serve counters for Prometheus at http://ADDR/metrics

On many machines
  --nats URLS --crawl NAME
                     share the crawl with all who give the same: any number of
                     machines, at any time. Whoever begins it names the seeds and
                     the options of how far and how fast; the others name the same
                     or none. Records are fetched by tearsheet collect; what goes
                     on is told by tearsheet status. --dir DIR keeps here the bytes
                     of the pages that this machine fetches.
  --ship             send the files with these bytes to collectors, too, when
                     they are finished
  --silence TIME     give the hosts of a worker to others when it has not been
                     heard of for so long (default 30s; set by who begins it)
  --streams N        spread the hosts over N streams, each led by one of the nodes
                     (default 1; 4 to 16 for thousands of hosts; set by who begins
                     it)
` + natsHelp + `
Ctrl-C ends the crawl within seconds and shows how to go on; a second one ends
it at once. The exit status is 0 when the crawl has ended by itself, 1 when it
was interrupted, found nothing or could not begin at a seed, 2 when the command
line was wrong.

Examples:
  tearsheet crawl https://news.example >articles.jsonl
  tearsheet crawl --dir news --out news.jsonl https://news.example
  tearsheet crawl --scope prefix --since 2026-05-01 https://news.example/politics
  tearsheet crawl --dir news --recrawl --out news.jsonl
  tearsheet crawl --dry-run https://news.example
  tearsheet crawl --nats nats://a:4222,nats://b:4222 --crawl news https://news.example
`

// crawlOptions are the command line of crawl.
type crawlOptions struct {
	args      []string // as given, to show how to go on
	seeds     []string
	dir       string
	out       string
	with      string
	log       string
	metrics   string
	dryRun    bool
	noArchive bool
	timeout   time.Duration // of a request
	crawl     crawl.Options

	nats       natsOptions
	silence    time.Duration
	streams    int  // of the crawl; 0: as it has, or one
	ship       bool // send archive files to collectors
	termsGiven bool // some option is given that holds for the crawl as a whole
}

// shared reports whether the crawl is one of many machines.
func (o *crawlOptions) shared() bool { return o.nats.urls != "" || o.nats.crawl != "" }

// runCrawl is tearsheet crawl.
func runCrawl(ctx context.Context, args []string, _ io.Reader, stdout, stderr io.Writer) int {
	say := ui{stderr}
	o, err := parseCrawl(args)
	if err != nil {
		return say.refuse("crawl", crawlHelp, stdout, err)
	}
	if o.log == "json" {
		o.crawl.Log = slog.New(slog.NewJSONHandler(stderr, nil))
	}
	s, err := openSession(ctx, o, stdout)
	if err != nil {
		return say.unbegun(err)
	}
	return s.run(ctx, say, stderr)
}

// parseCrawl reads the command line and refuses what makes no sense.
func parseCrawl(args []string) (*crawlOptions, error) {
	o := &crawlOptions{args: args}
	c := &o.crawl
	fs := newFlags("crawl")
	fs.StringVar(&o.dir, "dir", "", "")
	fs.StringVar(&o.out, "out", "", "")
	fs.BoolVar(&o.noArchive, "no-archive", false, "")
	fs.StringVar(&o.with, "with", "", "")
	fs.StringVar((*string)(&c.Scope), "scope", string(crawl.ScopeHost), "")
	fs.Var((*patterns)(&c.Include), "include", "")
	fs.Var((*patterns)(&c.Exclude), "exclude", "")
	fs.StringVar(&c.Since, "since", "", "")
	fs.StringVar(&c.Until, "until", "", "")
	fs.IntVar(&c.MaxDepth, "max-depth", 0, "")
	fs.Int64Var(&c.MaxPages, "max-pages", 0, "")
	fs.Int64Var(&c.MaxArticles, "max-articles", 0, "")
	fs.DurationVar(&c.MaxTime, "max-time", 0, "")
	fs.DurationVar(&c.Delay, "delay", time.Second, "")
	fs.IntVar(&c.Conns, "conns", 1, "")
	fs.DurationVar(&o.timeout, "timeout", fetch.DefaultWhole, "")
	fs.IntVar(&c.Workers, "workers", 32, "")
	fs.BoolVar(&c.Recrawl, "recrawl", false, "")
	fs.DurationVar(&c.Revisit, "revisit", time.Hour, "")
	fs.BoolVar(&o.dryRun, "dry-run", false, "")
	fs.StringVar(&c.Contact, "contact", "", "")
	fs.StringVar(&c.UserAgent, "user-agent", "", "")
	fs.BoolVar(&c.AllowPrivate, "allow-private", false, "")
	fs.StringVar(&o.log, "log", "text", "")
	fs.StringVar(&o.metrics, "metrics", "", "")
	o.nats.flags(fs)
	fs.BoolVar(&o.ship, "ship", false, "")
	fs.DurationVar(&o.silence, "silence", 30*time.Second, "")
	fs.IntVar(&o.streams, "streams", 0, "")
	var err error
	if o.seeds, err = parseFlags(fs, args); err != nil {
		return nil, err
	}
	fs.Visit(func(f *flag.Flag) { o.termsGiven = o.termsGiven || termFlags[f.Name] })
	if o.shared() {
		if err := o.checkShared(); err != nil {
			return nil, err
		}
	}
	return o, o.check()
}

func (o *crawlOptions) check() error {
	c := &o.crawl
	extra := extractOptions{with: o.with}
	for _, key := range extra.extras() {
		if !slices.Contains(extraKeys, key) {
			return fmt.Errorf("--with %s: its keys are html, markdown and trace", quote(key))
		}
	}
	c.Extract.HTML, c.Extract.Markdown, c.Extract.Trace = extra.wants("html"), extra.wants("markdown"), extra.wants("trace")
	switch {
	case len(o.seeds) == 0 && o.dir == "" && !o.shared():
		return errors.New("no SEED: name the site to crawl, or the --dir of a crawl to go on with")
	case o.ship && !o.shared():
		return errors.New("--ship is for crawls of many machines, with --nats")
	case o.noArchive && o.dir == "":
		return errors.New("--no-archive: without --dir nothing is archived anyway")
	case o.crawl.Recrawl && o.dir == "" && !o.shared():
		return errors.New("--recrawl needs the --dir of an earlier crawl")
	case o.dryRun && (o.dir != "" || o.out != ""):
		return errors.New("--dry-run keeps nothing: leave out --dir and --out")
	case c.Delay < 0 || c.MaxTime < 0 || c.Revisit <= 0:
		return errors.New("times must not be negative, nor --revisit 0")
	case o.timeout <= 0:
		return fmt.Errorf("--timeout %v: it must be positive", o.timeout)
	case c.Conns < 1 || c.Workers < 1:
		return errors.New("--conns and --workers must be at least 1")
	case c.MaxDepth < 0 || c.MaxPages < 0 || c.MaxArticles < 0:
		return errors.New("limits must not be negative")
	case o.log != "text" && o.log != "json":
		return fmt.Errorf("--log %s: it is text or json", quote(o.log))
	case c.Since != "" && c.Until != "" && c.Since > c.Until:
		return fmt.Errorf("--since %s is after --until %s", c.Since, c.Until)
	}
	if o.timeout != fetch.DefaultWhole {
		c.Fetch.Header, c.Fetch.Idle, c.Fetch.Whole = o.timeout, o.timeout, o.timeout
	}
	if c.Delay == 0 {
		c.Delay = -1 // asked for; the library's 0 is the default
	}
	return c.Check()
}

func (o *crawlOptions) checkShared() error {
	switch {
	case o.out != "":
		return errors.New("--out: the records of all workers are fetched by tearsheet collect")
	case o.silence < time.Second:
		return errors.New("--silence must be at least 1s: a worker tells of itself once a second")
	case o.streams < 0 || o.streams > jetstream.MaxStreams:
		return fmt.Errorf("--streams %d: it must be 1 to %d", o.streams, jetstream.MaxStreams)
	case o.ship && (o.dir == "" || o.noArchive):
		return errors.New("--ship: give a --dir in which archive files are written first")
	case o.dryRun:
		return errors.New("--dry-run is for one machine: leave out --nats")
	}
	return o.nats.check()
}

// patterns collects regular expressions of a flag that may be repeated.
type patterns []*regexp.Regexp

func (p *patterns) String() string { return "" }

func (p *patterns) Set(s string) error {
	re, err := regexp.Compile(s)
	if err == nil {
		*p = append(*p, re)
	}
	return err
}

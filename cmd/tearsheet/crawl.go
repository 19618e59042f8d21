package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/crawl/frontier/jetstream"
)

// crawlOptions are the command line of crawl.
type crawlOptions struct {
	args      []string // as given, to show how to go on
	seeds     []string
	seedFile  string // with more of them
	dir       string
	out       string
	with      string
	log       string
	metrics   string
	dryRun    bool
	noArchive bool
	rules     rulesFile
	timeout   time.Duration // of a request
	delay     time.Duration // 0 is none; the library's 0 is the default
	crawl     crawl.Options
	web       webOptions

	nats    natsOptions
	silence time.Duration
	streams int             // of the crawl; 0: as it has, or one
	ship    bool            // send archive files to collectors
	given   map[string]bool // the flags of the command line
}

// shared reports whether the crawl is one of many machines.
func (o *crawlOptions) shared() bool { return o.nats.urls != "" || o.nats.crawl != "" }

// runCrawl is tearsheet crawl.
func runCrawl(ctx context.Context, args []string, _ io.Reader, stdout, stderr io.Writer) int {
	say := ui{stderr}
	o, err := parseCrawl(args)
	if err != nil {
		return say.refuse("crawl", newCrawlOptions().manual(), stdout, err)
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
func parseCrawl(args []string) (o *crawlOptions, err error) {
	o = newCrawlOptions()
	o.args = args
	if o.seeds, o.given, err = o.manual().parse(args); err != nil {
		return nil, err
	}
	if err := o.readSeeds(); err != nil {
		return nil, err
	}
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
	c.Extract.Rules = o.rules.rules
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
	case o.delay < 0 || c.MaxTime < 0 || c.Revisit <= 0:
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
	if err := o.web.apply(&c.Fetch); err != nil {
		return err
	}
	if c.Delay = o.delay; o.delay == 0 {
		c.Delay = -1
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

// patterns are regular expressions of a flag that may be repeated.
type patterns []*regexp.Regexp

func (p *patterns) String() string { return strings.Join(p.values(), " ") }

func (p *patterns) values() (all []string) {
	for _, re := range *p {
		all = append(all, re.String())
	}
	return all
}

func (p *patterns) Set(s string) error {
	re, err := regexp.Compile(s)
	if err == nil {
		*p = append(*p, re)
	}
	return err
}

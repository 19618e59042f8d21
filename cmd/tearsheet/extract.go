package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/fetch"
	"github.com/tearsheet-news/tearsheet/extract"
)

// extractOptions are the command line of extract.
type extractOptions struct {
	url      string
	format   string
	with     string
	manifest string
	out      string
	jobs     int
	trace    bool
	least    float64 // confidence
	limits   limits
	web      webOptions
	fetch    fetch.Options // what web says
	rules    rulesFile
	inputs   []string
}

func newExtractOptions() *extractOptions {
	return &extractOptions{format: "jsonl", jobs: runtime.GOMAXPROCS(0), limits: limits{timeout: 30 * time.Second}}
}

func (o *extractOptions) manual() manual {
	return manual{
		head: `Turn news pages into records.

Usage: tearsheet extract [OPTIONS] [INPUT...]

INPUT is a saved page (HTML, plain or gzip), a web archive (WARC or ARC of any make,
plain or packed), "-" for standard input, or an http(s) URL, which is fetched once if
the site's robots.txt allows it.
`,
		options: []group{{"", slices.Concat([]option{
			{name: "url", arg: "URL", to: &o.url, help: `the address of the page, for one INPUT; relative links and the canonical
				address depend on it`},
			{name: "manifest", arg: "FILE", to: &o.manifest, help: `read many pages: FILE has a line {"id", "url", "file"} for each, with
				files relative to the folder of FILE`},
			{name: "out", arg: "FILE", to: &o.out, help: `append records to FILE; run again, the command goes on behind the last record
				that FILE holds`},
			{name: "format", arg: "FORMAT", to: &o.format, help: `jsonl (a record a line), json (indented), or the body alone as text,
				markdown or html`},
			{name: "with", arg: "LIST", to: &o.with, help: "more keys in JSON records: html, markdown, trace"},
			{name: "jobs", arg: "N", to: &o.jobs, help: "pages in work at once; the records keep the order of the inputs",
				otherwise: "the processors at hand"},
			{name: "min-confidence", arg: "P", to: &o.least, help: `leave out of records what is less sure than P, from 0 to 1: text, title,
				authors, published, category and tags, each by the "confidence" that records have`},
			{name: "trace", to: &o.trace, help: `tell on standard error what was kept, removed, believed and doubted, and by which
				rule`},
			rulesOption(&o.rules, rulesHelp),
			{name: "max-bytes", arg: "N", to: &o.limits.maxBytes, help: "refuse larger pages", otherwise: "64 MiB; 20 MiB when fetched"},
			{name: "timeout", arg: "TIME", to: &o.limits.timeout, help: "give up a request after this time"},
			{name: "allow-private", to: &o.limits.allowPrivate, help: "fetch from localhost and private networks, too"},
		}, o.web.options("the site of the URL"))}},
		tail: `Records go to standard output; "tearsheet help record" explains their keys. A page
that fails leaves a record with an "error" in its place and a line on standard error,
and the exit status is 1 at the end; 2 means that the command line was wrong and
nothing was done.

A record from an archive has the "source" FILE:OFFSET, and relative dates count
from the day it was fetched. Archives hold much that is no page, such as requests,
pictures and redirects; standard error tells at the end how many records were
passed over for which reason. What is damaged is a page that fails.

Examples:
  tearsheet extract --url https://example.com/2026/story page.html
  tearsheet extract --format markdown https://example.com/2026/story
  curl -s https://example.com/story | tearsheet extract --url https://example.com/story -
  tearsheet extract --manifest pages/manifest.jsonl >records.jsonl
  tearsheet extract --trace --format text page.html.gz
  tearsheet extract --out records.jsonl CC-NEWS-*.warc.gz
`,
	}
}

// limits bound what one page may cost.
type limits struct {
	maxBytes     int           // of a page; 0: the defaults
	timeout      time.Duration // of a fetch
	allowPrivate bool          // fetch from this machine and its network, too
}

// runExtract is tearsheet extract.
func runExtract(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	say := ui{stderr}
	opts, err := parseExtract(args)
	if err != nil {
		return say.refuse("extract", newExtractOptions().manual(), stdout, err)
	}
	return opts.run(ctx, stdin, stdout, say)
}

// run turns the inputs into records and returns the exit status.
func (o *extractOptions) run(ctx context.Context, stdin io.Reader, stdout io.Writer, say ui) int {
	job, err := o.open(stdin, stdout)
	if err != nil {
		say.failed("", err)
		return exitFailed
	}
	defer job.close()
	tuneGC(o.jobs)
	out := &printer{w: job.out, say: say, format: o.format, trace: o.trace, alone: job.alone, passed: &job.passed}
	web, err := newVisitor(o.limits, o.fetch)
	if err != nil {
		say.failed("", err)
		return exitFailed
	}
	worker := func() func(pageInput) *result {
		e := newExtractor(o, job.stdin, web)
		return func(in pageInput) *result { return e.extract(ctx, in) }
	}
	if err = inOrder(ctx, job.pages, o.jobs, worker, out.print); err == nil {
		err = out.end()
	}
	job.passed.report(say, fmt.Sprintf("records of archives passed over: %d", job.passed.total()))
	switch {
	case errors.Is(err, context.Canceled):
		say.problem("interrupted", o.goOn())
	case err != nil:
		say.failed(cmp.Or(o.out, "standard output"), err)
	case out.failures == 0:
		return exitOK
	}
	return exitFailed
}

// goOn says how to go on after an interruption.
func (o *extractOptions) goOn() string {
	if o.out != "" {
		return "the same command goes on where " + o.out + " ends"
	}
	return "with --out FILE, the same command goes on where it was"
}

// parseExtract reads the command line and refuses what makes no sense.
func parseExtract(args []string) (*extractOptions, error) {
	o := newExtractOptions()
	var err error
	if o.inputs, _, err = o.manual().parse(args); err != nil {
		return nil, err
	}
	return o, o.check()
}

func (o *extractOptions) check() error {
	if !slices.Contains(formats, o.format) {
		return fmt.Errorf("--format %s: it is one of %s", quote(o.format), strings.Join(formats, ", "))
	}
	for _, key := range o.extras() {
		if !slices.Contains(extraKeys, key) {
			return fmt.Errorf("--with %s: its keys are %s", quote(key), strings.Join(extraKeys, ", "))
		}
	}
	switch {
	case !(o.least >= 0 && o.least <= 1):
		return fmt.Errorf("--min-confidence %v: it is a share, from 0 to 1", o.least)
	case o.jobs < 1:
		return fmt.Errorf("--jobs %d: it must be at least 1", o.jobs)
	case o.limits.maxBytes < 0:
		return fmt.Errorf("--max-bytes %d: it must be positive", o.limits.maxBytes)
	case o.limits.timeout <= 0:
		return fmt.Errorf("--timeout %v: it must be positive", o.limits.timeout)
	case o.manifest == "" && len(o.inputs) == 0:
		return errors.New("no INPUT: name a file, a URL, \"-\" or a --manifest")
	case o.manifest != "" && len(o.inputs) > 0:
		return fmt.Errorf("both --manifest and INPUT %s: give one of the two", quote(o.inputs[0]))
	case len(slices.DeleteFunc(slices.Clone(o.inputs), func(s string) bool { return s != "-" })) > 1:
		return errors.New("\"-\" twice: standard input can be read once")
	case o.out != "" && o.format != "jsonl":
		return fmt.Errorf("--out goes on behind the last line, and --format %s has no lines: use jsonl", o.format)
	case o.out != "" && twice(o.inputs) != "":
		return fmt.Errorf("INPUT %s twice: with --out, name each once", quote(twice(o.inputs)))
	case o.url != "" && len(o.inputs) != 1:
		return errors.New("--url is the address of one page: give one INPUT, or a manifest with the address of each")
	}
	return o.web.apply(&o.fetch)
}

// twice is a name that is given more than once, or "".
func twice(names []string) string {
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			return name
		}
	}
	return ""
}

// extras are the keys of --with.
func (o *extractOptions) extras() []string {
	return strings.FieldsFunc(o.with, func(r rune) bool { return r == ',' || r == ' ' })
}

// wants tells whether --with names the key.
func (o *extractOptions) wants(key string) bool { return slices.Contains(o.extras(), key) }

// json tells whether the output is records rather than bare bodies.
func (o *extractOptions) json() bool { return strings.HasPrefix(o.format, "json") }

var (
	formats   = []string{"jsonl", "json", "text", "markdown", "html"}
	extraKeys = []string{"html", "markdown", "trace"}
)

// settings are the options of package extract.
func (o *extractOptions) settings() extract.Options {
	return extract.Options{
		HTML:     o.format == "html" || o.wants("html"),
		Markdown: o.format == "markdown" || o.wants("markdown"),
		Trace:    o.trace || o.wants("trace"),
		MaxBytes: o.limits.maxBytes,
		Rules:    o.rules.rules,

		MinConfidence: o.least,
	}
}

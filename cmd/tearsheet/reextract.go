package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/archive/diff"
	"github.com/tearsheet-news/tearsheet/extract"
)

// reextractOptions are the command line of reextract.
type reextractOptions struct {
	dir         string
	write, json bool
	jobs        int
	rules       rulesFile
	filter      archive.Filter
}

func newReextractOptions() *reextractOptions { return &reextractOptions{jobs: runtime.GOMAXPROCS(0)} }

func (o *reextractOptions) manual() manual {
	return manual{
		head: `Run this program's extractor over the bytes that a crawl has kept, and tell what
it makes of them now.

Usage: tearsheet reextract [OPTIONS] DIR

DIR is the --dir of a crawl. Every revision of each article is made anew, and
what differs is told, field by field and paragraph by paragraph. Nothing is
changed unless --write is given.
`,
		options: []group{{"", []option{
			{name: "write", to: &o.write, help: `keep what differs as a new extraction of the same revision: it is what search,
				show and export then use; the earlier ones stay`},
			{name: "json", to: &o.json, help: `tell it as a JSON object a line: url, revision, keys (all of the record's that
				differ), fields, paragraphs`},
			rulesOption(&o.rules, rulesHelp+"; without it, records are made anew without the rules of the crawl"),
			{name: "jobs", arg: "N", to: &o.jobs, help: "revisions in work at once", otherwise: "the processors at hand"},
		}}, filterGroup("Which articles", &o.filter)},
		tail: `The counts come on standard error. The exit status is 0 also where much differs,
1 where bytes are damaged or missing, 2 when the command line was wrong.

Examples:
  tearsheet reextract news | less
  tearsheet reextract --json --since 2026-05-01 news >changes.jsonl
  tearsheet reextract --write news >/dev/null
`,
	}
}

// runReextract is tearsheet reextract.
func runReextract(ctx context.Context, args []string, _ io.Reader, stdout, stderr io.Writer) int {
	say := ui{stderr}
	o, err := parseReextract(args)
	if err != nil {
		return say.refuse("reextract", newReextractOptions().manual(), stdout, err)
	}
	a, err := archive.Open(o.dir)
	if err != nil {
		say.failed(o.dir, err)
		return exitFailed
	}
	defer a.Close()
	again := &reextraction{opts: o, out: buffered(stdout, o.json), style: styleFor(stdout), say: say}
	if o.write {
		if again.keep, err = archive.OpenLibrary(ctx, o.dir, nil); err != nil {
			say.failed(o.dir, err)
			return exitFailed
		}
	}
	return again.run(ctx, a)
}

func parseReextract(args []string) (*reextractOptions, error) {
	o := newReextractOptions()
	dir, err := parseDir(o.manual(), args)
	switch {
	case err != nil:
		return nil, err
	case o.jobs < 1:
		return nil, fmt.Errorf("--jobs %d: it must be at least 1", o.jobs)
	}
	o.dir = dir
	return o, checkFilter(o.filter)
}

// remade is a revision and what this program makes of its bytes.
type remade struct {
	revision *archive.Revision
	record   *crawl.Article
	keys     []string // of the record that differ
	changes  diff.Changes
	err      error
}

// remake makes a revision anew. It is called by several goroutines at once.
func remake(ctx context.Context, a *archive.Archive, r *archive.Revision, rules *extract.Rules) (m remade) {
	m.revision = r
	if m.record, m.err = a.Remake(ctx, r, rules); m.err != nil {
		return m
	}
	if m.keys, m.err = archive.Differs(r.JSON, m.record); len(m.keys) > 0 {
		m.changes = diff.Records(r.Record, m.record)
	}
	return m
}

// reextraction is a run of reextract.
type reextraction struct {
	opts  *reextractOptions
	keep  *archive.Library // nil: nothing is to be kept
	out   *bufio.Writer
	style style
	say   ui

	made, differ, missing, failed int
	fields                        tally // how many revisions differ in each key
	broken                        error // what ended the reading
}

func (x *reextraction) run(ctx context.Context, a *archive.Archive) int {
	tuneGC(x.opts.jobs)
	worker := func() func(*archive.Revision) remade {
		return func(r *archive.Revision) remade { return remake(ctx, a, r, x.opts.rules.rules) }
	}
	err := inOrder(ctx, x.read(pick(ctx, a, x.opts.filter, true)), x.opts.jobs, worker, x.take)
	err = errors.Join(err, x.out.Flush())
	if x.keep != nil {
		err = errors.Join(err, x.keep.Close())
	}
	if err == nil {
		err = x.broken
	}
	x.report()
	switch {
	case errors.Is(err, context.Canceled):
		x.say.problem("interrupted", "the same command goes on: what was kept no longer differs")
	case err != nil:
		x.say.failed(x.opts.dir, err)
	case x.failed+x.missing == 0:
		return exitOK
	}
	return exitFailed
}

// read yields the revisions up to an error, which it remembers.
func (x *reextraction) read(revisions iter.Seq2[*archive.Revision, error]) iter.Seq[*archive.Revision] {
	return func(yield func(*archive.Revision) bool) {
		for r, err := range revisions {
			if err != nil {
				x.broken = err
				return
			}
			if !yield(r) {
				return
			}
		}
	}
}

// take tells of one revision, and keeps it where that is asked for.
func (x *reextraction) take(m remade) error {
	switch {
	case errors.Is(m.err, archive.ErrNoBytes):
		x.missing++
		return nil
	case m.err != nil:
		x.failed++
		x.say.failed(m.revision.URL, m.err)
		return nil
	}
	if x.made++; len(m.keys) == 0 {
		return nil
	}
	x.differ++
	for _, key := range m.keys {
		x.fields.add(key)
	}
	if x.opts.json {
		x.writeLine(m)
	} else {
		x.show(m)
	}
	if x.keep == nil {
		return nil
	}
	return x.keep.Extract(m.revision, m.record)
}

// remadeLine is a revision that differs in JSON.
type remadeLine struct {
	URL      string   `json:"url"`
	Revision int      `json:"revision"`
	Keys     []string `json:"keys"`
	diff.Changes
}

func (x *reextraction) writeLine(m remade) {
	writeJSON(x.out, remadeLine{m.revision.URL, m.revision.Number, m.keys, m.changes})
}

// show tells of what a reader would notice; the counts have the rest.
func (x *reextraction) show(m remade) {
	if m.changes.Empty() {
		return
	}
	tell(x.out, "%s\n", x.style.bold(fmt.Sprintf("%s, revision %d", m.revision.URL, m.revision.Number)))
	showFields(x.out, x.style, m.changes.Fields)
	tell(x.out, "\n")
	showParagraphs(x.out, x.style, m.changes.Paragraphs)
}

func (x *reextraction) report() {
	if x.missing > 0 {
		x.say.failed(count(x.missing, "revision"), archive.ErrNoBytes)
	}
	what := "are kept as new extractions"
	if x.keep == nil {
		what = "would be kept with --write"
	}
	x.fields.report(x.say, fmt.Sprintf("%s made anew; %d differ and %s, in", count(x.made, "revision"), x.differ, what))
	if x.differ == 0 {
		tell(x.say.w, "tearsheet: %s made anew, and none differs\n", count(x.made, "revision"))
	}
}

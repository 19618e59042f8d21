package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/archive/export"
)

// exportOptions are the command line of export.
type exportOptions struct {
	dir, format, out string
	revisions        bool
	noFormulas       bool
	filter           archive.Filter
}

// exportFormats write revisions to a file.
var exportFormats = map[string]func(o *exportOptions, w io.Writer, r export.Revisions) (int, error){
	"jsonl": func(_ *exportOptions, w io.Writer, r export.Revisions) (int, error) { return export.Lines(w, r) },
	"csv": func(o *exportOptions, w io.Writer, r export.Revisions) (int, error) {
		return export.CSV(w, r, o.noFormulas)
	},
	"parquet": func(_ *exportOptions, w io.Writer, r export.Revisions) (int, error) { return export.Parquet(w, r) },
	"wacz": func(o *exportOptions, w io.Writer, r export.Revisions) (int, error) {
		return export.WACZ(w, o.dir, r, time.Now())
	},
}

func newExportOptions() *exportOptions { return &exportOptions{format: "jsonl"} }

func (o *exportOptions) manual() manual {
	return manual{
		head: `Write the articles of a crawl for other tools.

Usage: tearsheet export [OPTIONS] DIR

DIR is the --dir of a crawl.
`,
		options: []group{{"", []option{
			{name: "format", arg: "FORMAT", to: &o.format, help: `jsonl (the records as they were kept), csv, parquet, markdown (a folder
				of files with front matter) or wacz (the bytes, to be replayed in a browser)`},
			{name: "out", arg: "PATH", to: &o.out, help: "the file, or for markdown the folder; without it, standard output"},
			{name: "revisions", to: &o.revisions, help: "every revision of each article instead of the newest"},
			{name: "no-formulas", to: &o.noFormulas, help: `in csv, an apostrophe before text that a spreadsheet would take for a
				formula: what begins with =, +, -, @, a tab or a return`},
		}}, filterGroup("Which articles", &o.filter)},
		tail: filled("", 0, "Columns of csv and parquet: "+strings.Join(export.Columns(), ", ")+`. The last three say where
			the bytes lie; "tearsheet help record" explains most others. A wacz holds the WARC files of these articles
			whole.`) + `
A file that is there is replaced once the new one is whole. The exit status is 1
when nothing was exported, 2 when the command line was wrong.

Examples:
  tearsheet export news >news.jsonl
  tearsheet export news --format parquet --out news.parquet --since 2026-05-01
  tearsheet export news --format markdown --out notes --author 'Ada Fern'
  tearsheet export news --format wacz --out news.wacz
`,
	}
}

// runExport is tearsheet export.
func runExport(ctx context.Context, args []string, _ io.Reader, stdout, stderr io.Writer) int {
	say := ui{stderr}
	o, err := parseExport(args)
	if err == nil && o.out == "" && (o.format == "parquet" || o.format == "wacz") && isTerminal(stdout) {
		err = fmt.Errorf("--format %s is not for a terminal: give --out FILE", o.format)
	}
	if err != nil {
		return say.refuse("export", newExportOptions().manual(), stdout, err)
	}
	a, err := archive.Open(o.dir)
	if err != nil {
		say.failed(o.dir, err)
		return exitFailed
	}
	defer a.Close()
	tuneGC(1)
	if err := o.write(stdout, pick(ctx, a, o.filter, o.revisions)); err != nil {
		say.failed(o.dir, err)
		return exitFailed
	}
	return exitOK
}

func parseExport(args []string) (*exportOptions, error) {
	o := newExportOptions()
	dir, err := parseDir(o.manual(), args)
	all := []string{"jsonl", "csv", "parquet", "markdown", "wacz"}
	switch {
	case err != nil:
		return nil, err
	case !slices.Contains(all, o.format):
		return nil, fmt.Errorf("--format %s: it is one of %s", quote(o.format), strings.Join(all, ", "))
	case o.noFormulas && o.format != "csv":
		return nil, fmt.Errorf("--no-formulas is for --format csv, not %s", o.format)
	case o.format == "markdown" && o.out == "":
		return nil, errors.New("--format markdown writes many files: give a folder with --out")
	}
	o.dir = dir
	return o, checkFilter(o.filter)
}

// pick yields the newest revision of each article that passes, or all of them.
func pick(ctx context.Context, a *archive.Archive, f archive.Filter, all bool) export.Revisions {
	return func(yield func(*archive.Revision, error) bool) {
		for article, err := range a.Articles(ctx, f) {
			if err != nil {
				yield(nil, err)
				return
			}
			if !all || article.Revisions == 1 {
				if !yield(article.Latest, nil) {
					return
				}
				continue
			}
			for r, err := range a.Revisions(ctx, article.URL) {
				if !yield(r, err) || err != nil {
					return
				}
			}
		}
	}
}

// errNoneLeft: the filters let no article pass.
var errNoneLeft = advised{errors.New("no article to export"), "fewer filters"}

// write writes to where --out says.
func (o *exportOptions) write(stdout io.Writer, r export.Revisions) error {
	into := func(w io.Writer) error {
		n, err := exportFormats[o.format](o, w, r)
		return orNone(n, err)
	}
	switch {
	case o.format == "markdown":
		return orNone(export.Markdown(o.out, r, o.revisions))
	case o.out == "":
		return into(stdout)
	}
	return export.ToFile(o.out, into)
}

func orNone(n int, err error) error {
	if n == 0 && err == nil {
		return errNoneLeft
	}
	return err
}

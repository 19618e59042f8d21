package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
)

// showOptions are the command line of show.
type showOptions struct {
	dir, url string
	revision int    // 0: the newest
	between  string // two revisions to be compared, as given
	diff     [2]int // zero: none is asked for
	json     bool
}

func (o *showOptions) manual() manual {
	return manual{
		head: `Show an article of a crawl, or what changed in it.

Usage: tearsheet show [OPTIONS] DIR URL

DIR is the --dir of a crawl, URL any address of the article.
`,
		options: []group{{"", []option{
			{name: "revision", arg: "N", to: &o.revision, help: "an earlier revision", otherwise: "the newest"},
			{name: "diff", arg: "M..N", to: &o.between, help: `what changed from revision M to N: fields, and paragraphs added,
				removed and altered`},
			{name: "json", to: &o.json, help: "the record as it was kept, or the changes, as a JSON object"},
		}}},
		tail: `Words that were removed stand in [-brackets-], words that were added in {+braces+};
on a terminal they are red and green instead.

Other articles of the crawl with much of the same text, an agency's story on
another site, say, are named below the facts, with how much of the shorter text is
in both; in JSON they are the key alike: objects with url, revision, and share from
0 to 1.

The exit status is 0 also where nothing changed, 1 when there is no such article
or revision, 2 when the command line was wrong.

Examples:
  tearsheet show news https://news.example/ferry-returns
  tearsheet show --diff 1..2 news https://news.example/ferry-returns
  tearsheet show --revision 1 --json news https://news.example/ferry-returns
`,
	}
}

// runShow is tearsheet show.
func runShow(ctx context.Context, args []string, _ io.Reader, stdout, stderr io.Writer) int {
	say := ui{stderr}
	o, err := parseShow(args)
	if err != nil {
		return say.refuse("show", new(showOptions).manual(), stdout, err)
	}
	a, err := archive.Open(o.dir)
	if err != nil {
		say.failed(o.dir, err)
		return exitFailed
	}
	defer a.Close()
	out := buffered(stdout, o.json)
	if err = o.run(ctx, a, out, styleFor(stdout)); err == nil {
		err = out.Flush()
	}
	if err != nil {
		say.failed(o.url, err)
		return exitFailed
	}
	return exitOK
}

func parseShow(args []string) (*showOptions, error) {
	o := &showOptions{}
	rest, _, err := o.manual().parse(args)
	switch {
	case err != nil:
		return nil, err
	case len(rest) != 2:
		return nil, errors.New("give the DIR of a crawl and the URL of an article")
	case o.revision < 0:
		return nil, errors.New("--revision counts from 1")
	case o.revision > 0 && o.between != "":
		return nil, errors.New("both --revision and --diff: give one of the two")
	}
	o.dir, o.url = rest[0], rest[1]
	if o.between != "" {
		o.diff, err = parseRange(o.between)
	}
	return o, err
}

// parseRange reads M..N.
func parseRange(s string) (r [2]int, err error) {
	from, to, ok := strings.Cut(s, "..")
	if ok {
		if r[0], err = strconv.Atoi(from); err == nil {
			r[1], err = strconv.Atoi(to)
		}
	}
	if !ok || err != nil || r[0] < 1 || r[1] < 1 {
		return r, fmt.Errorf("--diff %s: write two revisions like 1..2", quote(s))
	}
	return r, nil
}

// run writes what is asked for. Errors of writing show when w is flushed.
func (o *showOptions) run(ctx context.Context, a *archive.Archive, w *bufio.Writer, s style) error {
	if o.diff != [2]int{} {
		before, err := a.Revision(ctx, o.url, o.diff[0])
		if err != nil {
			return err
		}
		after, err := a.Revision(ctx, o.url, o.diff[1])
		if err != nil {
			return err
		}
		if o.json {
			writeDiff(w, before, after)
		} else {
			showDiff(w, s, before, after)
		}
		return nil
	}
	r, err := a.Revision(ctx, o.url, o.revision)
	if err != nil {
		return err
	}
	alike, err := a.Alike(ctx, r)
	if err != nil {
		return err
	}
	if o.json {
		line, err := withAlike(r.JSON, alike)
		w.Write(append(line, '\n'))
		return err
	}
	article, err := a.Article(ctx, o.url)
	if err == nil {
		showRevision(w, s, r, article.Revisions, alike)
	}
	return err
}

// showRevision writes a record for reading: headline, facts, text.
func showRevision(w *bufio.Writer, s style, r *archive.Revision, of int, alike []archive.Alike) {
	a := r.Record
	tell(w, "%s\n\n", s.bold(a.Title))
	byline := a.Byline
	if byline == "" {
		byline = strings.Join(a.Authors, ", ")
	}
	for _, line := range []string{
		joinFacts([]string{byline, a.Published, a.Category}),
		joinFacts([]string{a.SiteName, r.URL}),
		joinFacts([]string{fmt.Sprintf("revision %d of %d", r.Number, of), "fetched " + day(r.Fetched), sinceSeen(r)}),
	} {
		if line != "" {
			tell(w, "%s\n", s.faint(line))
		}
	}
	showAlike(w, s, alike)
	tell(w, "\n%s\n", a.Text)
}

// sinceSeen is until when the revision was found to be there still.
func sinceSeen(r *archive.Revision) string {
	if !r.Seen.After(r.Fetched) {
		return ""
	}
	return "seen until " + day(r.Seen)
}

func day(t time.Time) string { return t.Format("2006-01-02 15:04 UTC") }

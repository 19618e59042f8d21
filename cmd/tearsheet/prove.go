package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
)

// proveOptions are the command line of prove.
type proveOptions struct {
	dir, url string
	revision int // 0: the newest
	json     bool
	rules    rulesFile
}

func (o *proveOptions) manual() manual {
	return manual{
		head: `Show what a citation of an article rests on, and check it.

Usage: tearsheet prove [OPTIONS] DIR URL

DIR is the --dir of a crawl, URL any address of the article. The bytes that its
record was made from are read and compared with their digests, and the record is
made from them once more.
`,
		options: []group{{"", []option{
			{name: "revision", arg: "N", to: &o.revision, help: "an earlier revision", otherwise: "the newest"},
			rulesOption(&o.rules, "the file of rules that the record was made with, if any"),
			{name: "json", to: &o.json, help: "one JSON object instead of lines"},
		}}},
		tail: `SHA-256 is that of the payload: the body as the server sent it, with its content
coding. A story on several pages has an entry for each.

The exit status is 0 when the bytes are whole and make the same record, 1 when
they are not, were never kept, or make another one, 2 when the command line was
wrong.

Examples:
  tearsheet prove news https://news.example/ferry-returns
  tearsheet prove --revision 1 --json news https://news.example/ferry-returns
`,
	}
}

func parseProve(args []string) (*proveOptions, error) {
	o := &proveOptions{}
	rest, _, err := o.manual().parse(args)
	switch {
	case err != nil:
		return nil, err
	case len(rest) != 2:
		return nil, errors.New("give the DIR of a crawl and the URL of an article")
	case o.revision < 0:
		return nil, errors.New("--revision counts from 1")
	}
	o.dir, o.url = rest[0], rest[1]
	return o, nil
}

// runProve is tearsheet prove.
func runProve(ctx context.Context, args []string, _ io.Reader, stdout, stderr io.Writer) int {
	say := ui{stderr}
	o, err := parseProve(args)
	if err != nil {
		return say.refuse("prove", new(proveOptions).manual(), stdout, err)
	}
	a, err := archive.Open(o.dir)
	if err != nil {
		say.failed(o.dir, err)
		return exitFailed
	}
	defer a.Close()
	e, err := prove(ctx, a, o)
	if err != nil {
		say.failed(o.url, err)
		return exitFailed
	}
	if o.json {
		err = writeJSON(forRecords(stdout), e)
	} else {
		err = e.print(stdout)
	}
	if err != nil {
		say.failed("standard output", err)
		return exitFailed
	}
	if len(e.Differs) > 0 {
		return exitFailed
	}
	return exitOK
}

// evidence is what a citation says.
type evidence struct {
	Title     string       `json:"title"`
	Byline    string       `json:"byline"`
	Published string       `json:"published"`
	URL       string       `json:"url"`
	Revision  int          `json:"revision"`
	Of        int          `json:"revisions"`
	Fetched   time.Time    `json:"fetched"`
	Seen      time.Time    `json:"seen"`
	NoArchive bool         `json:"noarchive,omitempty"`
	Pages     []sourcePage `json:"pages"`
	Extractor string       `json:"extractor,omitempty"`
	Differs   []string     `json:"differs,omitempty"`
}

// sourcePage is a page that a record was made from.
type sourcePage struct {
	URL    string    `json:"url"`
	IP     string    `json:"ip,omitempty"`
	Time   time.Time `json:"fetched"`
	Status int       `json:"status"`
	SHA256 string    `json:"sha256"`
	File   string    `json:"file"`
	Offset int64     `json:"offset"`
	Record string    `json:"record"`
}

func prove(ctx context.Context, a *archive.Archive, o *proveOptions) (*evidence, error) {
	r, err := a.Revision(ctx, o.url, o.revision)
	if err != nil {
		return nil, err
	}
	article, err := a.Article(ctx, o.url)
	if err != nil {
		return nil, err
	}
	p, err := a.Prove(ctx, r, o.rules.rules)
	if err != nil {
		return nil, err
	}
	e := &evidence{Title: r.Record.Title, Byline: r.Record.Byline, Published: r.Record.Published, URL: r.URL,
		Revision: r.Number, Of: article.Revisions, Fetched: r.Fetched, Seen: r.Seen, NoArchive: r.Record.NoArchive,
		Extractor: r.Extractor, Differs: p.Differs}
	for i, answer := range p.Answers {
		at := r.Origin.Pages[i]
		e.Pages = append(e.Pages, sourcePage{answer.URL, answer.IP, at.Fetched, answer.Status,
			strings.TrimPrefix(answer.Digest, "sha256:"), at.File, at.Offset, answer.ID})
	}
	return e, nil
}

// print writes a line for each fact that there is.
func (e *evidence) print(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	line := func(name, value string) {
		if value != "" {
			tell(w, "%s\t%s\n", name, value)
		}
	}
	line("headline", e.Title)
	line("byline", e.Byline)
	line("published", e.Published)
	line("address", e.URL)
	line("revision", fmt.Sprintf("%d of %d", e.Revision, e.Of))
	for _, p := range e.Pages {
		line("fetched", p.Time.Format(time.RFC3339))
		line("from", strings.TrimSuffix(p.URL+" at "+p.IP, " at "))
		line("status", fmt.Sprint(p.Status))
		line("SHA-256", p.SHA256)
		line("WARC", fmt.Sprintf("%s, offset %d, %s", p.File, p.Offset, p.Record))
	}
	if e.NoArchive {
		line("noarchive", "the page asks not to show stored copies of it")
	}
	line("checked", e.verdict())
	return w.Flush()
}

func (e *evidence) verdict() string {
	const whole = "the bytes have these digests, in the WARC file and in the library; "
	if len(e.Differs) == 0 {
		return whole + "the record made from them once more is the same"
	}
	return whole + "this tearsheet makes another record from them, in: " + strings.Join(e.Differs, ", ")
}

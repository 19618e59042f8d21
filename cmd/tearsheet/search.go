package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
)

// searchOptions are the command line of search.
type searchOptions struct {
	dir    string
	query  string
	filter archive.Filter
	json   bool
}

func newSearchOptions() *searchOptions { return &searchOptions{filter: archive.Filter{Limit: 20}} }

func (o *searchOptions) manual() manual {
	return manual{
		head: `Find articles of a crawl by their words.

Usage: tearsheet search DIR QUERY... [OPTIONS]

DIR is what --dir was when the sites were crawled. An article is found if all
words of QUERY are in its headline, byline or text; capitals and accents do not
matter. "Words in quotation marks" stand side by side, -WORD must not be there,
and WORD* is the beginning of a word. In Chinese, Japanese, Korean, Thai and the
like, a word is found wherever its letters stand side by side. All revisions are
searched.
`,
		options: []group{filterGroup("", &o.filter), {"", []option{
			{name: "json", to: &o.json, help: "an object a line, as it is where nobody looks"},
		}}},
		tail: `The best comes first; of more than 2,000 that match, the newest 2,000 are ranked.
An object has the keys url, revision, fetched, title,
authors, published, category, rank, and snippet: the pieces of the text around
what was found, with "match" where they are what was searched for.

The exit status is 1 where nothing was found.

Examples:
  tearsheet search news ferry
  tearsheet search news 'harbour bridge* -toll' --since 2026-05-01
  tearsheet search news '"pilot boat"' --author 'Ada Fern' --json
`,
	}
}

// runSearch is tearsheet search.
func runSearch(ctx context.Context, args []string, _ io.Reader, stdout, stderr io.Writer) int {
	say := ui{stderr}
	o, err := parseSearch(args)
	if err != nil {
		return say.refuse("search", newSearchOptions().manual(), stdout, err)
	}
	found, err := o.run(ctx, stdout)
	switch {
	case errors.Is(err, archive.ErrQuery):
		return say.usage("search", err)
	case err != nil:
		say.failed(o.dir, err)
		return exitFailed
	case found == 0:
		say.problem(quote(o.query)+": no article has it", "fewer words, the beginning of one like ferr*, or fewer filters")
		return exitFailed
	}
	return exitOK
}

func parseSearch(args []string) (*searchOptions, error) {
	o := newSearchOptions()
	rest, _, err := o.manual().parse(args)
	switch {
	case err != nil:
		return nil, err
	case len(rest) == 0:
		return nil, errNoDir
	case len(rest) == 1:
		return nil, errors.New("no QUERY: give a word to search for")
	}
	o.dir, o.query = rest[0], strings.Join(rest[1:], " ")
	return o, checkFilter(o.filter)
}

// run prints what is found and returns how much that is.
func (o *searchOptions) run(ctx context.Context, stdout io.Writer) (found int, err error) {
	a, err := archive.Open(o.dir)
	if err != nil {
		return 0, err
	}
	defer a.Close()
	out := buffered(stdout, o.json)
	show := showHit
	if o.json || !isTerminal(stdout) {
		show = writeHit
	}
	for hit, err := range a.Search(ctx, o.query, o.filter) {
		if err == nil {
			err = show(out, styleFor(stdout), hit)
		}
		if err != nil {
			return found, errors.Join(err, out.Flush())
		}
		found++
	}
	return found, out.Flush()
}

// foundLine is a hit in JSON.
type foundLine struct {
	URL       string          `json:"url"`
	Revision  int             `json:"revision"`
	Fetched   time.Time       `json:"fetched,omitzero"`
	Title     string          `json:"title,omitempty"`
	Authors   []string        `json:"authors,omitempty"`
	Published string          `json:"published,omitempty"`
	Category  string          `json:"category,omitempty"`
	Rank      float64         `json:"rank"`
	Snippet   []archive.Piece `json:"snippet,omitempty"`
}

func writeHit(w io.Writer, _ style, h archive.Hit) error {
	r := h.Record
	return writeJSON(w, foundLine{h.URL, h.Number, h.Fetched, r.Title, r.Authors, r.Published, r.Category, h.Rank, h.Snippet})
}

// showHit writes a hit for a person: headline, where and when, and the words in
// their place.
func showHit(w io.Writer, s style, h archive.Hit) error {
	facts := []string{strings.Join(h.Record.Authors, ", "), h.Record.Published, h.Record.Category}
	if h.Number > 1 {
		facts = append(facts, fmt.Sprintf("revision %d", h.Number))
	}
	err := tell(w, "%s\n%s\n", marked(s, h.Title, s.bold), s.faint(h.URL))
	if line := joinFacts(facts); err == nil && line != "" {
		err = tell(w, "%s\n", s.faint(line))
	}
	if err == nil {
		err = tell(w, "  %s\n\n", marked(s, h.Snippet, s.green))
	}
	return err
}

// marked writes pieces on one line, with mark around what was searched for.
func marked(s style, pieces []archive.Piece, mark func(string) styled) (line styled) {
	for _, p := range pieces {
		text := strings.Join(strings.FieldsFunc(p.Text, func(r rune) bool { return r == '\n' }), " ")
		if p.Match {
			line += mark(text)
		} else {
			line += s.plain(text)
		}
	}
	return line
}

// joinFacts puts what is known on a line.
func joinFacts(facts []string) string {
	var known []string
	for _, f := range facts {
		if f != "" {
			known = append(known, f)
		}
	}
	return strings.Join(known, " · ")
}

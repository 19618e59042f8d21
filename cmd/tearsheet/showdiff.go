package main

import (
	"bufio"
	"fmt"
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/archive/diff"
)

// changesLine is what show --diff --json prints.
type changesLine struct {
	URL    string      `json:"url"`
	Before revisionRef `json:"before"`
	After  revisionRef `json:"after"`
	diff.Changes
}

// revisionRef names a revision.
type revisionRef struct {
	Revision int       `json:"revision"`
	Fetched  time.Time `json:"fetched,omitzero"`
}

func writeDiff(w *bufio.Writer, before, after *archive.Revision) {
	writeJSON(w, changesLine{after.URL, revisionRef{before.Number, before.Fetched},
		revisionRef{after.Number, after.Fetched}, diff.Records(before.Record, after.Record)})
}

func showDiff(w *bufio.Writer, s style, before, after *archive.Revision) {
	tell(w, "%s\n%s\n", s.bold(after.Record.Title), s.faint(after.URL))
	tell(w, "%s\n\n", s.faint(fmt.Sprintf("revision %d of %s to revision %d of %s",
		before.Number, day(before.Fetched), after.Number, day(after.Fetched))))
	c := diff.Records(before.Record, after.Record)
	if c.Empty() {
		tell(w, "nothing that a reader would notice has changed\n")
	}
	showFields(w, s, c.Fields)
	if len(c.Fields) > 0 && len(c.Paragraphs) > 0 {
		tell(w, "\n")
	}
	showParagraphs(w, s, c.Paragraphs)
}

func showFields(w *bufio.Writer, s style, fields []diff.Field) {
	for _, f := range fields {
		words := diff.Marked(strings.Join(f.Before, "; "), strings.Join(f.After, "; "))
		tell(w, "%s: %s\n", f.Name, s.changed(words))
	}
}

// showParagraphs writes those that changed, and counts the others.
func showParagraphs(w *bufio.Writer, s style, paragraphs []diff.Paragraph) {
	kept := 0
	tellKept := func() {
		if kept > 0 {
			tell(w, "%s\n\n", s.faint("  ("+count(kept, "paragraph")+" as before)"))
		}
		kept = 0
	}
	for _, p := range paragraphs {
		if p.Kind == diff.Kept {
			kept++
			continue
		}
		tellKept()
		tell(w, "%s\n\n", s.paragraph(p))
	}
	tellKept()
}

// paragraph has a sign in front, as in other tools that show differences.
func (s style) paragraph(p diff.Paragraph) styled {
	switch p.Kind {
	case diff.Removed:
		text, _ := p.Before()
		return "- " + s.red(text)
	case diff.Added:
		text, _ := p.After()
		return "+ " + s.green(text)
	}
	return "~ " + s.changed(p.Words)
}

// changed writes words with marks around those that changed, in colour where
// that is wanted.
func (s style) changed(words []diff.Words) (line styled) {
	for _, w := range words {
		switch {
		case w.Kind == diff.Removed && s.on:
			line += s.red(w.Text)
		case w.Kind == diff.Added && s.on:
			line += s.green(w.Text)
		case w.Kind == diff.Removed:
			line += "[-" + s.plain(w.Text) + "-]"
		case w.Kind == diff.Added:
			line += "{+" + s.plain(w.Text) + "+}"
		default:
			line += s.plain(w.Text)
		}
	}
	return line
}

// count is a number of things.
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

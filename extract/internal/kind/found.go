package kind

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

var (
	titleLengths = scaleOf(2, 3, 4, 6, 9, 13)
	scores       = scaleOf(0.5, 1, 1.5, 2, 2.5, 3, 4)
	bodyLengths  = scaleOf(1, 50, 100, 200, 400, 800, 1600, 3200)
	bodyLinks    = scaleOf(0.01, 0.05, 0.1, 0.2, 0.4)
	pieces       = scaleOf(1, 3, 6, 12, 25, 50, 100)
	pieceLengths = scaleOf(8, 15, 22, 30, 40, 60)
)

// found sees what earlier stages made of the page: a page of which they found
// little is not likely to be a story.
func (l *look) found(e *evidence) {
	e.add("published", witness(l.sources["published"]))
	e.add("modified", witness(l.sources["modified"]))
	e.add("author", witness(l.sources["authors"]))
	e.add("category", witness(l.sources["category"]))
	e.add("tags", witness(l.sources["tags"]))
	e.reach("words of title", float64(page.Words(l.Title)), titleLengths)
	e.add("title from", source(l.sources["title"]))
	e.add("text from", source(l.sources["text"]))
	l.body(e)
}

// witness sorts sources: what is made for machines, what a reader sees.
func witness(source string) string {
	switch {
	case source == "":
		return "none"
	case strings.HasPrefix(source, "visible:"):
		return "seen"
	}
	return "told"
}

func source(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// body sees how much of the page the body is, and of what it is made.
func (l *look) body(e *evidence) {
	t := &l.tally
	e.reach("body score", l.Body.Sure, scores)
	e.reach("words in body", float64(t.kept.Words), bodyLengths)
	e.share("body of page", t.kept.Words, t.all.Words)
	e.share("body of prose", t.keptProse, t.prose)
	e.reach("links in body", t.kept.LinkDensity(), bodyLinks)
	n := len(l.Body.Kept)
	e.reach("pieces of body", float64(n), pieces)
	e.reach("words a piece", float64(t.kept.Words)/float64(max(n, 1)), pieceLengths)
	e.share("headings in body", int32(t.keptHeadings), int32(n))
	e.share("lists in body", int32(t.keptItems), int32(n))
	e.share("code in body", t.code, t.kept.Words)
	if l.Body.Root >= 0 {
		root := &l.p.Elems[l.Body.Root]
		e.add("body is", rootTag(root))
		for _, h := range rootHints {
			if root.Hints.Any(h.hint) {
				e.add("body called", h.name)
			}
		}
	}
}

// rootHints are the hints that say what the body's element is of.
var rootHints = []struct {
	hint page.Hint
	name string
}{
	{page.Story, "story"}, {page.Body, "body"}, {page.Main, "main"}, {page.List, "list"}, {page.Product, "product"},
	{page.Comments, "comments"}, {page.Card, "card"}, {page.Section, "section"}, {page.Widget, "widget"}, {page.Related, "related"},
	{page.Author, "author"},
}

func rootTag(e *page.Elem) string {
	switch e.Tag {
	case atom.Div, atom.Article, atom.Main, atom.Section, atom.Body, atom.Ul, atom.Ol, atom.Table, atom.Tbody, atom.Td, atom.P:
		return e.Tag.String()
	}
	return "other"
}

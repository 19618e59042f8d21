package crawltest

import (
	"fmt"
	"html"
	"math/rand/v2"
	"strings"
	"time"
)

// Story is an article as it is to be found.
type Story struct {
	Path       string
	Title      string
	Author     string
	Section    string
	Published  time.Time
	Paragraphs []string
	Parts      int  // pages it is spread over; 0 is one
	Version    int  // raised by edits
	Hidden     bool // forbidden by robots.txt
	Gone       bool // there are links to it, but it is not there any more

	// Furniture is HTML around the story that is none of it: advertisements,
	// teasers.
	Furniture string
}

// vocabulary is enough for texts in which no two paragraphs are alike.
var vocabulary = strings.Fields(`the council of river city has voted to build a new bridge across
	harbour after months of debate about cost noise and trees residents said they would wait for
	first results before judging plan while engineers warned that old structure could not carry
	heavy traffic much longer mayor praised compromise opposition called it late minister announced
	report school hospital winter farmers prices market station train company workers union court
	judge evening morning spokesman added decision expected next year budget million households`)

func sentence(r *rand.Rand, n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = vocabulary[r.IntN(len(vocabulary))]
	}
	s := strings.Join(words, " ")
	return strings.ToUpper(s[:1]) + s[1:]
}

func paragraph(r *rand.Rand) string {
	var b strings.Builder
	for i := range 3 + r.IntN(3) {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(sentence(r, 9+r.IntN(10)) + ".")
	}
	return b.String()
}

// newStory invents the n-th story of a site.
func newStory(r *rand.Rand, n int, section string) *Story {
	s := &Story{
		Title:     sentence(r, 6+r.IntN(4)),
		Author:    []string{"Ada Fern", "Ben Holt", "Cleo Marsh", "Dan Reed"}[r.IntN(4)],
		Section:   section,
		Published: time.Date(2025, 1, 1, 6, 0, 0, 0, time.UTC).Add(time.Duration(n) * 7 * time.Hour),
	}
	for range 5 + r.IntN(4) {
		s.Paragraphs = append(s.Paragraphs, paragraph(r))
	}
	slug := strings.ToLower(strings.ReplaceAll(s.Title, " ", "-"))
	s.Path = fmt.Sprintf("/%s/%s/%s-%d", section, s.Published.Format("2006/01"), slug, 10000+n)
	return s
}

// part is the paragraphs on page n, from 1.
func (s *Story) part(n int) []string {
	parts := max(s.Parts, 1)
	size := (len(s.Paragraphs) + parts - 1) / parts
	from := min((n-1)*size, len(s.Paragraphs))
	return s.Paragraphs[from:min(from+size, len(s.Paragraphs))]
}

func (s *Story) partPath(n int) string {
	if n == 1 {
		return s.Path
	}
	return fmt.Sprintf("%s/%d", s.Path, n)
}

// view is how a page is asked for.
type view struct {
	base  string // "http://host"
	n     int    // the part
	amp   bool
	print bool
	canon string // canonical address, if not the story's own
	nav   string
	rel   string // links in the head
}

// templates are as different as sites are: with metadata, with classes only,
// with tables.
var templates = []func(*Story, view) string{modern, classes, tables}

func head(s *Story, v view, more string) string {
	canon := v.base + s.partPath(v.n)
	if v.canon != "" {
		canon = v.canon
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%s | The Sim Post</title><link rel="canonical" href="%s">`, html.EscapeString(s.Title), canon)
	return b.String() + v.rel + more + "</head><body>"
}

// rels are the neighbours of a page of a story, for the head.
func (s *Story) rels(v view) string {
	var b strings.Builder
	if v.n > 1 {
		fmt.Fprintf(&b, `<link rel="prev" href="%s">`, v.base+s.partPath(v.n-1))
	}
	if v.n < s.Parts {
		fmt.Fprintf(&b, `<link rel="next" href="%s">`, v.base+s.partPath(v.n+1))
	}
	return b.String()
}

// pager is the pages of a story as links, on sites that know no rel.
func (s *Story) pager(v view) string {
	var b strings.Builder
	for n := range s.Parts {
		fmt.Fprintf(&b, ` <a href="%s">%d</a>`, s.partPath(n+1), n+1)
	}
	return `<div class="pages">` + b.String() + "</div>"
}

func paragraphs(ps []string) string { return "<p>" + strings.Join(ps, "</p>\n<p>") + "</p>" }

func modern(s *Story, v view) string {
	ld := fmt.Sprintf(`<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":%q,"datePublished":%q,"author":{"@type":"Person","name":%q},"articleSection":%q}</script><meta property="og:type" content="article">`,
		s.Title, s.Published.Format(time.RFC3339), s.Author, s.Section)
	return head(s, v, ld+s.rels(v)) + v.nav + fmt.Sprintf(`<main><article><a class="category" href="/%s">%[1]s</a><h1>%s</h1><p class="byline">By %s</p><time datetime="%s">%s</time>%s</article></main><footer>Sim Post. All rights reserved.</footer></body></html>`,
		s.Section, s.Title, s.Author, s.Published.Format(time.RFC3339), s.Published.Format("January 2, 2006"), paragraphs(s.part(v.n)))
}

func classes(s *Story, v view) string {
	og := fmt.Sprintf(`<meta property="og:type" content="article"><meta property="og:title" content="%s"><meta property="article:published_time" content="%s">`, s.Title, s.Published.Format(time.RFC3339))
	return head(s, v, og) + v.nav + fmt.Sprintf(`<div id="wrap"><div class="story"><h1 class="headline">%s</h1><div class="meta"><span class="author">By %s</span> <span class="date">%s</span></div><div class="story-body">%s</div>%s</div><div class="sidebar"><h3>Most read</h3><ul><li>Weather</li><li>Traffic</li></ul></div></div></body></html>`,
		s.Title, s.Author, s.Published.Format("2 January 2006"), paragraphs(s.part(v.n)), s.pager(v))
}

func tables(s *Story, v view) string {
	meta := fmt.Sprintf(`<meta name="date" content="%s"><meta name="author" content="%s">`, s.Published.Format("2006-01-02"), s.Author)
	return head(s, v, meta+s.rels(v)) + fmt.Sprintf(`<table><tr><td width="150">%s</td><td><h1>%s</h1><b>By %s</b><br><i>%s</i>%s</td></tr></table></body></html>`,
		v.nav, s.Title, s.Author, s.Published.Format("2 January 2006"), paragraphs(s.part(v.n)))
}

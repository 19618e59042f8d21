package kind

import (
	"maps"
	"slices"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

var (
	pageLinks   = scaleOf(0.1, 0.2, 0.3, 0.45, 0.6, 0.8)
	pageLengths = scaleOf(200, 500, 1000, 2000, 4000)
)

// layout sees what a reader sees before reading.
func (l *look) layout(e *evidence) {
	t := &l.tally
	e.reach("links on page", t.all.LinkDensity(), pageLinks)
	e.reach("words on page", float64(t.all.Words), pageLengths)
	e.share("prose of page", t.prose, t.all.Words)
	e.number("linked headings", t.linkedHeadings)
	e.number("long links", t.longLinks)
	e.number("headings", t.headings)
	e.number("cut texts", t.cut)
	e.number("prices", t.prices)
	e.number("times", t.times)
	e.number("article elements", t.stories)
	for i, h := range counted {
		e.number(h.name, t.hints[i])
	}
	for _, name := range slices.Sorted(maps.Keys(t.phrases)) {
		e.number("lines of "+name, t.phrases[name])
	}
}

// counted are the hints that are counted.
var counted = [...]struct {
	hint page.Hint
	name string
}{
	{page.Product, "parts called product"}, {page.Comments, "parts called comments"}, {page.Rating, "parts called rating"}, {page.Pager, "parts called pager"},
	{page.Author, "parts called author"}, {page.Date, "parts called date"}, {page.Card, "parts called card"}, {page.Share, "parts called share"}, {page.Related, "parts called related"},
	{page.Breadcrumb, "parts called breadcrumb"}, {page.Story, "parts called story"}, {page.Tags, "parts called tags"}, {page.List, "parts called list"}, {page.Toc, "parts called contents"},
	{page.Signup, "parts called signup"}, {page.Aside, "parts called aside"},
}

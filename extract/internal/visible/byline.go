package visible

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// bylines returns what a reader sees of who wrote the story, as claims about
// the authors and, with the same source and element, about the byline, the
// line as printed. In an authors' claim what the page sets apart (a link, an
// element with a class, a line) is apart by " | ". The sources are
//
//	visible:byline    lines with a label: "By Jane Doe", "Text: Jane Doe"
//	microdata:author  elements with itemprop="author"
//	visible:rel       links with rel="author"
//	visible:author    elements whose class or id calls them the author's
//	visible:profile   links that lead to the page of an author
//	visible:editor    lines that name who edited or translated
//	visible:line      other short lines, which may hold a bare name and a date
//
// near the headline; the same behind the end of the story, where the name of
// the source ends in "-end"; and marked elements elsewhere on the page, "-far".
func bylines(at *place) []claim.Claim {
	r := bylineReader{place: at}
	r.into, r.up = r.prose(at.start, 1), r.prose(at.end-1, -1)
	for i := int32(0); i < int32(len(at.p.Elems)); i++ {
		if r.marked(i) {
			i = at.p.Elems[i].End - 1
		}
	}
	for line := range at.p.Segments {
		r.line(int32(line))
	}
	r.unlabelled()
	return r.out
}

// bylineReader collects the claims.
type bylineReader struct {
	*place
	out      []claim.Claim
	far      int   // marked elements claimed that are far from the story
	into, up int32 // the lines between which a byline is no part of the body's edges
}

const (
	maxByline = 30 // words of a byline with dates, titles of office and links
	linesOver = 4  // lines above the headline where a byline may stand
	linesFar  = 8  // lines above the body where no headline was found
	linesInto = 4  // lines below the start of the body and above its end, at least
	linesMost = 12 // the same, at most
	proseInto = 60 // words of prose there: summaries, pictures and sharing buttons come between
	maxFar    = 8  // marked elements far from the story; a page of comments has thousands
	linesDown = 14 // lines below it: sharing buttons and tags often come between
)

// zone tells where a line stands.
func (r *bylineReader) zone(line int32) claim.Zone {
	switch {
	case line >= r.head-linesOver && line < r.into, r.headline < 0 && line >= r.head-linesFar && line < r.head:
		return claim.Head
	case line > r.up && line < r.end+linesDown:
		return claim.End
	}
	return claim.Far
}

// prose is the line, from one edge of the body inwards, behind which the body
// has begun for good: proseInto words of whole sentences stand before it.
func (r *bylineReader) prose(edge, step int32) int32 {
	words := int32(0)
	for n := int32(0); n < linesMost; n++ {
		line := edge + n*step
		if line < 0 || int(line) >= len(r.p.Segments) || n >= linesInto && words >= proseInto {
			return line
		}
		if c := r.p.Segments[line].Count; c.Words > maxBare && c.Stops > 0 {
			words += c.Words
		}
	}
	return edge + linesMost*step
}

// aboutOthers tells whether element i stands in a part of the page where
// others than the story's authors are named.
func (r *bylineReader) aboutOthers(i int32) bool {
	const others = page.Related | page.Comments | page.Breadcrumb | page.Popup | page.Consent | page.Login | page.Ad | page.Signup | page.Pager |
		page.Product | page.Quote | page.Nav
	for ; i >= 0; i = r.p.Elems[i].Parent {
		e := &r.p.Elems[i]
		switch {
		case i == r.headline:
			return true
		case r.headline >= 0 && r.p.Within(r.headline, i), e.First <= r.start && r.end <= e.Last, e.Tag == atom.Body:
			return false
		case e.Hints.Any(others), e.Tag == atom.Nav, e.Tag == atom.Figure, r.isCaption(e):
			return true
		}
	}
	return false
}

// beside tells whether element i stands beside the story, where a line with a
// label in it may name who edits the paper. A label in a line of its own or an
// element marked as the author's is of the story there, too.
func (r *bylineReader) beside(i int32) bool {
	for ; i >= 0; i = r.p.Elems[i].Parent {
		e := &r.p.Elems[i]
		switch {
		case e.First <= r.start && r.end <= e.Last:
			return false
		case e.Tag == atom.Aside, e.Hints.Any(page.Aside):
			return true
		}
	}
	return false
}

// isCaption tells whether an element styled as a caption or a credit stands
// with a picture: "credits" are also the box that names the author.
func (r *bylineReader) isCaption(e *page.Elem) bool {
	const lines = 4 // between a picture and its caption
	if !e.Hints.Any(page.Caption) || e.Parent < 0 {
		return false
	}
	frame := &r.p.Elems[e.Parent]
	for line := max(frame.First, e.First-lines); line < min(frame.Last, e.Last+lines); line++ {
		if r.p.Segments[line].Images > 0 {
			return true
		}
	}
	return e.Tag == atom.Figcaption
}

func (r *bylineReader) claim(source claim.Source, authors, line string, i int32) {
	r.out = append(r.out, claim.Claim{Field: claim.Author, Value: authors, Source: source, Elem: i},
		claim.Claim{Field: claim.Byline, Value: line, Source: source, Elem: i})
}

package visible

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/body"
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// headlineTags are the elements that print a headline, and the sources their
// claims are named by. What only its class calls a title is "visible:title".
var headlineTags = map[atom.Atom]claim.Source{
	atom.H1: claim.Visible.Named("h1"), atom.H2: claim.Visible.Named("h2"), atom.H3: claim.Visible.Named("h3"), atom.H4: claim.Visible.Named("h4"),
}

// maxHeadline is the length of the longest headline, in words: the longest in
// the development pages has 45.
const maxHeadline = 60

// permalinks are the characters that documentation systems link to the heading
// itself.
var permalinks = []string{"¶", " ¶", " #", " §"}

// maxBadge is how many words a badge behind a headline has: "Subscribers only".
const maxBadge = 2

// below is how many segments behind the start of the body a headline below
// the first rank may still stand: bodies are sometimes found to begin with a
// kicker, a date or a picture that is printed above the headline.
const below = 15

// headlines are the headings that may be the story's. Every h1 is one; lesser
// headings and elements named "title" or "headline" only above the body, since
// inside it they are subheads.
//
// A heading that holds a kicker or a subtitle in an element of its own is
// claimed without it. Other parts of a heading, and what is left without a
// badge at its end, are claimed beside the whole, by the type Part: one of them
// may be what the page's metadata calls the title.
func headlines(p *page.Page, b body.Body) []claim.Claim {
	end := int32(len(p.Segments))
	if len(b.Kept) > 0 {
		end = b.Kept[0] + below
	}
	var out []claim.Claim
	for i := int32(0); i < int32(len(p.Elems)); i++ {
		e := &p.Elems[i]
		source, heading := headlineTags[e.Tag]
		if !heading {
			source = claim.Visible.Named("title")
		}
		switch {
		case e.Count.Words == 0 || e.Count.Words > maxHeadline || e.Tag != atom.H1 && e.First > end:
		case e.Hints.Any(page.Date) && !e.Hints.Any(page.Headline):
		case heading:
			out = append(out, readHeading(p, i, source)...)
			i = e.End - 1
		case e.Hints.Any(page.Headline) && e.Last-e.First <= 2:
			out = append(out, claim.Claim{Field: claim.Title, Value: p.ElemText(i), Source: source, Elem: i})
		}
	}
	return out
}

// readHeading claims the text of a heading, its kicker and its parts.
func readHeading(p *page.Page, h int32, source claim.Source) []claim.Claim {
	aside, kicker := asides(p, h)
	text := p.TextExcept(h, aside)
	if len(aside) > 0 {
		text = strings.Trim(text, " :-–—|/·•,")
	}
	for _, anchor := range permalinks {
		text = strings.TrimSuffix(text, anchor)
	}
	text = strings.TrimRight(text, " |") // of a template that prints no name behind it
	out := []claim.Claim{
		{Field: claim.Title, Value: text, Source: source, Elem: h},
		{Field: claim.Kicker, Value: kicker, Source: claim.Visible.Named("kicker"), Elem: h},
	}
	whole := &p.Elems[h]
	for i := h + 1; i < whole.End; i++ {
		part := &p.Elems[i]
		if part.Count.Words == 0 || part.Count.Words >= whole.Count.Words {
			continue
		}
		out = append(out, claim.Claim{Field: claim.Title, Value: p.ElemText(i), Source: source, Elem: i, Type: claim.Part})
		if part.Count.Words <= maxBadge && part.Leaf1 == whole.Leaf1 {
			out = append(out, claim.Claim{Field: claim.Title, Value: p.TextExcept(h, []int32{i}), Source: source, Elem: h, Type: claim.Part})
		}
	}
	return out
}

// asides are the elements in a heading that are not part of the headline, and
// the text of the first of them that stands in front of it.
func asides(p *page.Page, h int32) (out []int32, kicker string) {
	e := &p.Elems[h]
	left := e.Count.Words
	for i := h + 1; i < e.End; i++ {
		part := &p.Elems[i]
		switch {
		case part.Count.Words == 0 && len(out) == 0 && separates(p, h, i):
			return before(p, h, i)
		case !isAside(part) || part.Count.Words >= left:
			continue
		}
		if len(out) == 0 && part.Hints.Any(page.Section|page.Tags) {
			kicker = p.ElemText(i)
		}
		left -= part.Count.Words
		out = append(out, i)
		i = part.End - 1
	}
	return out, kicker
}

// isAside tells kickers, subtitles, dates and what only screen readers say.
func isAside(e *page.Elem) bool {
	return e.Hidden || e.Tag == atom.Small || e.Tag == atom.Time ||
		e.Hints.Any(page.Section|page.Lede|page.Tags|page.Date|page.SROnly)
}

// separates tells an element that holds only a colon or a dash and stands
// between a kicker, in an element of its own, and the headline.
func separates(p *page.Page, h, i int32) bool {
	switch p.ElemText(i) {
	case ":", "-", "–", "—", "|", "/", "·", "•":
		words := int32(0)
		for j := h + 1; j < i; j = p.Elems[j].End {
			words += p.Elems[j].Count.Words
		}
		return words > 0 && words < p.Elems[h].Count.Words
	}
	return false
}

// before returns the elements of heading h that end at or before element i,
// and the text of the first.
func before(p *page.Page, h, i int32) (out []int32, text string) {
	for j := h + 1; j < i; j = p.Elems[j].End {
		if out = append(out, j); text == "" {
			text = p.ElemText(j)
		}
	}
	return append(out, i), text
}

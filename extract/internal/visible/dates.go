package visible

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/dates"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

// stamps returns the dates that a reader sees, those nearest to the headline
// first. The Type of a claim is its place: claim.AtHead and its like.
//
//	visible:date       a date in print, alone or in a byline
//	visible:published  one that a label calls the day of publication
//	visible:updated    one that a label calls the day of a change
//	visible:dateline   one that a paragraph at the start opens with
//	visible:time       the datetime attribute of a time element, or a title attribute in its place
//	microdata:*        an element marked with itemprop, such as datePublished
//	rdfa:*             the same in a property attribute
//
// Left out are dates of comments and of other stories, and those that a label
// says are something else ("© 2024", "Born on").
func stamps(at *place) []claim.Claim {
	r := stampReader{place: at, read: make([]bool, len(at.p.Segments)), count: make(map[string]int)}
	for i := int32(0); i < int32(len(at.p.Elems)); i++ {
		r.elem(i)
	}
	for s := range at.p.Segments {
		r.line(int32(s))
	}
	slices.SortStableFunc(r.found, func(a, b stamp) int { return cmp.Compare(a.distance, b.distance) })
	out := make([]claim.Claim, 0, len(r.found))
	for _, s := range r.found {
		out = append(out, s.Claim)
	}
	return out
}

// stampReader collects the dates of a page on one way through its elements and
// one through its lines.
type stampReader struct {
	*place
	read  []bool // by line
	found []stamp
	count map[string]int // of what was found, by place
}

// stamp is a date and how many lines it stands from the headline.
type stamp struct {
	claim.Claim
	distance int32
}

const (
	maxStampWords = 16 // in an element styled as a date: "Published on Monday, 5 May 2024 at 9:30 a.m. BST"
	maxStampLines = 6  // in which it may be laid out
	maxLineWords  = 50 // in a line that is read for its date: bylines of several authors
	maxStamps     = 20 // of each place; lists of stories have hundreds
	datelines     = 5  // lines behind the start of a body, in which its dateline may stand
	maxDateline   = 80 // bytes in which it stands
)

// elem reads an element that is marked or styled as a date.
func (r *stampReader) elem(i int32) {
	e := &r.p.Elems[i]
	if e.Count.Words > maxStampWords || !isStamp(e) {
		return
	}
	r.machine(i)
	if lines := e.Last - e.First; e.Count.Words > 0 && lines > 1 && lines <= maxStampLines {
		r.print(i, e.First, e.Last, r.p.ElemText(i))
	}
}

// line reads a line that is short or opens the story.
func (r *stampReader) line(s int32) {
	seg := &r.p.Segments[s]
	switch {
	case r.read[s], seg.Count.Words == 0:
	case seg.Count.Words <= maxLineWords:
		r.print(seg.Elem, s, s+1, r.apart(seg))
	case s >= r.head && s <= r.start+datelines:
		r.dateline(seg.Elem, s, r.p.Text(seg))
	}
}

// print claims the dates in a text that stands in the lines from first up to
// last. A text styled as a date that tells none may tell one by its distance
// from today.
func (r *stampReader) print(i, first, last int32, text string) {
	if !strings.ContainsFunc(text, unicode.IsDigit) {
		return
	}
	end := 0
	for f := range dates.All(text, dates.Context{}) {
		before := text[end:f.Start]
		if end == 0 {
			before = r.lead(first) + before
		}
		field, source := labelled(before)
		r.add(field, text[f.Start:f.End], source, i, first)
		end = f.End
	}
	if end == 0 && last-first <= 1 && r.p.Elems[i].Hints.Any(page.Date) {
		field, source := labelled(text)
		r.add(field, text, source, i, first)
	}
	for s := first; s < last && end > 0; s++ {
		r.read[s] = true
	}
}

// dateline claims the date that a paragraph opens with, set apart from its
// first sentence: "Karlsruhe (12.11.2021). Traditionally", "5 May 2024 – The".
func (r *stampReader) dateline(i, line int32, text string) {
	f, ok := dates.First(text[:min(len(text), maxDateline)], dates.Context{})
	if !ok {
		return
	}
	rest := strings.TrimLeft(text[f.End:], " ")
	if mark, _ := utf8.DecodeRuneInString(rest); strings.ContainsRune("-–—|):", mark) {
		field, _ := labelled(text[:f.Start])
		r.add(field, text[f.Start:f.End], claim.Visible.Named("dateline"), i, line)
	}
}

// add appends a claim unless its place or its label speaks against it.
func (r *stampReader) add(f claim.Field, value string, source claim.Source, i, line int32) {
	where := r.where(i, line)
	if f == "" || where == "" || r.count[where] == maxStamps {
		return
	}
	r.count[where]++
	r.found = append(r.found, stamp{claim.Claim{Field: f, Value: value, Source: source, Elem: i, Type: where},
		max(line-r.head, r.head-line)})
}

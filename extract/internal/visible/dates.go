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
	"golang.org/x/net/html/atom"
)

// stamps returns the dates that a reader sees, those nearest to the headline
// first. The Type of a claim is its place: claim.AtHead and its like.
//
//	visible:date   a date in print, alone or in a byline
//	visible:dateline  the date a paragraph at the start opens with
//	visible:time   the datetime attribute of a time element, or the title of an abbreviation
//	microdata:*    an element marked with itemprop, such as datePublished
//	rdfa:*         the same in a property attribute
//
// Left out are dates of comments and of other stories, and those that a label
// says are something else ("© 2024", "Born on").
func stamps(at *place) []claim.Claim {
	r := stampReader{place: at, read: make([]bool, len(at.p.Segments))}
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
}

// stamp is a date and how many lines it stands from the headline.
type stamp struct {
	claim.Claim
	distance int32
}

const (
	maxStampWords = 16 // in an element styled as a date: "Published on Monday, 5 May 2024 at 9:30 a.m. BST"
	maxStampLines = 6  // in which it may be laid out
	maxLineWords  = 40 // in a line that is read for its date: bylines of several authors
	maxStamps     = 60 // read from a page; lists of stories have hundreds
	datelines     = 5  // lines behind the start of a body, in which its dateline may stand
	maxDateline   = 80 // bytes in which it stands
)

// elem reads an element that is marked or styled as a date.
func (r *stampReader) elem(i int32) {
	e := &r.p.Elems[i]
	if len(r.found) >= maxStamps || e.Count.Words > maxStampWords {
		return
	}
	if isStamp(e) {
		r.machine(i)
		if lines := e.Last - e.First; e.Count.Words > 0 && lines > 1 && lines <= maxStampLines {
			r.print(i, e.First, e.Last, r.p.ElemText(i))
		}
	}
}

// isStamp tells elements that say, by their tag, attributes or class, that
// they hold a date.
func isStamp(e *page.Elem) bool {
	return e.Tag == atom.Time || e.Hints.Any(page.Date) || e.Tag == atom.Abbr && page.HasAttr(e.Node, "title") ||
		page.HasAttr(e.Node, "property")
}

// machine claims the date that an element holds for programs.
func (r *stampReader) machine(i int32) {
	e := &r.p.Elems[i]
	source, field := markup(e)
	value := ""
	for _, key := range [...]string{"datetime", "content", "title"} {
		if v := page.Attr(e.Node, key); strings.ContainsFunc(v, unicode.IsDigit) {
			value = v
			break
		}
	}
	switch {
	case value == "" && source == "":
		return
	case value == "":
		value = r.p.ElemText(i)
	case source == "":
		source = "visible:time"
	}
	if field == "" {
		field = r.labelled(i)
	}
	r.add(field, value, source, i, e.First)
}

// properties are the words of schema.org and Dublin Core for dates.
var properties = map[string]claim.Field{
	"datepublished": claim.Published, "datecreated": claim.Published, "uploaddate": claim.Published, "date": claim.Published,
	"issued": claim.Published, "created": claim.Published, "published": claim.Published, "pubdate": claim.Published,
	"datemodified": claim.Modified, "modified": claim.Modified,
}

// markup tells by which markup an element says what date it holds, "" where
// it does not.
func markup(e *page.Elem) (source string, f claim.Field) {
	for _, key := range [...][2]string{{"itemprop", "microdata:"}, {"property", "rdfa:"}} {
		for name := range strings.FieldsSeq(page.Attr(e.Node, key[0])) {
			name = name[strings.LastIndexAny(name, ":/#")+1:]
			if f, ok := properties[strings.ToLower(name)]; ok {
				return key[1] + name, f
			}
		}
	}
	if page.HasAttr(e.Node, "pubdate") {
		return "", claim.Published
	}
	return "", styled(e)
}

// styled tells which date an element's class says it holds. A class "updated"
// beside "published" or alone is how hAtom marks any date.
func styled(e *page.Elem) claim.Field {
	class := strings.ToLower(page.Attr(e.Node, "class"))
	switch {
	case strings.Contains(class, "publish"), strings.Contains(class, "pubdate"):
		return claim.Published
	case strings.Contains(class, "modified"), strings.Contains(class, "updated"):
		return claim.Modified
	}
	return ""
}

// labelled tells which date the words before element i say it holds.
func (r *stampReader) labelled(i int32) claim.Field {
	line := r.p.Elems[i].First
	if int(line) >= len(r.p.Segments) {
		return claim.Published
	}
	text := r.p.Text(&r.p.Segments[line])
	before, _, _ := strings.Cut(text, r.p.ElemText(i))
	return fieldOf(r.lead(line) + before)
}

// lead is the text of the line above where it is only a few words, as it is
// where labels have lines of their own.
func (r *stampReader) lead(line int32) string {
	if line == 0 || r.p.Segments[line-1].Count.Words > 3 {
		return ""
	}
	return r.p.Text(&r.p.Segments[line-1]) + " "
}

// line reads a line that is short or opens the story.
func (r *stampReader) line(s int32) {
	seg := &r.p.Segments[s]
	if r.read[s] || len(r.found) >= maxStamps || seg.Count.Words == 0 {
		return
	}
	if seg.Count.Words <= maxLineWords {
		r.print(seg.Elem, s, s+1, r.p.Text(seg))
	} else if s >= r.head && s <= r.start+datelines {
		r.dateline(seg.Elem, s, r.p.Text(seg))
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
		r.add(fieldOf(text[:f.Start]), text[f.Start:f.End], "visible:dateline", i, line)
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
		r.add(fieldOf(before), text[f.Start:f.End], "visible:date", i, first)
		end = f.End
	}
	if end == 0 && last-first <= 1 && r.p.Elems[i].Hints.Any(page.Date) {
		r.add(fieldOf(text), text, "visible:date", i, first)
	}
	for s := first; s < last && end > 0; s++ {
		r.read[s] = true
	}
}

// add appends a claim unless its place or its label speaks against it.
func (r *stampReader) add(f claim.Field, value, source string, i, line int32) {
	where := r.where(i, line)
	if f == "" || where == "" {
		return
	}
	r.found = append(r.found, stamp{claim.Claim{Field: f, Value: value, Source: source, Elem: i, Type: where},
		max(line-r.head, r.head-line)})
}

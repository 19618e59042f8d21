package visible

import (
	"strings"
	"unicode"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/names"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// line claims a line that has a label, or may be a bare name with a date.
func (r *bylineReader) line(line int32) {
	seg := &r.p.Segments[line]
	zone := r.zone(line)
	if zone == claim.Far || seg.Count.Words == 0 || seg.Count.Words > maxByline || r.p.Elems[seg.Elem].Hidden || r.aboutOthers(seg.Elem) {
		return
	}
	text := r.apart(seg.Leaf0, seg.Leaf1, seg.Elem)
	part, means := names.Byline(text)
	switch {
	case part == "" && names.Introduces(text) == names.Author:
		r.below(line, zone)
	case r.beside(seg.Elem) || !introduced(text, part):
	case means == names.Author:
		r.claim(claim.Visible.Named("byline").In(zone), part, r.p.Text(seg), seg.Elem)
	case means == names.Editor:
		r.claim(claim.Visible.Named("editor").In(zone), part, r.p.Text(seg), seg.Elem)
	case means == names.Unlabelled && zone == claim.Head && r.bare(line):
		r.claim(claim.Visible.Named("line"), text, r.p.Text(seg), seg.Elem)
	}
}

// below claims the line below one that is a label and nothing more, or the
// list that begins there.
func (r *bylineReader) below(label int32, zone claim.Zone) {
	line := label + 1
	for int(line) < len(r.p.Segments) && r.p.Segments[line].Count.Words == 0 { // a portrait
		line++
	}
	if int(line) >= len(r.p.Segments) || line > label+maxGapBelow {
		return
	}
	i, last, count := r.p.Segments[line].Elem, line+1, r.p.Segments[line].Count.Words
	if list := r.p.Elems[i].Parent; r.p.Elems[i].Tag == atom.Li && list >= 0 {
		i, last, count = list, r.p.Elems[list].Last, r.p.Elems[list].Count.Words
	}
	beside := line == label+1 // then the label says whom it is about, though a click opens more
	if count > maxByline || r.p.Elems[i].Hidden || !beside && r.aboutOthers(i) {
		return
	}
	var lines, printed []string
	for ; line < last; line++ {
		seg := &r.p.Segments[line]
		lines, printed = append(lines, r.apart(seg.Leaf0, seg.Leaf1, seg.Elem)), append(printed, r.p.Text(seg))
	}
	authors := strings.Join(lines, " | ")
	if names.AreNamed(authors) {
		r.claim(claim.Visible.Named("byline").In(zone), authors, r.p.Text(&r.p.Segments[label])+" "+strings.Join(printed, ", "), i)
	}
}

// maxGapBelow is how many lines below its label a name stands at most.
const maxGapBelow = 2

// introduced tells whether what stands before the labelled part of a line can
// introduce an author: not so many words that the label is one of a sentence,
// fewer in a long line that ends as sentences do, and none for another kind of
// work. Dates and counts may stand there, and anything that is set apart from a
// label.
func introduced(line, part string) bool {
	before, _, _ := strings.Cut(line, part)
	most, words := maxBefore, 0
	if strings.HasSuffix(line, ".") && strings.Count(line, " ") >= maxBare {
		most = maxBeforeInSentence
	}
	for word := range strings.FieldsSeq(before) {
		if otherWork[strings.ToLower(strings.Trim(word, ":|•·-–"))] {
			return false
		}
		if strings.IndexFunc(word, unicode.IsLetter) >= 0 {
			words++
		}
	}
	return words <= most || names.Introduces(lastApart(before)) == names.Author
}

// lastApart is what stands last of what bars keep apart.
func lastApart(text string) string {
	text = strings.TrimRight(text, "| ")
	return strings.TrimSpace(text[strings.LastIndexByte(text, '|')+1:])
}

// maxBefore is how many words may stand before the names, with their label:
// "Eingetragen am 3. Januar, aktualisiert am 5. Januar vom". A sentence may
// begin "Written by Ada Berg, who …".
const (
	maxBefore           = 7
	maxBeforeInSentence = 2
)

// otherWork are the words of lines that name who made the site, or paid for it.
var otherWork = map[string]bool{
	"powered": true, "theme": true, "themes": true, "template": true, "design": true, "designed": true, "webdesign": true,
	"made": true, "built": true, "developed": true, "hosted": true, "site": true, "website": true, "sponsored": true,
	"presented": true, "supported": true, "trusted": true, "owned": true, "operated": true, "follow": true, "protected": true,
	"©": true, "copyright": true, "(c)": true,
}

// maxBare is how many words a bare name and a date have.
const maxBare = 12

// bare tells whether a line below the headline may be a name without a label: a
// few words with a date in the same line or, above the story, in the same small
// box. Links there lead to sections, tags and other pages.
func (r *bylineReader) bare(line int32) bool {
	seg := &r.p.Segments[line]
	switch {
	case r.headline < 0 || line < r.head-1 || seg.Count.Words > maxBare || seg.Count.LinkChars > 0,
		isHeading(&r.p.Elems[seg.Elem]) || r.hinted(seg.Elem, page.Section|page.Tags):
		return false
	case r.dated(line):
		return true
	case line >= r.start:
		return false
	}
	box := r.p.Closest(seg.Elem, func(e *page.Elem) bool { return e.Count.Words > seg.Count.Words })
	if box < 0 || r.p.Elems[box].Count.Words > maxBare {
		return false
	}
	for other := r.p.Elems[box].First; other < r.p.Elems[box].Last; other++ {
		if r.dated(other) {
			return true
		}
	}
	return false
}

// dated tells whether a line has a date in it, by its markup or a number of
// four figures.
func (r *bylineReader) dated(line int32) bool {
	seg := &r.p.Segments[line]
	if e := &r.p.Elems[seg.Elem]; e.Tag == atom.Time || e.Hints.Any(page.Date) {
		return true
	}
	figures := 0
	for _, c := range r.p.Text(seg) {
		if !unicode.IsDigit(c) {
			figures = -1
		}
		if figures++; figures == 4 {
			return true
		}
	}
	return false
}

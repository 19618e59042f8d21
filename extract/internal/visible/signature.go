package visible

import (
	"slices"
	"strings"
	"unicode"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/names"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// unlabelled claims who is named without a word for it, on pages where nobody
// is named with one:
//
//	visible:line       a name alone in the first line below the headline, above one of
//	                   a date or of how long the story takes to read
//	visible:portrait   a name behind a picture whose text for the blind is the name,
//	                   beside a date or above a sentence about the person
//	visible:signature  a name alone in a line that ends the story, set apart by its type
//	visible:agency     an agency in the dateline, in brackets at the end, or as the source
func (r *bylineReader) unlabelled() {
	if slices.ContainsFunc(r.out, saysWho) {
		return
	}
	for line := range r.p.Segments {
		seg := &r.p.Segments[line]
		if seg.Count.Words == 0 || seg.Count.Words > maxSigned || r.p.Elems[seg.Elem].Hidden {
			continue
		}
		zone := r.zone(int32(line))
		source := claim.Source{}
		switch {
		case zone == claim.Head && r.besideDate(int32(line)):
			source = claim.Visible.Named("line")
		case zone != claim.Far && r.pictured(seg) && r.introducedBelow(int32(line)):
			source = claim.Visible.Named("portrait").In(zone)
		case r.ends(int32(line)) && (r.atRight(seg) || int32(line) >= r.end-1 && r.emphasised(seg)): // else it may be a subhead
			source = claim.Visible.Named("signature")
		}
		if text := r.p.Text(seg); source != (claim.Source{}) && isOneName(text) && !r.aboutOthers(seg.Elem) {
			r.claim(source, text, text, seg.Elem)
		}
	}
	r.agencies()
}

// saysWho tells the claims that name someone with a word or a mark for it.
func saysWho(c claim.Claim) bool {
	if c.Source.Zone == claim.Far {
		return false
	}
	switch c.Source.In(claim.Head) {
	case claim.Visible.Named("byline"), claim.Visible.Named("author"), claim.Microdata.Named("author"), claim.Visible.Named("rel"), claim.Visible.Named("profile"):
		return c.Field == claim.Author && len(names.Split(c.Value, names.Context{})) > 0
	}
	return false
}

// maxSigned is how many words a bare name has.
const maxSigned = 5

// isOneName tells whether a line is the name of one person or desk.
func isOneName(text string) bool {
	list := names.Split(text, names.Context{})
	if len(list) != 1 || strings.ContainsAny(text, ":?!") {
		return false
	}
	kind, _ := names.Judge(list[0], names.Context{})
	return kind >= names.Desk
}

// besideDate tells whether a line is the first below the headline and one of the
// next two is short and has figures in it: "3 May", "2 days ago", "5 min read".
// Links and what is marked otherwise lead to sections.
func (r *bylineReader) besideDate(line int32) bool {
	seg := &r.p.Segments[line]
	if r.headline < 0 || line <= r.head || line >= r.start || seg.Count.LinkChars > 0 ||
		isHeading(&r.p.Elems[seg.Elem]) || r.hinted(seg.Elem, page.Section|page.Tags|page.Breadcrumb) {
		return false
	}
	for above := line - 1; above >= r.p.Elems[r.headline].Last; above-- {
		if r.p.Segments[above].Count.Words > 0 {
			return false
		}
	}
	const below, words = 2, 6
	for n, other := 0, line+1; other < r.start && n < below; other++ {
		s := &r.p.Segments[other]
		if s.Count.Words > 0 {
			n++
		}
		if s.Count.Words <= words && strings.ContainsFunc(r.p.Text(s), unicode.IsDigit) {
			return true
		}
	}
	return false
}

// pictured tells whether a picture stands right before a line whose
// alternative text names what the line names: "Headshot of Jane Doe".
func (r *bylineReader) pictured(seg *page.Segment) bool {
	const before = 3 // leaves, some of them blank
	name := strings.ToLower(r.p.Text(seg))
	for l := seg.Leaf0 - 1; l >= max(0, seg.Leaf0-before); l-- {
		if n := r.p.Leaves[l].Node; n.DataAtom == atom.Img {
			alt := strings.ToLower(page.Collapse(page.Attr(n, "alt")))
			return strings.Contains(alt, name) && len(alt) < 2*len(name)+len("headshot of ")
		}
	}
	return false
}

// introducedBelow tells whether the lines around a name have a date, or one
// below begins with the name.
func (r *bylineReader) introducedBelow(line int32) bool {
	const lines = 2
	name := r.p.Text(&r.p.Segments[line])
	for other := max(0, line-lines); other <= min(line+lines, int32(len(r.p.Segments))-1); other++ {
		seg := &r.p.Segments[other]
		if seg.Count.Words <= maxBare && other != line && r.dated(other) || other > line && strings.HasPrefix(r.p.Text(seg), name+" ") {
			return true
		}
	}
	return false
}

// ends tells whether a line is among the last of the body or right behind it.
func (r *bylineReader) ends(line int32) bool {
	const lines = 3
	return line > r.up && line > r.start && line < r.end+lines
}

// atRight tells whether a line is set to the right, as signatures are.
func (r *bylineReader) atRight(seg *page.Segment) bool {
	block := r.p.Elems[seg.Elem].Node
	style := strings.ReplaceAll(page.Attr(block, "style"), " ", "")
	return strings.Contains(style, "text-align:right") || page.Attr(block, "align") == "right"
}

// emphasised tells whether all of a line is, and it is no heading or link.
func (r *bylineReader) emphasised(seg *page.Segment) bool {
	if isHeading(&r.p.Elems[seg.Elem]) || seg.Count.LinkChars > 0 {
		return false
	}
	for l := seg.Leaf0; l < seg.Leaf1; l++ {
		leaf := r.p.Leaves[l]
		if leaf.Node.DataAtom != 0 || page.Collapse(leaf.Node.Data) == "" {
			continue
		}
		if r.p.Closest(leaf.Elem, func(e *page.Elem) bool { return emphasis[e.Tag] && e.First == e.Last-1 }) < 0 {
			return false
		}
	}
	return true
}

var emphasis = map[atom.Atom]bool{atom.Em: true, atom.I: true, atom.B: true, atom.Strong: true, atom.Cite: true}

// agencies claims the agency that a story's first line names before it begins,
// and the one that its last line names behind its end.
func (r *bylineReader) agencies() {
	if r.end <= r.start || int(r.end) > len(r.p.Segments) {
		return
	}
	first := &r.p.Segments[r.start]
	if name := dateline(r.p.Text(first)); name != "" {
		r.claim(claim.Visible.Named("agency"), name, name, first.Elem)
	}
	for line := r.end - 1; line <= min(r.end+1, int32(len(r.p.Segments))-1); line++ {
		last := &r.p.Segments[line]
		if name := sourceLine(r.p.Text(last)); name != "" && !r.aboutOthers(last.Elem) {
			r.claim(claim.Visible.Named("agency"), name, name, last.Elem)
		}
	}
}

// dateline is the agency in brackets between the place and the story: "PARIS,
// May 3 (Reuters) - The …", "Berlin (dpa/lby) – Der …".
func dateline(text string) string {
	const longest = 60 // bytes before the bracket: "WASHINGTON/LONDON, Dec 30"
	open := strings.IndexByte(text, '(')
	shut := strings.IndexByte(text, ')')
	if open < 0 || open > longest || shut < open || !strings.HasPrefix(strings.TrimLeft(text[shut+1:], " "), "-") &&
		!strings.HasPrefix(strings.TrimLeft(text[shut+1:], " "), "–") && !strings.HasPrefix(strings.TrimLeft(text[shut+1:], " "), "—") {
		return ""
	}
	return agency(text[open+1 : shut])
}

// sourceLine is the agency in brackets at the end of a text, or the one that a
// short line names as its source.
func sourceLine(text string) string {
	if inside, ok := strings.CutSuffix(text, ")"); ok {
		return agency(inside[strings.LastIndexByte(inside, '(')+1:])
	}
	if label, name, ok := strings.Cut(text, ":"); ok && len(text) < longestSource && names.Introduces(label+":") != names.Unlabelled {
		return agency(name)
	}
	return ""
}

// longestSource is the most bytes of "Quelle: Deutsche Presse-Agentur".
const longestSource = 60

// agency is text if it names a news agency.
func agency(text string) string {
	if kind, _ := names.Judge(strings.TrimSpace(text), names.Context{}); kind == names.Agency {
		return strings.TrimSpace(text)
	}
	return ""
}

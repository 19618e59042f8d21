package visible

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"golang.org/x/net/html/atom"
)

// label is a link or a line of a few words that may name a section or a tag.
type label struct {
	elem  int32
	group int32  // the element that holds it and its like together
	text  string // "" for that of the element, which is read when it is known to be needed
}

func (at *place) label(i int32) label {
	return label{elem: i, group: at.group(i)}
}

// claims claims what labels say.
func (at *place) claims(f claim.Field, source claim.Source, labels []label) []claim.Claim {
	out := make([]claim.Claim, 0, len(labels))
	for _, l := range labels {
		if l.text == "" {
			l.text = at.p.TextExcept(l.elem, at.counts(l.elem))
		}
		out = append(out, claim.Claim{Field: f, Value: l.text, Source: source, Elem: l.elem})
	}
	return out
}

// counts are the elements in a label that hold a number and nothing else: how
// many stories stand on the page it leads to.
func (at *place) counts(i int32) []int32 {
	var out []int32
	for k := i + 1; k < at.p.Elems[i].End; k++ {
		c := at.p.Elems[k].Count
		if c.Words == 1 && c != at.p.Elems[i].Count && strings.Trim(at.p.ElemText(k), "0123456789()+., ") == "" {
			out = append(out, k)
		}
	}
	return out
}

// group is the largest element around i that holds little but links, or else
// the nearest that lays things out: neither a part of a line nor one item of a
// list.
func (at *place) group(i int32) int32 {
	i = at.p.Elems[i].Parent
	for i > 0 && isPart(at.p.Elems[i].Tag) {
		i = at.p.Elems[i].Parent
	}
	for i > 0 {
		up := at.p.Elems[i].Parent
		c := at.p.Elems[up].Count
		if c.Words > maxGroupWords || c.LinkDensity() < 0.8 || at.headline >= 0 && at.p.Within(at.headline, up) {
			break
		}
		i = up
	}
	return i
}

// maxGroupWords is how many words a list of sections or tags may have.
const maxGroupWords = 120

func isPart(tag atom.Atom) bool {
	switch tag {
	case atom.Span, atom.Li, atom.A, atom.Strong, atom.B, atom.Em, atom.I, atom.Small:
		return true
	}
	return false
}

// maxLabels is how many sections or tags a story has at most; the longest list
// of tags on development pages has 52. Longer ones index the site.
const maxLabels = 100

// nearest returns the group of labels nearest to the story, of two as near the
// first; nothing where the group is larger than any story's.
func (at *place) nearest(labels []label) []label {
	best := 0
	for k := range labels {
		if at.distance(labels[k].elem) < at.distance(labels[best].elem) {
			best = k
		}
	}
	var out []label
	for _, l := range labels {
		if l.group == labels[best].group {
			out = append(out, l)
		}
	}
	if len(out) > maxLabels {
		return nil
	}
	return out
}

// unlessMenu returns a group of labels unless it is part of a menu: longer than
// a story's list of sections, or few among other links.
func (at *place) unlessMenu(group []label) []label {
	if len(group) == 0 {
		return nil
	}
	words := int32(0)
	for _, l := range group {
		words += int32(at.p.Elems[l.elem].Count.Words)
	}
	if len(group) > maxSections || 8*words < int32(at.p.Elems[group[0].group].Count.Words) {
		return nil
	}
	return group
}

// maxSections is how many sections a story is filed under where no more than
// their addresses says that they are sections.
const maxSections = 8

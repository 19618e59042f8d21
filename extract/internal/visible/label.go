package visible

import "golang.org/x/net/html/atom"

// label is a link or a line of a few words that may name a section or a tag.
type label struct {
	elem  int32
	group int32 // the element that holds it and its like together
	text  string
}

func (at *place) label(i int32) label {
	return label{i, at.group(i), at.p.ElemText(i)}
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

// nearest returns the group of labels nearest to the story, of two as near the
// first.
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
	return out
}

package visible

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"golang.org/x/net/html/atom"
)

// label is a link or a line of a few words that may name a section or a tag.
type label struct {
	elem  int32
	group int32 // the element that holds it and its like together
	text  string
}

func (at *place) label(i int32) label {
	return label{i, at.group(i), at.p.ElemText(i)}
}

// group is the nearest element around i that lays things out: neither a part
// of a line nor one item of a list.
func (at *place) group(i int32) int32 {
	for i = at.p.Elems[i].Parent; i > 0; i = at.p.Elems[i].Parent {
		switch at.p.Elems[i].Tag {
		case atom.Span, atom.Li, atom.A, atom.Strong, atom.B, atom.Em, atom.I, atom.Small:
		default:
			return i
		}
	}
	return i
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

func claims(f claim.Field, source string, labels []label) []claim.Claim {
	out := make([]claim.Claim, 0, len(labels))
	for _, l := range labels {
		out = append(out, claim.Claim{Field: f, Value: l.text, Source: source, Elem: l.elem})
	}
	return out
}

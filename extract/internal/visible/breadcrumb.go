package visible

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// trail is the breadcrumb trail nearest to the story.
type trail struct {
	items    []label
	distance int32 // from the story; -1 before one was found
	end      int32 // the element behind the last trail read
}

// Trails are short. What is styled as one and has more entries lists tags.
const (
	maxTrailWords = 60
	maxTrailItems = 8
)

// read takes the trail that starts at element i, if it is one and nearer than
// the one known.
func (t *trail) read(at *place, i int32) {
	e := &at.p.Elems[i]
	if i < t.end || e.Count.Words > maxTrailWords {
		return
	}
	t.end = e.End
	d := at.distance(i)
	if t.distance >= 0 && d >= t.distance {
		return
	}
	if items := at.trailItems(i); len(items) > 0 && len(items) <= maxTrailItems {
		t.items, t.distance = items, d
	}
}

// trailItems are the links of a trail and the innermost elements that are none.
func (at *place) trailItems(i int32) []label {
	var items []label
	end := at.p.Elems[i].End
	for k := i; k < end; k++ {
		c := &at.p.Elems[k]
		if c.Count.Words == 0 || c.Hidden || c.Tag != atom.A && c.End > k+1 && at.hasText(k) {
			continue
		}
		items = append(items, label{k, i, at.p.ElemText(k)})
		k = c.End - 1
	}
	return items
}

// hasText tells whether elements inside i hold text.
func (at *place) hasText(i int32) bool {
	for k := i + 1; k < at.p.Elems[i].End; k++ {
		if at.p.Elems[k].Count.Words > 0 {
			return true
		}
	}
	return false
}

// kicker is the linked line right above the headline: what a site prints there
// without a link may be anything.
func (at *place) kicker() []label {
	const notKicker = page.Date | page.Author | page.Breadcrumb | page.Share | page.Ad | page.Tool | page.Caption |
		page.Login | page.SROnly | page.Media
	if at.headline < 0 {
		return nil
	}
	for line := at.head - 1; line >= max(0, at.head-3); line-- {
		seg := &at.p.Segments[line]
		e := &at.p.Elems[seg.Elem]
		if seg.Count.Words == 0 || e.Hidden {
			continue
		}
		if seg.Count.Words > maxWords || seg.Count.LinkDensity() < 0.8 || at.hinted(seg.Elem, notKicker) || at.foreign(seg.Elem) {
			return nil
		}
		return at.linksIn(seg.Elem, line)
	}
	return nil
}

// linksIn are the links of a line in element i.
func (at *place) linksIn(i, line int32) []label {
	var out []label
	for k := i; k < at.p.Elems[i].End; k++ {
		if e := &at.p.Elems[k]; e.Tag == atom.A && e.First == line && e.Count.Words > 0 {
			out = append(out, at.label(k))
		}
	}
	if len(out) == 0 { // the line stands inside a link
		out = append(out, label{i, i, at.p.Text(&at.p.Segments[line])})
	}
	return out
}

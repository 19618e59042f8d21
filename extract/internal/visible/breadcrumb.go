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

// trailItems are the links of a trail and the innermost elements that are none,
// but for a first link to the front page, whatever the site calls it.
func (at *place) trailItems(i int32) []label {
	var items []label
	first := true
	end := at.p.Elems[i].End
	for k := i; k < end; k++ {
		c := &at.p.Elems[k]
		if c.Count.Words == 0 || c.Hidden || c.Hints.Any(page.SROnly) || c.Tag != atom.A && c.End > k+1 && at.hasText(k) {
			continue
		}
		if !first || c.Tag != atom.A || pathOf(page.Attr(c.Node, "href"), at.p.URL.Host) != "" {
			items = append(items, label{elem: k, group: i})
		}
		first = first && c.Tag != atom.A
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

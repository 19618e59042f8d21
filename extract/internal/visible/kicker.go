package visible

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// kicker is the line right above the headline, where it is a link or has the
// words of an entry of a menu: what else a site prints there may be anything.
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
		switch {
		case seg.Count.Words > maxWords || at.hinted(seg.Elem, notKicker) || at.foreign(seg.Elem):
			return nil
		case seg.Count.LinkDensity() > 0.8:
			return at.linksIn(seg.Elem, line)
		case at.menuHas(seg):
			return []label{{seg.Elem, seg.Elem, at.p.Text(seg)}}
		}
		return nil
	}
	return nil
}

// menuHas tells whether a menu has an entry with the words of a line.
func (at *place) menuHas(seg *page.Segment) bool {
	text := at.p.Text(seg)
	compared := 0
	for i := range at.p.Elems {
		e := &at.p.Elems[i]
		if e.Tag != atom.A || e.Count.Chars != seg.Count.Chars || compared == maxCompared || !at.inMenu(int32(i)) {
			continue
		}
		compared++
		if strings.EqualFold(at.p.ElemText(int32(i)), text) {
			return true
		}
	}
	return false
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

// classes are the categories in the classes that publishing systems put on the
// elements around a headline: category-world.
func (at *place) classes() []label {
	var out []label
	at.p.Up(at.headline, func(i int32) bool {
		for word := range strings.FieldsSeq(page.Attr(at.p.Elems[i].Node, "class")) {
			if slug, ok := strings.CutPrefix(word, "category-"); ok && slug != "" {
				out = append(out, label{i, i, slug})
			}
		}
		return len(out) == 0
	})
	return out
}

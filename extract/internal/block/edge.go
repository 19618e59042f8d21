package block

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// maxLead is how many segments above the first words of a story its lead
// picture or video is looked for.
const maxLead = 40

// lead is the first segment at which a picture may be the story's: behind the
// headline, or in the article that the story's first words stand in.
func (b *builder) lead() int32 {
	first := b.kept[0]
	article := b.p.Closest(b.p.Segments[first].Elem, func(e *page.Elem) bool { return e.Tag == atom.Article })
	for i := first - 1; i >= max(0, first-maxLead); i-- {
		headline := b.p.Closest(b.p.Segments[i].Elem, func(e *page.Elem) bool { return e.Tag == atom.H1 })
		if headline >= 0 && article < 0 {
			return i
		}
	}
	if article >= 0 {
		return max(first-maxLead, b.p.Elems[article].First)
	}
	return first
}

// trail is the segment behind the last at which a picture may be the story's:
// in the element of its last words, before any others.
func (b *builder) trail() int32 {
	last := b.kept[len(b.kept)-1]
	end := last + 1
	parent := b.p.Elems[b.p.Segments[last].Elem].Parent
	for parent >= 0 && end < b.p.Elems[parent].Last {
		seg := &b.p.Segments[end]
		if hasText(seg) && b.captionOf(seg) < 0 {
			break
		}
		end++
	}
	return end
}

package block

import (
	"slices"
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/picture"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// media adds the pictures and embedded objects of a segment that stands
// between the story's first words and its last.
func (b *builder) media(seg *page.Segment, isKept bool) {
	if !(isKept && hasText(seg)) && !b.belongs(seg.Elem) {
		return
	}
	for i := seg.Leaf0; i < seg.Leaf1; i++ {
		l := &b.p.Leaves[i]
		switch {
		case l.Node.Type != html.ElementNode || l.Node.DataAtom == atom.Br || b.isHidden(l.Elem):
		case picture.Is(l.Node):
			b.picture(l, seg)
		default:
			b.embed(l, seg)
		}
	}
}

// foreign are the hints of parts that stand inside a story without being of it.
const foreign = page.Nav | page.Footer | page.Aside | page.Comments | page.Related | page.Ad | page.Signup | page.Author | page.Bio |
	page.Card | page.Paywall | page.Consent | page.Login | page.Product | page.Pager | page.Rating

// maxApart is how many words may stand with a picture in a part of the page
// that holds nothing else of the story.
const maxApart = 150

// belongs tells whether a picture in element i is the story's. It looks at the
// elements around it up to the first that holds some of the story's words: none
// may be called after something else, be mostly links, as a teaser is, or hold
// text that was not kept and is too long for a caption.
func (b *builder) belongs(i int32) bool {
	for ; i > 0 && !b.holdsKept(i); i = b.p.Elems[i].Parent {
		e := &b.p.Elems[i]
		switch {
		case e.Hints.Any(foreign), e.Tag == atom.Aside, e.Tag == atom.Nav, e.Tag == atom.Footer, e.Tag == atom.Form:
			return false
		case e.Count.Words > maxApart, e.Count.LinkDensity() > 0.5 && !page.IsPost(e.Node):
			return false
		}
	}
	return true
}

// holdsKept tells whether words of element i were kept.
func (b *builder) holdsKept(i int32) bool {
	e := &b.p.Elems[i]
	n, _ := slices.BinarySearch(b.kept, e.First)
	for ; n < len(b.kept) && b.kept[n] < e.Last; n++ {
		if hasText(&b.p.Segments[b.kept[n]]) {
			return true
		}
	}
	return false
}

func (b *builder) isKept(seg int32) bool {
	_, ok := slices.BinarySearch(b.kept, seg)
	return ok
}

// isHidden tells an element that is not displayed, on a page whose story is.
func (b *builder) isHidden(i int32) bool {
	return b.p.Elems[i].Hidden && !b.p.Elems[b.p.Segments[b.kept[0]].Elem].Hidden
}

// picture adds a figure. The first picture of a frame has its caption.
func (b *builder) picture(l *page.Leaf, seg *page.Segment) {
	pic := picture.Read(b.p, l)
	if pic.IsDecor() || b.wasShown(pic.URL) {
		return
	}
	blk := b.surroundings(Figure, seg)
	blk.Picture = &pic
	frame := picture.Frame(b.p, l.Elem)
	if frame < 0 || b.holdsStory(frame) {
		b.out = append(b.out, blk)
		return
	}
	fig, created := b.gather(frame, blk)
	switch {
	case !created && fig.Picture != nil: // another picture of the same frame
		b.out = append(b.out, blk)
		return
	case !created:
		fig.Picture = &pic
	}
	pic.Caption, pic.Credit = picture.Caption(b.p, frame)
	fig.Text = pic.Caption
}

// surroundings is a block without words of its own, in the lists and quotes
// around it.
func (b *builder) surroundings(kind Kind, seg *page.Segment) Block {
	at := b.place(&page.Segment{Elem: seg.Elem})
	return Block{Kind: kind, Inside: at.inside}
}

// caption adds text to a figure that has no caption yet.
func (b *builder) caption(at place, seg *page.Segment) {
	fig, created := b.gather(at.holder, at.block())
	text := strings.ReplaceAll(b.p.Text(seg), "\n", " ")
	switch {
	case fig.Picture != nil: // it has its caption
	case created:
		fig.Text = text
	default:
		fig.Text += " " + text
	}
}

// captionOf is the frame of the picture that a segment belongs to as its
// caption; -1 for other text. All text of a figure is its caption.
func (b *builder) captionOf(seg *page.Segment) int32 {
	figure := b.p.Closest(seg.Elem, func(e *page.Elem) bool { return e.Tag == atom.Figure })
	if figure < 0 {
		figure = b.frameOf(seg.Elem)
	}
	if figure < 0 || b.p.Elems[figure].Count.Words > maxFigure || b.holdsStory(figure) {
		return -1
	}
	return figure
}

// maxFigure is how many words a figure may have: two long captions and a
// credit. One with more is the wrapper of a story.
const maxFigure = 300

// frameOf is the element around a caption that has its picture in it; -1 where
// element i is no caption or nothing near it has a picture.
func (b *builder) frameOf(i int32) int32 {
	isCaption := false
	for level := 0; i > 0 && level < picture.Reach; level, i = level+1, b.p.Elems[i].Parent {
		e := &b.p.Elems[i]
		isCaption = isCaption || e.Hints.Any(page.Caption)
		if e.Count.Words > picture.MaxCaption {
			return -1
		}
		if isCaption && b.hasPicture(e) {
			return i
		}
	}
	return -1
}

func (b *builder) hasPicture(e *page.Elem) bool {
	for i := e.First; i < e.Last; i++ {
		if b.p.Segments[i].Images > 0 {
			return true
		}
	}
	return false
}

// holdsStory tells a frame around words rather than a picture: a table of data,
// a quotation or a listing.
func (b *builder) holdsStory(frame int32) bool {
	for i := frame; i < b.p.Elems[frame].End; i++ {
		switch b.p.Elems[i].Tag {
		case atom.Blockquote, atom.Pre, atom.Xmp, atom.Listing:
			return true
		case atom.Table:
			if b.isData(i) {
				return true
			}
		}
	}
	return false
}

func (b *builder) wasShown(address string) bool {
	if b.shown == nil {
		b.shown = make(map[string]bool)
	}
	was := b.shown[address]
	b.shown[address] = true
	return was
}

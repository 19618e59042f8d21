package body

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// markers removes lines that tell where advertising is: "Advertisement", "Story
// continues below". The weights know them too, but a marker between the
// paragraphs of a story looks like one of them to all else.
func (c *choice) markers() {
	const longest = 6 // words
	for i, keep := range c.keep {
		if keep && c.rank(int32(i)) == 0 && c.p.Segments[i].Count.Words <= longest && phraseNames[phrase(c.s.texts[i])] == "ad" {
			c.set(int32(i), false, "advertising marker")
		}
	}
}

// references removes lines that send the reader to another story: words that say
// so, and a link ("Read also: Town clock falls silent").
func (c *choice) references() {
	const most = 0.4 // of the line is the link
	for i, keep := range c.keep {
		g := &c.p.Segments[i]
		if keep && c.rank(int32(i)) == 0 && g.Count.LinkDensity() >= most && phraseNames[phrase(c.s.texts[i])] == "read more" {
			c.set(int32(i), false, "leads to another story")
		}
	}
}

// buttons removes what can only be pressed: "Load earlier posts". Longer texts
// stay, and headings: the questions of a list that unfolds are buttons too.
func (c *choice) buttons() {
	const longest = 6 // words
	for i, keep := range c.keep {
		g := &c.p.Segments[i]
		if keep && g.Count.Words <= longest && g.Count.Stops == 0 && c.rank(int32(i)) == 0 && c.pressed(g) {
			c.set(int32(i), false, "button")
		}
	}
}

// pressed tells whether all of a segment's text stands in buttons.
func (c *choice) pressed(g *page.Segment) bool {
	words := false
	for _, l := range c.p.Leaves[g.Leaf0:g.Leaf1] {
		if l.Node.Type != html.TextNode || page.Collapse(l.Node.Data) == "" {
			continue
		}
		words = true
		if c.p.Closest(l.Elem, func(e *page.Elem) bool { return e.Tag == atom.Button }) < 0 {
			return false
		}
	}
	return words
}

// teasers removes rows of three and more teasers in an aside that the root
// grew over. Beside a very short story they are most of the page's prose, and
// look like the story to all else.
func (c *choice) teasers() {
	for i, keep := range c.keep {
		if keep && c.teaser(int32(i)) && c.aside(c.p.Segments[i].Elem) > c.root {
			c.set(int32(i), false, "teasers in an aside")
		}
	}
}

// teaser tells whether a segment stands in a row of three or more teasers that
// is inside the root.
func (c *choice) teaser(i int32) bool {
	const row = 2 // the bucket of three to five
	return c.s.cards[c.p.Segments[i].Elem] >= row && c.s.cards[c.root] < row
}

// aside is the nearest element around e that is called an aside, or -1.
func (c *choice) aside(e int32) int32 {
	return c.p.Closest(e, func(e *page.Elem) bool { return e.Tag == atom.Aside || e.Hints.Any(page.Aside|page.Related) })
}

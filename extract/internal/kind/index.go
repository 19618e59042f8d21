package kind

import (
	"slices"

	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// The bounds of listsStories are set by hand: the corpus has too few pages that
// list stories to fit them.
const (
	fewTitles   = 6  // stories that make a list
	teaserWords = 40 // running text that may stand with each of them
	titleWords  = 4  // of the shortest title; a link of fewer is a label
)

// notStories are families of pages that list something else than stories.
var notStories = []string{"product", "shop", "forum", "manual", "wiki", "comment", "software", "service"}

// listNames are what the page or its address say of lists of stories only.
var listNames = []logodds.Feature{{What: "json-ld", Bin: "collection"}, {What: "json-ld", Bin: "profile"}, {What: "body class", Bin: "list"},
	{What: "under", Bin: "tag"}, {What: "at", Bin: "tag"}}

// listsStories tells whether a page that is no story lists stories: it says so,
// or it has many titles that lead elsewhere and little text beside them. Lists
// of goods, threads or chapters look the same, but such pages give themselves
// away in other ways.
func (l *look) listsStories(e evidence) bool {
	for _, name := range notStories {
		if slices.Contains(e, logodds.Feature{What: anywhere, Bin: name}) {
			return false
		}
	}
	t := &l.tally
	if t.prices >= fewTitles {
		return false
	}
	says := slices.ContainsFunc(listNames, func(f logodds.Feature) bool { return slices.Contains(e, f) })
	return says || t.titles >= fewTitles && int(t.prose) <= t.titles*teaserWords
}

// isTitle tells a line that begins with a link of several words and stands in
// no menu.
func (l *look) isTitle(s *page.Segment) bool {
	if s.Count.Words < titleWords {
		return false
	}
	a := l.p.Closest(l.p.Leaves[s.Leaf0].Elem, func(e *page.Elem) bool { return e.Tag == atom.A })
	return a >= 0 && l.p.Elems[a].Count.Words >= titleWords && !l.inMenu(a)
}

// inMenu tells whether an element stands in a menu or a footer.
func (l *look) inMenu(i int32) bool {
	return l.p.Closest(i, func(e *page.Elem) bool {
		return e.Tag == atom.Nav || e.Tag == atom.Footer || e.Hints.Any(page.Nav|page.Footer|page.Breadcrumb)
	}) >= 0
}

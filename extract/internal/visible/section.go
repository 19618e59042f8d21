package visible

import (
	"strings"
	"unicode"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// sections returns what a reader sees of the section a story is filed under.
// The sources differ in how far they can be trusted, which is for others to
// judge:
//
//	visible:category    links that say they lead to a category, the group of them nearest to the story
//	visible:breadcrumb  the trail from the front page down to the story
//	visible:kicker      the linked line right above the headline
//	visible:section     other links styled as a section's label, near the headline or the end
//	visible:label       plain lines so styled
//	visible:nav         the highlighted entries of the navigation
//	url:nav             the navigation's words for the steps of the page's address
//	class:category      the classes that publishing systems give a page of a category
//	url:path            the last word in the page's address that may be a section's
func sections(at *place) []claim.Claim {
	s := sectionReader{place: at, trail: trail{distance: -1}, nav: navigation{steps: steps(at.p.URL)}}
	for i := int32(0); i < int32(len(at.p.Elems)); i++ {
		s.elem(i)
	}
	links := s.related
	if len(links) == 0 {
		links = s.links
	}
	var out []claim.Claim
	out = append(out, claims(claim.Category, "visible:category", at.nearest(links))...)
	out = append(out, claims(claim.Category, "visible:breadcrumb", s.trail.items)...)
	out = append(out, claims(claim.Category, "visible:kicker", s.kicker())...)
	out = append(out, claims(claim.Category, "visible:section", at.nearest(s.labels))...)
	out = append(out, claims(claim.Category, "visible:label", at.nearest(s.plain))...)
	out = append(out, claims(claim.Category, "visible:nav", s.nav.active)...)
	out = append(out, claims(claim.Category, "url:nav", s.nav.upward())...)
	out = append(out, s.classes()...)
	return append(out, pathSection(s.nav.steps)...)
}

// sectionReader collects the labels of each source on one way through the
// elements.
type sectionReader struct {
	*place
	related []label // links whose rel attribute says what they lead to
	links   []label // links whose address does
	labels  []label // links styled as a section's label
	plain   []label // lines so styled that are no links
	trail   trail
	nav     navigation
}

const (
	maxWords = 8  // in the name of a section
	maxLines = 12 // between a label and the story
)

func (s *sectionReader) elem(i int32) {
	e := &s.p.Elems[i]
	if e.Count.Words == 0 {
		return
	}
	if e.Hints.Any(page.Breadcrumb) && !e.Hidden {
		s.trail.read(s.place, i)
	}
	switch {
	case e.Count.Words > maxWords:
	case e.Tag == atom.A:
		s.link(i)
	case e.Count.LinkChars == 0 && e.Hints.Any(page.Section) && !e.Hints.Any(page.Date|page.Author) && s.nearby(i):
		if l := s.label(i); strings.IndexFunc(l.text, unicode.IsDigit) < 0 { // digits are dates and counts
			s.plain = append(s.plain, l)
		}
	}
}

func (s *sectionReader) link(i int32) {
	e := &s.p.Elems[i]
	path := pathOf(page.Attr(e.Node, "href"), s.p.URL.Host)
	s.nav.read(s.place, i, path)
	if e.Hidden {
		return
	}
	rel := strings.ToLower(page.Attr(e.Node, "rel"))
	toCategory := hasStep(path, categorySteps)
	switch {
	case strings.Contains(rel, "category"), toCategory && strings.Contains(rel, "tag"):
		if !s.foreign(i) {
			s.related = append(s.related, s.label(i))
		}
	case s.inProse(i):
	case toCategory:
		if !s.foreign(i) {
			s.links = append(s.links, s.label(i))
		}
	case s.hinted(i, page.Section) && s.nearby(i):
		s.labels = append(s.labels, s.label(i))
	}
}

func (s *sectionReader) nearby(i int32) bool {
	return s.distance(i) <= maxLines && !s.foreign(i)
}

// categorySteps are the steps of an address after which a category follows.
// "thema" and "topic" are not among them: those are tags as often.
var categorySteps = map[string]bool{
	"category": true, "categories": true, "cat": true, "kategorie": true, "kategorien": true, "categoria": true,
	"categorias": true, "categorie": true, "kategori": true, "kategoria": true, "kategorija": true,
	"rubrik": true, "rubriken": true, "rubrique": true, "rubriques": true, "rubrica": true, "rubric": true, "rubrics": true,
	"section": true, "sections": true, "seccion": true, "sezione": true, "ressort": true,
}

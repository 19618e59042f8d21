package visible

import (
	"strings"
	"unicode"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// filing returns what a reader sees of where a story is filed: its sections
// and its tags. The sources differ in how far they can be trusted, which is
// for others to judge:
//
//	visible:category    links that say they lead to a category, the group of them nearest to the story
//	visible:breadcrumb  the trail from the front page down to the story
//	visible:kicker      the linked line right above the headline
//	visible:section     other links styled as a section's label, near the headline or the end
//	visible:label       plain lines so styled
//	visible:nav         the highlighted entries of the navigation, where these are few
//	url:nav             the navigation's words for the steps of the page's address
//	url:path            the last word in the page's address that may be a section's
//	class:category      the classes that publishing systems give a page of a category
//	visible:tag         links marked as tags, the group of them nearest to the story
//	visible:tags        links in a list styled as one of tags
//	visible:tag-link    links that lead to a tag's or topic's page
func filing(at *place) []claim.Claim {
	r := filingReader{place: at, trail: trail{distance: -1}, nav: navigation{steps: steps(at.p.URL)}}
	for i := int32(0); i < int32(len(at.p.Elems)); i++ {
		r.elem(i)
	}
	categories := at.nearest(r.related)
	if len(categories) == 0 {
		categories = at.unlessMenu(at.nearest(r.links))
	}
	var out []claim.Claim
	add := func(f claim.Field, source claim.Source, labels []label) {
		out = append(out, at.claims(f, source, labels)...)
	}
	add(claim.Category, claim.Visible.Named("category"), categories)
	add(claim.Category, claim.Visible.Named("breadcrumb"), r.trail.items)
	add(claim.Category, claim.Visible.Named("kicker"), at.kicker())
	add(claim.Category, claim.Visible.Named("section"), at.nearest(r.styled))
	add(claim.Category, claim.Visible.Named("label"), at.nearest(r.plain))
	add(claim.Category, claim.Visible.Named("nav"), r.nav.highlighted())
	add(claim.Category, claim.Address.Named("nav"), r.nav.upward())
	add(claim.Category, claim.Address.Named("path"), pathSection(r.nav.steps))
	add(claim.Category, claim.Class.Named("category"), at.classes())
	add(claim.Tag, claim.Visible.Named("tag"), at.nearest(r.tags.related))
	add(claim.Tag, claim.Visible.Named("tags"), at.nearest(r.tags.styled))
	add(claim.Tag, claim.Visible.Named("tag-link"), at.nearest(r.tags.links))
	return out
}

// filingReader collects the labels of each source on one way through the
// elements.
type filingReader struct {
	*place
	related []label // links whose rel attribute says that they lead to a category
	links   []label // links whose address does
	styled  []label // links styled as a section's label
	plain   []label // lines so styled that are no links
	trail   trail
	nav     navigation
	tags    tagLinks
}

const (
	maxWords = 10 // in the name of a section or a tag
	maxLines = 12 // between the label of a section and the story
)

func (r *filingReader) elem(i int32) {
	e := &r.p.Elems[i]
	if e.Count.Words == 0 {
		return
	}
	if e.Hints.Any(page.Breadcrumb) && !e.Hidden {
		r.trail.read(r.place, i)
	}
	switch {
	case e.Count.Words > maxWords:
	case e.Tag == atom.A:
		r.link(i)
	case e.Hints.Any(page.Section) && e.Count.LinkChars == 0:
		r.line(i)
	}
}

// line takes a line styled as a section's label that is no link. Longer ones
// are headings above the headline, and those with digits dates and counts.
func (r *filingReader) line(i int32) {
	const other = page.Date | page.Author | page.Share | page.Tool
	if r.p.Elems[i].Count.Words > 3 || len(r.plain) == maxLabels || r.hinted(i, other) || !r.nearby(i) {
		return
	}
	if text := r.p.ElemText(i); strings.IndexFunc(text, unicode.IsDigit) < 0 {
		r.plain = append(r.plain, label{i, r.group(i), text})
	}
}

func (r *filingReader) link(i int32) {
	e := &r.p.Elems[i]
	path := pathOf(page.Attr(e.Node, "href"), r.p.URL.Host)
	r.nav.link(r.place, i, path)
	if e.Hidden {
		return
	}
	rel := strings.ToLower(page.Attr(e.Node, "rel"))
	toCategory := hasStep(path, categorySteps)
	switch {
	case strings.Contains(rel, "category"), toCategory && strings.Contains(rel, "tag"):
		if !r.foreign(i) {
			r.related = append(r.related, r.label(i))
		}
		return
	case toCategory:
		if !r.inProse(i) && !r.foreign(i) {
			r.links = append(r.links, r.label(i))
		}
		return
	case r.hinted(i, page.Section) && r.nearby(i):
		r.styled = append(r.styled, r.label(i))
	}
	r.tags.read(r.place, i, path, rel)
}

func (r *filingReader) nearby(i int32) bool {
	return r.distance(i) <= maxLines && !r.foreign(i)
}

// categorySteps are the steps of an address after which a category follows.
// "thema" and "topic" are not among them: those are tags as often.
var categorySteps = map[string]bool{
	"category": true, "categories": true, "cat": true, "kategorie": true, "kategorien": true, "categoria": true,
	"categorias": true, "categorie": true, "kategori": true, "kategoria": true, "kategorija": true,
	"rubrik": true, "rubriken": true, "rubrique": true, "rubriques": true, "rubrica": true, "rubric": true, "rubrics": true,
	"section": true, "sections": true, "seccion": true, "sezione": true, "ressort": true,
}

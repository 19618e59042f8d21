package visible

import (
	"strings"
	"unicode"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/names"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// marked claims an element that is marked as the author's, and tells whether
// it was one.
func (r *bylineReader) marked(i int32) bool {
	e := &r.p.Elems[i]
	if e.Count.Words > maxByline && e.Count.Words <= maxBox && e.Hints.Any(page.Author) {
		r.box(i)
	}
	if e.Count.Words == 0 || e.Count.Words > maxByline || e.Hidden || r.heads(i) {
		return false
	}
	zone := r.zone(e.First)
	if zone == claim.Far && (r.far == maxFar || !e.Hints.Any(page.Author)) {
		return false
	}
	source := r.mark(i)
	if source == (claim.Source{}) || r.aboutOthers(i) {
		return false
	}
	if zone == claim.Far {
		r.far++
	}
	authors := r.namesIn(i)
	means := r.role(i)
	if means == names.Unlabelled {
		_, means = names.Byline(authors)
	}
	switch means {
	case names.Credit:
	case names.Editor:
		r.claim(claim.Visible.Named("editor").In(zone), authors, r.p.ElemText(i), i)
	default:
		r.claim(source.In(zone), authors, r.p.ElemText(i), i)
	}
	return true
}

// box claims the name that is the first line of an element near the headline that
// is marked as the author's and says more than the name.
func (r *bylineReader) box(i int32) {
	e := &r.p.Elems[i]
	first := e.First
	for first < e.Last && r.p.Segments[first].Count.Words == 0 {
		first++
	}
	if first == e.Last || e.Hidden || r.zone(first) != claim.Head || r.mark(i) == (claim.Source{}) || r.aboutOthers(i) || r.heads(i) {
		return
	}
	if text := r.p.Text(&r.p.Segments[first]); isOneName(text) {
		r.claim(claim.Visible.Named("author"), text, text, i)
	}
}

// maxBox is how many words such an element has, with a life of the author.
const maxBox = 120

// heads tells whether element i is a box around a headline, the byline and more:
// "article-header with-author".
func (r *bylineReader) heads(i int32) bool {
	for j := i + 1; j < r.p.Elems[i].End; j++ {
		if e := &r.p.Elems[j]; j == r.headline || isHeading(e) && e.Count.Words > maxNameWords {
			return true
		}
	}
	return false
}

// maxNameWords is how many words a heading has at most that is an author's name.
const maxNameWords = 6

// mark is the source of what element i says if it is marked as the author's;
// the zero Source where it is not.
func (r *bylineReader) mark(i int32) claim.Source {
	e := &r.p.Elems[i]
	marked := e.Hints.Any(page.Author)
	switch {
	case marked && page.Attr(e.Node, "itemprop") == "author", strings.HasSuffix(page.Attr(e.Node, "property"), "author"):
		return claim.Microdata.Named("author") // or RDFa
	case e.Tag == atom.A && marked && strings.Contains(page.Attr(e.Node, "rel"), "author"):
		return claim.Visible.Named("rel")
	case marked && !e.Hints.Any(page.Comments|page.Caption|page.Breadcrumb) && !describes(page.Attr(e.Node, "class")):
		return claim.Visible.Named("author")
	case e.Tag == atom.A && r.leadsToAuthor(e):
		return claim.Visible.Named("profile")
	}
	return claim.Source{}
}

// describes tells the classes of what is said of an author beside the name:
// "author-description", "author__role".
func describes(class string) bool {
	for _, part := range [...]string{"description", "author-role", "author__role", "author-job", "author__job", "author-position", "author__position"} {
		if strings.Contains(class, part) {
			return true
		}
	}
	return false
}

func (r *bylineReader) leadsToAuthor(e *page.Elem) bool {
	return hasStep(pathOf(page.Attr(e.Node, "href"), r.p.URL.Host), authorSteps)
}

// namesIn is the text of element i, or of the elements inside that hold a name
// each; those that a label before them gives to an editor or a photographer
// are left out.
func (r *bylineReader) namesIn(i int32) string {
	var parts []string
	for j := i + 1; j < r.p.Elems[i].End; j++ {
		if r.isName(j) {
			if means := r.role(j); means != names.Editor && means != names.Credit {
				parts = append(parts, r.p.ElemText(j))
			}
			j = r.p.Elems[j].End - 1
		}
	}
	if len(parts) > 0 {
		return strings.Join(parts, " | ")
	}
	e := &r.p.Elems[i]
	return r.apart(e.Leaf0, e.Leaf1, i)
}

// isName tells whether an element inside one that is marked as the author's
// holds the name alone.
func (r *bylineReader) isName(j int32) bool {
	e := &r.p.Elems[j]
	if e.Count.Words == 0 || e.Hidden {
		return false
	}
	return page.Attr(e.Node, "itemprop") == "name" || page.Attr(e.Node, "property") == "name" || strings.Contains(" "+page.Attr(e.Node, "class")+" ", " fn ") ||
		e.Tag == atom.A && (strings.Contains(page.Attr(e.Node, "rel"), "author") || r.leadsToAuthor(e))
}

// role is what the label right before element i means: the last words there
// that stand apart from others. An element that nothing stands before, or
// a name, has none; one joined to a name ("Tested by Ada and John") has its.
func (r *bylineReader) role(i int32) names.Label { return r.roleBefore(r.p.Elems[i].Leaf0, maxJoined) }

// maxJoined is how many names are joined under one label at most.
const maxJoined = 8

func (r *bylineReader) roleBefore(from int32, joined int) names.Label {
	for l := from - 1; l >= max(0, from-4); l-- {
		before := page.Collapse(r.p.Leaves[l].Node.Data)
		if r.p.Leaves[l].Node.DataAtom != 0 || !strings.ContainsFunc(before, unicode.IsLetter) {
			continue
		}
		if names.Joins(before) && l > 0 && joined > 0 {
			return r.roleBefore(l-1, joined-1) // before the name that this one is joined to
		}
		if k := strings.LastIndexAny(strings.TrimRight(before, ": "), ".|•·,;&"); k >= 0 {
			before = before[k+1:]
		}
		if len(before) > maxLabel {
			return names.Unlabelled
		}
		if name, _ := names.Byline(before); name != "" {
			return names.Unlabelled // that label has its name
		}
		return names.LabelBefore(before)
	}
	return names.Unlabelled
}

// maxLabel is the length of the longest label, in bytes: "Medically reviewed
// and fact checked by:".
const maxLabel = 40

// authorSteps are the steps of an address after which an author follows.
var authorSteps = map[string]bool{
	"author": true, "authors": true, "autor": true, "autoren": true, "autore": true, "autori": true, "autores": true, "auteur": true,
	"auteurs": true, "profile": true, "profiles": true, "profil": true, "people": true, "person": true, "personen": true,
	"staff": true, "team": true, "journalist": true, "journalists": true, "journaliste": true, "journalistes": true,
	"contributor": true, "contributors": true, "reporter": true, "reporters": true, "columnist": true, "columnists": true,
	"writer": true, "writers": true, "by": true, "redaktion": true, "redakteur": true, "redaktor": true, "bio": true, "user": true, "users": true,
	"member": true, "members": true, "firma": true, "bloggers": true, "blogger": true, "experts": true, "byline": true, "u": true,
}

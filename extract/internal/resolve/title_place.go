package resolve

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// elsewhere are the parts of a page whose headings are not the story's.
const elsewhere = page.Nav | page.Footer | page.Aside | page.Comments | page.Related | page.Popup | page.Consent | page.Signup |
	page.Breadcrumb | page.Widget | page.Share | page.Login

// place is what the place of a heading is worth, from about -1 to 0.4: best is
// right above the body, and worst in a menu, far from it, as a link elsewhere.
func place(in *Input, c claim.Claim) float64 {
	e := &in.Page.Elems[c.Elem]
	score := surroundings(in.Page, c.Elem) + nearness(in, e) + linked(in.Page, c.Elem)
	if e.Hidden || e.Hints.Any(page.SROnly) {
		score -= 0.3
	}
	switch {
	case e.Hints.Any(page.Lede): // a subtitle set as a heading
		score -= 0.2
	case e.Hints.Any(page.Headline) && e.Hints.Any(page.Story): // post-title, article-headline
		score += 0.1
	}
	return score
}

// surroundings doubts a heading that stands in a part of the page that is not
// about the story, unless that part is inside the story's own element.
func surroundings(p *page.Page, i int32) (score float64) {
	p.Up(i, func(i int32) bool {
		a := &p.Elems[i]
		switch {
		case i < 2 || a.Hints.Any(page.Story|page.Body|page.Main) || a.Tag == atom.Article || a.Tag == atom.Main:
			return false
		case a.Tag == atom.Nav || a.Tag == atom.Footer || a.Tag == atom.Aside || a.Tag == atom.Li || a.Hints.Any(elsewhere):
			score = -0.3
		case a.Hints.Any(page.Header): // of the page or of the story
			score = -0.1
		}
		return score == 0
	})
	return score
}

// nearness is larger the fewer segments stand between a heading and the body.
// A heading a little behind the first segment is fine, since bodies are found
// to begin with a kicker or a date; one far behind it is a subhead.
func nearness(in *Input, e *page.Elem) float64 {
	if len(in.Body.Kept) == 0 {
		return 0
	}
	switch gap := in.Body.Kept[0] - e.Last; {
	case gap < -20:
		return -0.2
	case gap < -8:
		return 0
	case gap < 0:
		return 0.2
	default:
		return 0.3 * 10 / float64(10+gap)
	}
}

// linked doubts a heading that is a link to another page: it belongs to a
// teaser, or to the site where it leads home.
func linked(p *page.Page, i int32) float64 {
	e := &p.Elems[i]
	if e.Count.LinkChars*2 < e.Count.Chars {
		return 0
	}
	a := p.Closest(i, isLink)
	for j := i + 1; j < e.End && a < 0; j++ {
		if isLink(&p.Elems[j]) {
			a = j
		}
	}
	if a < 0 || leadsHere(p, page.Attr(p.Elems[a].Node, "href")) {
		return 0
	}
	return -0.3
}

func isLink(e *page.Elem) bool { return e.Tag == atom.A }

// leadsHere tells whether a link is one to the page itself.
func leadsHere(p *page.Page, href string) bool {
	u, err := p.Base.Parse(href)
	return strings.HasPrefix(href, "#") || err == nil && strings.Trim(u.Path, "/") == strings.Trim(p.URL.Path, "/")
}

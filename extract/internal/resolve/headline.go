package resolve

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// printedTitle is the heading that is most likely the story's, and a score:
// below 0.5 it is more likely something else.
func printedTitle(in *Input, site siteNames, files []filed) (best claim.Claim, score float64) {
	for _, c := range in.Claims.Of(claim.Title) {
		if c.Elem < 0 {
			continue
		}
		c.Value = site.strip(c.Value)
		if s := rate(in, site, files, c); s > score {
			best, score = c, s
		}
	}
	return best, score
}

// rate weighs what speaks for a heading: agreement with the metadata, its
// rank, and where it stands.
func rate(in *Input, site siteNames, files []filed, c claim.Claim) float64 {
	agreed := agreement(c.Value, files)
	exact := agreed > exactly
	switch {
	case !exact && (c.Type == claim.Part || site.has(c.Value)):
		return 0
	case !exact && c.Source != "visible:h1": // a subhead shares words with its story
		agreed *= 0.6
	}
	score := agreed + rankOf[c.Source] + place(in, c)
	if !exact && in.Page.Elems[c.Elem].Count.Words < 2 { // a label: "Blog", "Menu", a place
		score -= 0.3
	}
	return score
}

// rankOf is what the rank of a heading is worth.
var rankOf = map[string]float64{"visible:h1": 0.35, "visible:h2": 0.2, "visible:h3": 0.1, "visible:title": 0.05}

// exactly is the agreement above which a text is a title by the letter: the
// words alone give at most 0.6.
const exactly = 0.63

// agreement is how well a text agrees with the best of the metadata: 1 where
// the letters are the same.
func agreement(text string, files []filed) float64 {
	k, w, best := key(text), wordsOf(text), 0.0
	for _, f := range files {
		like := 0.6 * w.likeness(f.words)
		if f.key == k {
			like = 1
		}
		best = max(best, like*f.trust)
	}
	return best
}

// elsewhere are the parts of a page whose headings are not the story's.
const elsewhere = page.Nav | page.Footer | page.Aside | page.Comments | page.Related | page.Popup | page.Consent | page.Signup |
	page.Breadcrumb | page.Widget | page.Share | page.Login

// place is what the place of a heading is worth, from -0.6 to 0.3: best is
// right above the body or within its element.
func place(in *Input, c claim.Claim) float64 {
	p := in.Page
	e := &p.Elems[c.Elem]
	score := 0.0
	if e.Hidden || e.Hints.Any(page.SROnly) {
		score -= 0.3
	}
	switch {
	case e.Hints.Any(page.Lede): // a subtitle set as a heading
		score -= 0.2
	case e.Hints.Any(page.Headline) && e.Hints.Any(page.Story): // post-title, article-headline
		score += 0.1
	}
	p.Up(c.Elem, func(i int32) bool {
		a := &p.Elems[i]
		switch {
		case i < 2 || a.Hints.Any(page.Story|page.Body|page.Main) || a.Tag == atom.Article || a.Tag == atom.Main:
			return false
		case a.Tag == atom.Nav || a.Tag == atom.Footer || a.Tag == atom.Aside || a.Tag == atom.Li || a.Hints.Any(elsewhere):
			score -= 0.3
			return false
		case a.Hints.Any(page.Header):
			score -= 0.1
			return false
		}
		return true
	})
	return score + nearness(in, e) + linked(p, c.Elem)
}

// nearness is larger the fewer segments stand between a heading and the body.
func nearness(in *Input, e *page.Elem) float64 {
	if len(in.Body.Kept) == 0 {
		return 0
	}
	gap := in.Body.Kept[0] - e.Last
	switch {
	case gap < -20:
		return -0.2
	case gap < 0:
		return 0.2
	}
	return 0.3 * 10 / float64(10+gap)
}

// linked doubts a heading that is a link to another page: it belongs to a
// teaser, or to the site where it leads home.
func linked(p *page.Page, i int32) float64 {
	e := &p.Elems[i]
	if e.Count.LinkChars*2 < e.Count.Chars {
		return 0
	}
	a := p.Closest(i, func(e *page.Elem) bool { return e.Tag == atom.A })
	for j := i + 1; j < e.End && a < 0; j++ {
		if p.Elems[j].Tag == atom.A {
			a = j
		}
	}
	if a < 0 {
		return 0
	}
	href := page.Attr(p.Elems[a].Node, "href")
	if strings.HasPrefix(href, "#") || p.Resolve(href) == p.URL.String() {
		return 0
	}
	if u, err := p.Base.Parse(href); err == nil && strings.Trim(u.Path, "/") == strings.Trim(p.URL.Path, "/") {
		return 0
	}
	return -0.3
}

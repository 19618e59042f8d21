package reading

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/tearsheet-news/tearsheet/extract/internal/body"
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/picture"
	"github.com/tearsheet-news/tearsheet/extract/internal/rules"
	"github.com/tearsheet-news/tearsheet/extract/internal/trace"
)

// ruledClaims are what the caller's rules found on a page, as claims.
func ruledClaims(p *page.Page, found rules.Found) (claims claim.Set) {
	if len(found.Values) == 0 {
		return claims
	}
	elems := elements(p)
	for field, values := range found.Values {
		for _, v := range values {
			c := claim.Claim{Field: field, Source: claim.Rule.Named(string(field)), Value: page.Collapse(v.Attr), Elem: -1}
			if i, ok := elems[v.Node]; ok {
				c.Elem = i
			}
			switch {
			case v.Attr != "":
			case field == claim.Image:
				c.Value = pictureIn(p, v.Node)
			default:
				c.Value = textOf(p, v.Node, c.Elem)
			}
			claims.Add(c)
		}
	}
	return claims
}

// textOf is the text of an element: what a reader sees of it, or where it is no
// part of what is laid out, such as the title element, all that stands in it.
func textOf(p *page.Page, n *html.Node, elem int32) string {
	if elem >= 0 {
		return p.ElemText(elem)
	}
	var text strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			text.WriteString(d.Data)
		}
	}
	return page.Collapse(text.String())
}

// pictureIn is the address of the first picture that an element is or holds.
func pictureIn(p *page.Page, n *html.Node) string {
	for i := range p.Leaves {
		l := &p.Leaves[i]
		if !picture.Is(l.Node) {
			continue
		}
		for at := l.Node; at != nil; at = at.Parent {
			if at == n {
				return picture.Read(p, l).URL
			}
		}
	}
	return ""
}

// elements are the places of nodes on a page.
func elements(p *page.Page) map[*html.Node]int32 {
	elems := make(map[*html.Node]int32, len(p.Elems))
	for i := range p.Elems {
		elems[p.Elems[i].Node] = int32(i)
	}
	return elems
}

// ruledStory is the story in the elements that the caller's rules found for it;
// false where they found none, or no text in them.
func ruledStory(p *page.Page, found rules.Found, log *trace.Log) (Story, bool) {
	if len(found.Body) == 0 {
		return Story{}, false
	}
	elems := elements(p)
	var kept []int32
	for _, n := range found.Body {
		i, ok := elems[n]
		if !ok {
			continue
		}
		e := &p.Elems[i]
		for s := e.First; s < e.Last; s++ {
			if !p.Segments[s].Hidden || e.Hidden { // what is asked for by name may be hidden
				kept = append(kept, s)
			}
		}
		log.Elem("body", "keep", "rule", i)
	}
	slices.Sort(kept)
	b := body.Given(p, slices.Compact(kept))
	if b.Words == 0 {
		return Story{}, false
	}
	return Story{b, p, b.Kept, claim.Rule.Named("body")}, true
}

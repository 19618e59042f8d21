// Package visible reads the claims that a reader of the page can see.
package visible

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/body"
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

// Claims returns what the visible page says around the story found.
func Claims(p *page.Page, b body.Body) []claim.Claim {
	out := headlines(p, b)
	for i := range p.Elems {
		e := &p.Elems[i]
		switch {
		case e.Hints.Any(page.Author) && e.Count.Words > 0 && e.Count.Words < 20:
			out = append(out, claim.Claim{Field: claim.Author, Value: p.ElemText(int32(i)), Source: "visible:author", Elem: int32(i)})
		}
	}
	at := placeOf(p, b)
	out = append(out, stamps(at)...)
	return append(out, filing(at)...)
}

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
	at := placeOf(p, b)
	out = append(out, bylines(at)...)
	out = append(out, stamps(at)...)
	out = append(out, marks(at)...)
	return append(out, filing(at)...)
}

// Package resolve decides, field by field, which of a page's claims to
// believe. One file a field; each tells its order of trust and the reasons.
package resolve

import (
	"time"

	"github.com/tearsheet-news/tearsheet/extract/internal/body"
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/trace"
)

// Input is all there is to decide from.
type Input struct {
	Page      *page.Page
	Claims    *claim.Set
	Body      body.Body
	Log       *trace.Log
	FetchedAt time.Time // zero: unknown

	// Language, SiteName and Title are settled before the fields that depend
	// on them.
	Language, SiteName, Title string
}

// Value is a decision: the value and the claim it was taken from. The zero
// Value means that nothing was found.
type Value struct {
	Text   string
	Source string
}

// List is a decision about a field of several values.
type List struct {
	Texts  []string
	Source string
}

// first believes the first claim of the sources, in their order.
func (in *Input) first(f claim.Field, sources ...string) Value {
	c, ok := in.Claims.From(f, sources...)
	if !ok {
		return Value{}
	}
	in.Log.Claim("resolve", "believe", string(f), c.Source, c.Value)
	return Value{c.Value, c.Source}
}

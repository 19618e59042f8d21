// Package reading takes a page through the stages, from what its data claims to
// what kind of page it is. Package extract and the programs that learn from
// pages share it, so that what is learned is learned from what is served.
package reading

import (
	"time"

	"github.com/tearsheet-news/tearsheet/extract/internal/block"
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/datalayer"
	"github.com/tearsheet-news/tearsheet/extract/internal/jsonld"
	"github.com/tearsheet-news/tearsheet/extract/internal/kind"
	"github.com/tearsheet-news/tearsheet/extract/internal/meta"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/render"
	"github.com/tearsheet-news/tearsheet/extract/internal/resolve"
	"github.com/tearsheet-news/tearsheet/extract/internal/trace"
	"github.com/tearsheet-news/tearsheet/extract/internal/visible"
)

// Context is what is known of a page besides itself. The zero Context is
// complete.
type Context struct {
	Hints     []claim.Claim // of the feed or sitemap that named the page
	FetchedAt time.Time     // zero: unknown
	Log       *trace.Log    // nil: nobody asks why
}

// Reading is what was read.
type Reading struct {
	resolve.Fields
	Story  Story
	Blocks []block.Block // the story
	Text   string        // the blocks as plain text

	// Sources tells where each field that has a value was taken from, by JSON key.
	Sources map[string]string

	// Kind is what kind of page it is, and Sure how sure that is, 0.5 to 1.
	Kind kind.Kind
	Sure float64
}

// Read runs the stages.
func Read(p *page.Page, ctx Context) Reading {
	claims := Claims(p)
	claims.Add(ctx.Hints...)
	story := findStory(p, &claims, ctx.Log)
	claims.Add(visible.Claims(p, story.Body)...)

	in := &resolve.Input{Page: p, Claims: &claims, Body: story.Body, Log: ctx.Log, FetchedAt: ctx.FetchedAt}
	r := Reading{Fields: resolve.Decide(in), Story: story, Blocks: block.Build(story.Page, story.Kept)}
	r.Sources = r.Fields.Sources()
	if r.Text = render.Text(r.Blocks); r.Text != "" {
		r.Sources[string(claim.Body)] = story.Source
	}
	r.Kind, r.Sure = kind.Of(in, r.Sources)
	return r
}

// Claims are what the data of a page claims.
func Claims(p *page.Page) (claims claim.Set) {
	claims.Add(jsonld.Claims(jsonld.Read(p.JSONLD()), p)...)
	claims.Add(meta.Claims(p)...)
	claims.Add(datalayer.Claims(p.Scripts)...)
	return claims
}

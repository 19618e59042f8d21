// Package reading takes a page through the stages, from what its data claims to
// what kind of page it is. Package extract and the programs that learn from
// pages share it, so that what is learned is learned from what is served.
package reading

import (
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"

	"github.com/tearsheet-news/tearsheet/extract/internal/block"
	"github.com/tearsheet-news/tearsheet/extract/internal/body"
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/confidence"
	"github.com/tearsheet-news/tearsheet/extract/internal/datalayer"
	"github.com/tearsheet-news/tearsheet/extract/internal/decode"
	"github.com/tearsheet-news/tearsheet/extract/internal/jsonld"
	"github.com/tearsheet-news/tearsheet/extract/internal/kind"
	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
	"github.com/tearsheet-news/tearsheet/extract/internal/meta"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/render"
	"github.com/tearsheet-news/tearsheet/extract/internal/resolve"
	"github.com/tearsheet-news/tearsheet/extract/internal/rules"
	"github.com/tearsheet-news/tearsheet/extract/internal/trace"
	"github.com/tearsheet-news/tearsheet/extract/internal/visible"
)

// Parse decodes and parses the bytes of a page, of which as many as maxTags tags
// are read.
func Parse(data []byte, contentType string, maxTags int) (*html.Node, error) {
	return decode.Parse(decode.UTF8(data, contentType).UTF8, maxTags)
}

// MaxTags is thirteen times the most found in one of 2,000 news pages.
const MaxTags = 1 << 18

// Context is what is known of a page besides itself. The zero Context is
// complete.
type Context struct {
	Hints     []claim.Claim // of the feed or sitemap that named the page
	Rules     rules.Found   // what the caller's rules found on it
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

	Type kind.Verdict

	Input *resolve.Input // what the fields were decided from

	// Signs are what the decisions looked like, and Confidence is how sure they
	// are, 0 to 1.
	Signs      confidence.Signs
	Confidence map[claim.Field]float64
}

// Models are what the stages have learned.
type Models struct {
	Body       *body.Model
	Type       kind.Model
	Confidence confidence.Model
}

// Read runs the stages with the models that are part of the program.
func Read(p *page.Page, ctx Context) Reading {
	return learned().Read(p, ctx)
}

func learned() Models { return Models{body.Learned(), kind.Learned(), confidence.Learned()} }

// Read runs the stages.
func (m Models) Read(p *page.Page, ctx Context) Reading {
	claims := Claims(p)
	claims.Add(ctx.Hints...)
	story, ok := ruledStory(p, ctx.Rules, ctx.Log)
	if !ok {
		story = m.findStory(p, &claims, ctx.Log)
	}
	claims.Add(visible.Claims(p, story.Body)...)

	in := &resolve.Input{Page: p, Claims: &claims, Ruled: ruledClaims(p, ctx.Rules), Body: story.Body, Log: ctx.Log, FetchedAt: ctx.FetchedAt}
	r := Reading{Input: in, Fields: resolve.Decide(in), Story: story, Blocks: block.Build(story.Page, story.Kept)}
	r.Sources = r.Fields.Sources()
	if r.Text = render.Text(r.Blocks); r.Text != "" {
		r.Sources[string(claim.Body)] = story.Source.String()
	}
	r.Type = m.Type.Of(in, r.Sources)
	r.Signs = r.signs()
	r.Confidence = m.Confidence.Of(r.Signs, confidence.OfPage(r.Type.Kind == kind.Article, r.Type.Sure, story.Body.Right))
	return r
}

// byRule begins the sources of what a caller's rule decided.
var byRule = claim.Rule.Named("").String()

// signs are what the decisions about the fields that have a value looked like. What
// a caller's rule decided is as sure as the rule, and has none.
func (r *Reading) signs() confidence.Signs {
	out := make(confidence.Signs)
	for f, seen := range r.Input.Signs {
		if source := r.Sources[string(f)]; source != "" && !strings.HasPrefix(source, byRule) {
			out[f] = seen
		}
	}
	if r.Text != "" && r.Story.Source.Kind != claim.Rule {
		out[claim.Body] = append(slices.Clone(r.Story.Body.Seen), logodds.Feature{What: "text from", Bin: r.Story.Source.String()})
	}
	return out
}

// Claims are what the data of a page claims.
func Claims(p *page.Page) (claims claim.Set) {
	claims.Add(jsonld.Claims(jsonld.Read(p.JSONLD()), p)...)
	claims.Add(meta.Claims(p)...)
	claims.Add(datalayer.Claims(p.Scripts)...)
	return claims
}

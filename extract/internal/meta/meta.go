// Package meta reads the claims of meta and link elements: OpenGraph, Twitter,
// Dublin Core and the tags that publishing systems and analytics services
// agree on with their publishers.
package meta

import (
	"cmp"
	"html"
	"strconv"
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	labels "github.com/tearsheet-news/tearsheet/extract/internal/names"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

// text cleans a value, of entities too: some systems escape them twice.
func text(s string) string {
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	return page.Collapse(s)
}

// imageSize adds a size to the image claimed before it, as OpenGraph orders
// its structured properties.
func imageSize(claims []claim.Claim, m page.Meta) {
	if len(claims) == 0 || !strings.HasPrefix(m.Name, "og:image:") {
		return
	}
	size, err := strconv.Atoi(m.Content)
	for i := len(claims) - 1; i >= 0 && err == nil; i-- {
		if c := &claims[i]; c.Source.Kind == claim.Meta && strings.HasPrefix(c.Source.Name, "og:image") {
			switch m.Name {
			case "og:image:width":
				c.Width = size
			case "og:image:height":
				c.Height = size
			}
			return
		}
	}
}

// authorLabels are the numbers of a Twitter card's labelled values that name
// an author: of "twitter:label1" and "twitter:data1" the first says, in the
// language of the site, what the second is.
func authorLabels(metas []page.Meta) map[string]bool {
	var numbers map[string]bool
	for _, m := range metas {
		if number, ok := strings.CutPrefix(m.Name, "twitter:label"); ok && labels.Introduces(m.Content) == labels.Author {
			if numbers == nil {
				numbers = make(map[string]bool)
			}
			numbers[number] = true
		}
	}
	return numbers
}

// rels maps the relation of a link element to a field.
var rels = map[string]claim.Field{"canonical": claim.Canonical, "image_src": claim.Image, "syndication-source": claim.Canonical}

// field is the field that a meta element of a name speaks of; "" for none.
func field(name string) claim.Field {
	return cmp.Or(claim.InMeta(name), dateNames[name], dateField(name))
}

// Claims returns what the meta and link elements say.
func Claims(p *page.Page) []claim.Claim {
	var out []claim.Claim
	labelled := authorLabels(p.Metas)
	for _, m := range p.Metas {
		if f := field(m.Name); f != "" {
			out = append(out, claim.Claim{Field: f, Value: text(m.Content), Source: claim.Meta.Named(m.Name), Elem: -1})
		}
		imageSize(out, m)
		if number, ok := strings.CutPrefix(m.Name, "twitter:data"); ok && labelled[number] {
			out = append(out, claim.Claim{Field: claim.Author, Value: text(m.Content), Source: claim.Meta.Named("twitter:data"), Elem: -1})
		}
	}
	for _, l := range p.Links {
		for rel := range strings.FieldsSeq(l.Rel) {
			if f, ok := rels[rel]; ok {
				out = append(out, claim.Claim{Field: f, Value: l.Href, Source: claim.Link.Named(rel), Elem: -1})
			}
		}
	}
	return out
}

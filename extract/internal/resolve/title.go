package resolve

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// Title is the headline.
//
// A heading that the reader sees and that agrees, at least loosely, with what
// the metadata calls the story is the headline. Metadata decides where there
// is no such heading; a heading that no metadata speaks of is believed only
// where it stands right above the body.
func Title(in *Input) Value {
	site := namesOfSite(in)
	files := filedTitles(in, site)
	best, score := printedTitle(in, site, files)
	in.grade(claim.Title, "score of heading", score, 0.01, 0.3, 0.5, 0.7, 0.9, 1.1, 1.3, 1.5, 1.7)
	in.grade(claim.Title, "agreement", agreement(best.Value, files), 0.2, 0.4, 0.6, 0.64, 0.8, 0.9, 0.98)
	in.grade(claim.Title, "metadata", float64(differentTitles(files)), 1, 2, 3, 4)
	switch v := newsroomTitle(in, files); {
	case v.Text != "" && !printedAs(in, best, v.Text):
		return in.titled(v, "two records of a newsroom agree", files)
	case len(files) > 0 && score < 0.5*files[0].trust:
		return in.titled(Value{files[0].Value, files[0].Source}, "no heading agrees", files)
	case score > 0:
		return in.titled(Value{spelled(in, best, files), best.Source}, "printed, and agreed on or well placed", files)
	case in.Page.Title != "":
		return in.titled(Value{in.Page.Title, titleElement}, "nothing else", files)
	}
	return Value{}
}

// titled notes in the trace what was believed and what was not.
func (in *Input) titled(v Value, why string, files []filed) Value {
	in.sign(claim.Title, "why", why)
	in.sign(claim.Title, "source", v.Source.String())
	in.grade(claim.Title, "words", float64(len(strings.Fields(v.Text))), 2, 4, 7, 12, 20)
	in.grade(claim.Title, "same in metadata", agreement(v.Text, files), 0.2, 0.4, 0.6, 0.64, 0.8, 0.9, 0.98)
	if in.Log == nil {
		return v
	}
	in.Log.Claim("resolve", "believe", "title: "+why, v.Source.String(), v.Text)
	for _, c := range in.Claims.Of(claim.Title) {
		if c.Elem >= 0 && c.Source != v.Source && c.Type != claim.Part {
			in.Log.Claim("resolve", "doubt", "title: less rank, agreement or place", c.Source.String(), c.Value)
		}
	}
	for _, f := range files {
		if f.key != key(v.Text) {
			in.Log.Claim("resolve", "doubt", "title: other words than "+v.Source.String(), f.Source.String(), f.Value)
		}
	}
	return v
}

// printedAs tells whether title is what the heading says with or without its
// kicker.
func printedAs(in *Input, heading claim.Claim, title string) bool {
	if heading.Elem < 0 {
		return false
	}
	return key(heading.Value) == key(title) || key(in.Page.ElemText(heading.Elem)) == key(title)
}

// newsroomTitle is the title that two records of a newsroom agree on: the
// headline of a NewsArticle and the title for sharing. Each is often a search
// title where it stands alone or in a blog, where systems fill in both.
func newsroomTitle(in *Input, files []filed) Value {
	ld, ok := in.Claims.From(claim.Title, claim.JSONLD.Named("headline"))
	if !ok || !newsTypes[ld.Type] {
		return Value{}
	}
	for _, f := range files {
		if f.Source == claim.JSONLD.Named("headline") {
			for _, g := range files {
				if g.Source == claim.Meta.Named("og:title") && g.key == f.key {
					return Value{f.Value, f.Source}
				}
			}
		}
	}
	return Value{}
}

// newsTypes are the schema types that newsrooms use.
var newsTypes = map[string]bool{"NewsArticle": true, "ReportageNewsArticle": true, "AnalysisNewsArticle": true,
	"OpinionNewsArticle": true, "LiveBlogPosting": true}

// spelled prefers the metadata's spelling of the same letters where a heading
// is laid out in parts: what stands between them is left to the layout there,
// be it a space or a colon.
func spelled(in *Input, heading claim.Claim, files []filed) string {
	e := &in.Page.Elems[heading.Elem]
	if e.End-heading.Elem > 1 {
		for _, f := range files {
			if f.key == key(heading.Value) && len(f.Value) > len(heading.Value) {
				return f.Value
			}
		}
	}
	return heading.Value
}

// differentTitles counts the titles of the metadata that differ.
func differentTitles(files []filed) int {
	keys := make(map[string]bool)
	for _, f := range files {
		if f.Source != titleElement {
			keys[f.key] = true
		}
	}
	return len(keys)
}

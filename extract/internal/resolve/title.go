package resolve

import "github.com/tearsheet-news/tearsheet/extract/internal/claim"

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
	if v := newsroomTitle(in, files); v.Text != "" && !printedAs(in, best, v.Text) {
		in.Log.Claim("resolve", "believe", "title: two records agree", v.Source, v.Text)
		return v
	}
	if len(files) == 0 && score <= 0 {
		return Value{in.Page.Title, "title"}
	}
	if len(files) > 0 && score < 0.5*files[0].trust {
		in.Log.Claim("resolve", "doubt", "title: no heading agrees", best.Source, best.Value)
		in.Log.Claim("resolve", "believe", "title: filed", files[0].Source, files[0].Value)
		return Value{files[0].Value, files[0].Source}
	}
	in.Log.Claim("resolve", "believe", "title: printed", best.Source, best.Value)
	return Value{spelled(in, best, files), best.Source}
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
	ld, ok := in.Claims.From(claim.Title, "jsonld:headline")
	if !ok || !newsTypes[ld.Type] {
		return Value{}
	}
	for _, f := range files {
		if f.Source == "jsonld:headline" {
			for _, g := range files {
				if g.Source == "meta:og:title" && g.key == f.key {
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

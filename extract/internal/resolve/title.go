package resolve

import "github.com/tearsheet-news/tearsheet/extract/internal/claim"

// Title is the headline.
//
// A heading that the reader sees and that agrees, at least loosely, with what
// the metadata calls the story is the headline. Metadata decides where there
// is no such heading; a heading that no metadata speaks of is believed only
// where it stands right above the body.
func Title(in *Input) Value {
	site := siteNames(in)
	files := filedTitles(in, site)
	best, score := printedTitle(in, site, files)
	if v := newsroomTitle(in, files); v.Text != "" && key(v.Text) != key(best.Value) {
		in.Log.Claim("resolve", "believe", "title: two records agree", v.Source, v.Text)
		return v
	}
	if score < 0.5 && len(files) > 0 {
		in.Log.Claim("resolve", "doubt", "title: no heading agrees", best.Source, best.Value)
		in.Log.Claim("resolve", "believe", "title: filed", files[0].Source, files[0].Value)
		return Value{files[0].Value, files[0].Source}
	}
	in.Log.Claim("resolve", "believe", "title: printed", best.Source, best.Value)
	return Value{spaced(best.Value, files), best.Source}
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

// spaced prefers the metadata's spelling of the same words where the heading
// has lost a space between two of its elements.
func spaced(title string, files []filed) string {
	for _, f := range files {
		if f.key == key(title) && len(wordsOf(f.Value)) > len(wordsOf(title)) {
			return f.Value
		}
	}
	return title
}

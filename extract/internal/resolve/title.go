package resolve

import "github.com/tearsheet-news/tearsheet/extract/internal/claim"

// Title is the headline.
func Title(in *Input) Value {
	if v := in.first(claim.Title, "visible:h1", "jsonld:headline", "meta:og:title", "meta:twitter:title"); v.Text != "" {
		return v
	}
	return in.first(claim.Title, "title")
}

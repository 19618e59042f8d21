package resolve

import "github.com/tearsheet-news/tearsheet/extract/internal/claim"

// Dates are when the story was published and when it was last changed.
func Dates(in *Input) (published, modified Value) {
	published = in.first(claim.Published, "jsonld:datePublished", "meta:article:published_time", "visible:time")
	modified = in.first(claim.Modified, "jsonld:dateModified", "meta:article:modified_time")
	return published, modified
}

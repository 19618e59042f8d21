package resolve

import "github.com/tearsheet-news/tearsheet/extract/internal/claim"

// Authors are the people or agencies of the byline, and the byline as printed.
func Authors(in *Input) (byline Value, authors List) {
	for _, source := range [...]string{"jsonld:author", "meta:author", "visible:author"} {
		for _, c := range in.Claims.Of(claim.Author) {
			if c.Source == source {
				authors.Texts = append(authors.Texts, c.Value)
				authors.Source = source
			}
		}
		if len(authors.Texts) > 0 {
			break
		}
	}
	return in.first(claim.Byline, "visible:byline"), authors
}

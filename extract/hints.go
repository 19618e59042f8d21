package extract

import "github.com/tearsheet-news/tearsheet/extract/internal/claim"

// claims are what the caller knows, as claims beside the page's own.
func (h Hints) claims() []claim.Claim {
	told := func(f claim.Field, value string) claim.Claim {
		return claim.Claim{Field: f, Value: value, Source: claim.Feed.Named(string(f)), Elem: -1}
	}
	out := []claim.Claim{
		told(claim.Title, h.Title), told(claim.Published, h.Published), told(claim.Language, h.Language),
		told(claim.SiteName, h.SiteName),
	}
	for _, keyword := range h.Keywords {
		out = append(out, told(claim.Tag, keyword))
	}
	return out
}

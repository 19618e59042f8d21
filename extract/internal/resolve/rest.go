package resolve

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// Language is the language of the story.
func Language(in *Input) Value {
	if in.Page.Lang != "" {
		return Value{in.Page.Lang, "html:lang"}
	}
	return in.first(claim.Language, "jsonld:inLanguage", "meta:og:locale", "meta:content-language")
}

// Description is the page's own summary.
func Description(in *Input) Value {
	return in.first(claim.Description, "meta:description", "meta:og:description", "jsonld:description")
}

// Canonical is the page's own address.
func Canonical(in *Input) Value {
	v := in.first(claim.Canonical, "link:canonical", "meta:og:url")
	if v.Text = in.Page.Resolve(v.Text); v.Text == "" {
		return Value{in.Page.URL.String(), "url"}
	}
	return v
}

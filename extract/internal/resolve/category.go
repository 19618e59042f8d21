package resolve

import "github.com/tearsheet-news/tearsheet/extract/internal/claim"

// Categories are the sections the page files itself under, outermost first;
// the narrowest is the category.
func Categories(in *Input) (category Value, all List) {
	category = in.first(claim.Category, "jsonld:articleSection", "meta:article:section")
	if category.Text != "" {
		all = List{[]string{category.Text}, category.Source}
	}
	return category, all
}

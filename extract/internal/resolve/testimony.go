package resolve

import "github.com/tearsheet-news/tearsheet/extract/internal/claim"

// Said is what one source says about a field, read as the decision reads it.
type Said struct {
	Field  claim.Field
	Source claim.Source
	Sort   string // the place of a date, or what sort of name the best in a list is
	Texts  []string
}

// Testimony is what all sources say about authors, section, tags and the day of
// publication: what their trust is measured by.
func Testimony(in *Input) (all []Said) {
	r := newAuthorReader(in)
	for _, b := range r.ballots {
		if len(b.keys) > 0 {
			all = append(all, Said{claim.Author, b.Source, r.kind(b.keys).String(), r.texts(b.keys)})
		}
	}
	sections, tags := newSectionNamer(in), newTagNamer(in, in.Claims.Of(claim.Tag))
	for _, row := range claim.Sources(claim.Category) {
		if list := sections.names(row.Source); len(list) > 0 {
			all = append(all, Said{claim.Category, row.Source, "", list})
		}
	}
	for _, row := range claim.Sources(claim.Tag) {
		if list := tags.tags(row.Source); len(list) > 0 {
			all = append(all, Said{claim.Tag, row.Source, "", list})
		}
	}
	for _, w := range witnesses(in) {
		if w.Field == claim.Published {
			all = append(all, Said{claim.Published, w.Source, w.Type, []string{w.Date.String()}})
		}
	}
	return all
}

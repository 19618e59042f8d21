// Package claim holds what a page says about itself, before anyone has decided
// what to believe.
package claim

import (
	"iter"
	"slices"
)

// Field names a field of the record by its JSON key.
type Field string

// The fields that are claimed.
const (
	Title       Field = "title"
	Byline      Field = "byline"
	Author      Field = "authors"
	Published   Field = "published"
	Modified    Field = "modified"
	Category    Field = "category"
	Tag         Field = "tags"
	Language    Field = "language"
	SiteName    Field = "site_name"
	Description Field = "description"
	Image       Field = "image"
	Canonical   Field = "canonical_url"
	Type        Field = "type"
	Free        Field = "accessible_for_free"
	Body        Field = "text"
)

// Kicker is the line in a heading above or before the headline: a topic or a
// section, and no part of the title. It is no field of the record.
const Kicker Field = "kicker"

// SiteAlias is another name that the site goes by, such as that of its app. It
// is no field of the record.
const SiteAlias Field = "site_alias"

// Part is the type of a title that is only a part of the heading it stands in.
const Part = "part"

// The places that the Type of a visible date names.
const (
	AtHead    = "head"      // near the headline, down to the start of the body
	InBody    = "body"      // in a line of the body
	Boxed     = "boxed"     // there, in a box of its own that may be about something else
	AtEnd     = "end"       // in the lines behind the body
	Elsewhere = "elsewhere" // in a sidebar, a footer, far from the story
)

// Claim is one statement of one source.
type Claim struct {
	Field  Field
	Value  string
	Source Source // where it stands

	// Elem is the element it was read from; -1 where it is not visible.
	Elem int32

	// Type is what the source says the value is: the schema type of a JSON-LD
	// author or of the thing described; "" where it says nothing.
	Type string

	// Width and Height are those of an image; 0 where not told.
	Width, Height int
}

// Set is the claims of a page, in the order they were found.
type Set struct {
	list []Claim
}

// Add appends claims; those without a value are dropped.
func (s *Set) Add(claims ...Claim) {
	for _, c := range claims {
		if c.Value != "" {
			s.list = append(s.list, c)
		}
	}
}

// All yields the claims about all fields, in order.
func (s *Set) All() iter.Seq[Claim] { return slices.Values(s.list) }

// Of returns the claims about a field, in order.
func (s *Set) Of(f Field) []Claim {
	var out []Claim
	for _, c := range s.list {
		if c.Field == f {
			out = append(out, c)
		}
	}
	return out
}

// From returns the first claim about a field from one of the sources, in the
// order of the sources.
func (s *Set) From(f Field, sources ...Source) (Claim, bool) {
	for _, source := range sources {
		for _, c := range s.list {
			if c.Field == f && c.Source == source {
				return c, true
			}
		}
	}
	return Claim{}, false
}

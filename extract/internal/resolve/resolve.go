// Package resolve decides, field by field, which of a page's claims to believe.
// Decide is the order of the fields, and a file is named for the field it is
// about. How far a source is trusted stands in the table of package claim; of
// several values those of the jury that is left with least doubt are believed.
package resolve

import (
	"time"

	"github.com/tearsheet-news/tearsheet/extract/internal/body"
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/trace"
)

// Input is all there is to decide from.
type Input struct {
	Page      *page.Page
	Claims    *claim.Set
	Ruled     claim.Set // what the caller knows, which is believed before all else
	Body      body.Body
	Log       *trace.Log
	FetchedAt time.Time // zero: unknown

	// Language, SiteName and Title are settled before the fields that depend
	// on them.
	Language, SiteName, Title string

	// Signs are what the decisions about fields looked like, to tell how sure
	// they are.
	Signs map[claim.Field][]logodds.Feature
}

// sign notes what a decision looks like; its name begins with the field's.
func (in *Input) sign(f claim.Field, what, bin string) {
	if in.Signs == nil {
		in.Signs = make(map[claim.Field][]logodds.Feature)
	}
	in.Signs[f] = append(in.Signs[f], logodds.Feature{What: string(f) + " " + what, Bin: bin})
}

// grade notes a measure by the first of the limits that is above it.
func (in *Input) grade(f claim.Field, what string, v float64, limits ...float64) {
	in.sign(f, what, logodds.Bin(v, limits...))
}

// Value is a decision: the value and the claim it was taken from. The zero
// Value means that nothing was found.
type Value struct {
	Text   string
	Source claim.Source
}

// Moment is a decision about a date. Zone is who told its offset, "zone:country",
// where what is at Source tells a time without one.
type Moment struct {
	Value
	Zone string
}

// Fields are the decisions about a page.
type Fields struct {
	Language, Canonical, SiteName, Title, Description Value
	Image                                             Picture
	Free                                              Value // "true", "false" or nothing
	Byline                                            Value
	Authors                                           List
	Published, Modified                               Moment
	Category                                          Value
	Categories, Tags                                  List
}

// Decide decides the fields. Language comes first, for names and dates are read
// in it, and the names of the site before the title, which must not repeat them.
// Authors, section and tags come behind the title, for its words are not theirs.
func Decide(in *Input) (f Fields) {
	f.Language = Language(in)
	in.Language = f.Language.Text
	f.Canonical = Canonical(in)
	f.SiteName = SiteName(in)
	in.SiteName = f.SiteName.Text
	f.Title = in.ruled(claim.Title, Title)
	in.Title = f.Title.Text
	f.Description = Description(in)
	f.Image = in.ruledImage()
	f.Free = Free(in)
	f.Byline, f.Authors = in.ruledAuthors()
	f.Published, f.Modified = in.ruledDates()
	f.Category, f.Categories = in.ruledCategories()
	f.Tags = in.ruledTags()
	return f
}

// Sources tells where each field that has a value was taken from, by JSON key.
func (f *Fields) Sources() map[string]string {
	all := make(map[string]string)
	for field, source := range map[claim.Field]claim.Source{
		claim.Language: f.Language.Source, claim.Canonical: f.Canonical.Source, claim.SiteName: f.SiteName.Source,
		claim.Title: f.Title.Source, claim.Description: f.Description.Source, claim.Image: f.Image.Source, claim.Free: f.Free.Source,
		claim.Byline: f.Byline.Source, claim.Author: f.Authors.Source, claim.Published: f.Published.Source,
		claim.Modified: f.Modified.Source, claim.Category: f.Category.Source, "categories": f.Categories.Source, claim.Tag: f.Tags.Source,
	} {
		if source != (claim.Source{}) {
			all[string(field)] = source.String()
		}
	}
	for field, v := range map[claim.Field]Moment{claim.Published: f.Published, claim.Modified: f.Modified} {
		if v.Zone != "" {
			all[string(field)] += " " + v.Zone
		}
	}
	return all
}

// List is a decision about a field of several values.
type List struct {
	Texts  []string
	Source claim.Source
}

// first believes the first claim of the sources of a field, in their order.
func (in *Input) first(f claim.Field) Value {
	for _, row := range claim.Sources(f) {
		if c, ok := in.Claims.From(f, row.Source); ok {
			in.Log.Claim("resolve", "believe", string(f), c.Source.String(), c.Value)
			return Value{c.Value, c.Source}
		}
	}
	return Value{}
}

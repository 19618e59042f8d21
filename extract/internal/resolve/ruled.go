package resolve

import (
	"slices"
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/dates"
	"github.com/tearsheet-news/tearsheet/extract/internal/names"
	"github.com/tearsheet-news/tearsheet/extract/internal/picture"
)

// What the caller's rules found for a field is the field, and the jury is not
// asked; where they found nothing, it is.

// ruled is the first value that rules found for a field.
func (in *Input) ruled(f claim.Field, jury func(*Input) Value) Value {
	if claims := in.Ruled.Of(f); len(claims) > 0 {
		return in.obeyed(claims[0], claims[0].Value)
	}
	return jury(in)
}

// obeyed notes in the trace that a rule decided.
func (in *Input) obeyed(c claim.Claim, value string) Value {
	in.Log.Claim("resolve", "believe", string(c.Field)+": a rule", c.Source.String(), value)
	return Value{value, c.Source}
}

// ruledAuthors takes the names from the byline where rules found only that.
func (in *Input) ruledAuthors() (Value, List) {
	byline, authors := Authors(in)
	lines := in.Ruled.Of(claim.Byline)
	if len(lines) > 0 {
		byline = in.obeyed(lines[0], lines[0].Value)
	}
	claims := in.Ruled.Of(claim.Author)
	if len(claims) == 0 {
		claims = lines
	}
	if list := in.namesIn(claims); len(list) > 0 {
		in.obeyed(claims[0], list[0])
		authors = List{list, claims[0].Source}
	}
	return byline, authors
}

// namesIn are the names in claims, each of which is a byline; what does not read
// as one is a name itself.
func (in *Input) namesIn(claims []claim.Claim) (list []string) {
	ctx := names.Context{Lang: in.Language, SiteName: in.SiteName, Host: in.Page.URL.Hostname()}
	for _, c := range claims[:min(len(claims), maxAuthors)] {
		found := names.Split(c.Value, ctx)
		if len(found) == 0 {
			found = []string{c.Value}
		}
		list = append(list, found...)
	}
	return names.Dedup(list)
}

// ruledDates leaves a change that the page tells out where it is before the
// publication that a rule found.
func (in *Input) ruledDates() (published, modified Moment) {
	published, modified = Dates(in)
	ctx := dates.Context{Language: in.Language, Country: dates.CountryOf(in.Page.URL.Hostname()), FetchedAt: in.FetchedAt}
	if w, ok := in.dateIn(claim.Published, ctx); ok {
		published = in.ruledMoment(w)
		if change, ok := dates.Parse(modified.Text, ctx); ok && change.Before(w.Date) && !change.Agrees(w.Date) {
			modified = Moment{}
		}
	}
	if w, ok := in.dateIn(claim.Modified, ctx); ok {
		modified = in.ruledMoment(w)
	}
	return published, modified
}

// ruledMoment is a date that rules found, with the offset that others tell where
// it has none.
func (in *Input) ruledMoment(w witness) Moment {
	quiet := *in
	quiet.Log = nil // the trace has the witnesses already
	date, zone := witnesses(&quiet).zoned(w.Date, in)
	return Moment{Value{date.String(), w.Source}, zone}
}

// dateIn is the first date, to the day at least, that rules found for a field.
func (in *Input) dateIn(f claim.Field, ctx dates.Context) (witness, bool) {
	for _, c := range in.Ruled.Of(f) {
		if _, ok := dates.Parse(c.Value, ctx); !ok {
			if first, ok := dates.First(c.Value, ctx); ok {
				c.Value = c.Value[first.Start:first.End]
			}
		}
		if w, ok := in.hear(c, ctx); ok && w.Precision >= dates.ToDay {
			w.Date = w.clock()
			in.obeyed(c, c.Value)
			return w, true
		}
	}
	return witness{}, false
}

// ruledCategories takes several names for a trail, whose last is the narrowest.
func (in *Input) ruledCategories() (Value, List) {
	list, source := in.ruledTexts(claim.Category)
	if len(list) == 0 {
		return Categories(in)
	}
	return Value{list[len(list)-1], source}, List{list, source}
}

func (in *Input) ruledTags() List {
	list, source := in.ruledTexts(claim.Tag)
	switch len(list) {
	case 0:
		return Tags(in)
	case 1:
		list = strings.FieldsFunc(list[0], isTagMark)
	}
	for i := range list {
		list[i] = tidyTag(list[i])
	}
	return List{slices.DeleteFunc(list, func(tag string) bool { return tag == "" }), source}
}

// ruledTexts are the values that rules found for a field, each once.
func (in *Input) ruledTexts(f claim.Field) (list []string, source claim.Source) {
	for _, c := range in.Ruled.Of(f) {
		if !slices.Contains(list, c.Value) && len(list) < maxRuled {
			in.obeyed(c, c.Value)
			list = append(list, c.Value)
		}
		source = c.Source
	}
	return list, source
}

// maxRuled is how many names a rule finds at most; a selector that finds more
// finds something else.
const maxRuled = 100

// ruledImage is the first picture that rules found: an address, or an element
// that shows one.
func (in *Input) ruledImage() Picture {
	for _, c := range in.Ruled.Of(claim.Image) {
		pic := Picture{picture.Picture{URL: in.Page.Resolve(c.Value)}, c.Source}
		in.describe(&pic, in.printed(pic.URL))
		if pic.URL != "" {
			in.obeyed(c, pic.URL)
			return pic
		}
	}
	return Image(in)
}

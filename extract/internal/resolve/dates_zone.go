package resolve

import (
	"time"

	"github.com/tearsheet-news/tearsheet/extract/internal/dates"
	"golang.org/x/text/language"
)

// Who told the offset of a moment that has none where it stands.
const (
	zoneFeed     = "zone:feed"     // the feed or sitemap that named the page
	zoneStamps   = "zone:stamps"   // another date of the page
	zoneCountry  = "zone:country"  // the country whose domain the site stands in
	zoneLanguage = "zone:language" // the country where most of those live who read the language
)

// zoned is a date with an offset where it tells a time, and who told that.
func (ws testimony) zoned(d dates.Date, in *Input) (dates.Date, string) {
	if !d.HasTime() || d.HasOffset() {
		return d, ""
	}
	country, teller := in.country()
	home, known := dates.OffsetIn(country, d)
	for _, from := range [...]struct {
		kind   kind
		teller string
	}{{announced, zoneFeed}, {recorded, zoneStamps}, {printed, zoneStamps}} {
		for i := range ws {
			w := &ws[i]
			if w.kind != from.kind || !w.HasOffset() || inUTC(w.Date) {
				continue
			}
			if then, _ := dates.OffsetIn(country, w.Date); known && then == w.Offset {
				return d.At(home), from.teller // and its clocks may have changed since
			}
			if d.Wall().Sub(w.Wall()).Abs() < oneSeason {
				return d.At(w.Offset), from.teller
			}
		}
	}
	if !known {
		return d, ""
	}
	return d.At(home), teller
}

// oneSeason is how far apart two dates may be that have the same offset more
// often than not, though clocks change twice a year.
const oneSeason = 60 * 24 * time.Hour

// worldwide are the languages of so many countries with newspapers that they tell
// none, unless the page gives a region with them.
var worldwide = map[string]bool{"ar": true, "en": true, "es": true, "fr": true, "pt": true}

// country is the ISO 3166 code of the country that a site is in, and who told
// it. What the language tells is likely, no more; it tells the region that the
// page gives with it, or else the one where it is spoken most (CLDR).
func (in *Input) country() (code, teller string) {
	if code = dates.CountryOf(in.Page.URL.Hostname()); code != "" {
		return code, zoneCountry
	}
	tag, err := language.Parse(in.Language)
	if err != nil || in.Language == "" {
		return "", ""
	}
	base, _ := tag.Base()
	region, sure := tag.Region()
	if worldwide[base.String()] && sure != language.Exact {
		return "", ""
	}
	return region.String(), zoneLanguage
}

package dates

import (
	"strings"
	"time"
)

// Order is the order of day and month in a date of digits that ends with the
// year.
type Order uint8

// The orders. Dates that begin with the year always go on with the month.
const (
	OrderUnknown Order = iota
	DayFirst           // 31/12/2024
	MonthFirst         // 12/31/2024
)

// Context is what is known about a page beside the text at hand. The zero
// value knows nothing; a Context is never changed here and can be shared.
type Context struct {
	// Language is the page's BCP 47 tag ("de", "pt-BR"). Month names are known
	// in all languages at once; the language settles words that mean different
	// months in two of them, and the order of day and month.
	Language string

	// Country is where the site is at home, as ISO 3166 code ("US"), such as
	// CountryOf finds. It outweighs the region in Language, which publishing
	// systems fill in unasked.
	Country string

	// Order is the order that other dates of the page show, such as OrderIn
	// finds; it outweighs language and country.
	Order Order

	// Known are days the page tells elsewhere without doubt. Where only one
	// order turns a date of digits into one of them, that order is right.
	Known []Date

	// FetchedAt is when the page was fetched, in the zone its site is thought
	// to be in. The zero time means unknown; then relative dates and dates
	// without a year are not read.
	FetchedAt time.Time

	// Oldest is the first year believed; 0 means 1990, before which no page
	// was published.
	Oldest int
}

// defaultOldest is the year of the first web page.
const defaultOldest = 1990

func (c *Context) oldest() int {
	if c.Oldest == 0 {
		return defaultOldest
	}
	return c.Oldest
}

// tag splits a BCP 47 tag into its language in lower case and its region in
// upper case. Traditional Chinese without a region counts as Taiwan's.
func tag(t string) (language, region string) {
	language, rest, _ := strings.Cut(strings.ReplaceAll(strings.TrimSpace(t), "_", "-"), "-")
	for part := range strings.SplitSeq(rest, "-") {
		if len(part) == 2 {
			region = strings.ToUpper(part)
		}
		if region == "" && strings.EqualFold(part, "Hant") {
			region = "TW"
		}
	}
	return strings.ToLower(language), region
}

// monthFirstCountries put the month first in dates of digits: the United
// States and what follows its usage, and countries whose own order is
// year-month-day, which drop the year to the end for English readers.
// (Unicode CLDR, short date formats by region.)
var monthFirstCountries = map[string]bool{
	"US": true, "PR": true, "GU": true, "VI": true, "AS": true, "MP": true, "UM": true,
	"PH": true, "FM": true, "MH": true, "PW": true, "CA": true, "BZ": true,
	"JP": true, "KR": true, "CN": true, "TW": true,
}

// monthFirstLanguages are those in which the countries above do so: French
// Canada and the Spanish press of the United States put the day first.
var monthFirstLanguages = map[string]bool{
	"": true, "en": true, "fil": true, "tl": true, "ja": true, "ko": true, "zh": true,
}

// orderFor is the order of day and month that a page's language and country
// make likely, for digits separated by sep. Without a country, English is
// taken for American where a slash separates, since that is where nearly all
// slashes without other evidence stand; hyphens and full stops are far more
// common elsewhere.
func orderFor(language, country string, sep rune) Order {
	if !monthFirstLanguages[language] {
		return DayFirst
	}
	if monthFirstCountries[country] || country == "" && (sep == '/' || language == "ja" || language == "ko" || language == "zh") {
		return MonthFirst
	}
	return DayFirst
}

// yearFirstLanguages write two-digit years first: 24.05.01.
var yearFirstLanguages = map[string]bool{"ko": true, "ja": true, "zh": true, "hu": true, "lt": true, "mn": true}

// rentedDomains are country domains whose buyers mostly live elsewhere, so
// that they tell no country. "eu" is no country at all.
var rentedDomains = map[string]bool{
	"ai": true, "am": true, "cc": true, "cd": true, "co": true, "dj": true, "eu": true, "fm": true,
	"gg": true, "io": true, "la": true, "ly": true, "me": true, "nu": true, "sh": true, "st": true,
	"tk": true, "to": true, "tv": true, "vc": true, "ws": true,
}

// CountryOf is the ISO 3166 code of the country whose domain a host name
// ("www.example.co.uk") stands in; "" where it tells none.
func CountryOf(host string) string {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	top := host[strings.LastIndexByte(host, '.')+1:]
	switch {
	case len(top) != 2 || len(top) == len(host) || rentedDomains[top] || !isLower(top[0]) || !isLower(top[1]):
		// The United States have a second domain, for their offices.
		if top == "gov" || top == "mil" {
			return "US"
		}
		return ""
	case top == "uk":
		return "GB"
	}
	return strings.ToUpper(top)
}

func isLower(c byte) bool { return c >= 'a' && c <= 'z' }

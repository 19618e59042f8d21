package resolve

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/dates"
)

// trustOf is how far a source is trusted about the day of publication, by the
// place of what is printed: close to the share of the development pages on
// which it tells the right day.
var trustOf = map[string]map[string]float64{
	"visible:date":            {claim.AtHead: 0.95, claim.Boxed: 0.7, claim.AtEnd: 0.65, claim.InBody: 0.4, claim.Elsewhere: 0.3},
	"visible:published":       {claim.AtHead: 0.97, claim.Boxed: 0.8, claim.AtEnd: 0.75, claim.InBody: 0.8, claim.Elsewhere: 0.5},
	"visible:updated":         {claim.AtHead: 0.95, claim.Boxed: 0.85, claim.AtEnd: 0.85, claim.InBody: 0.8, claim.Elsewhere: 0.5},
	"visible:dateline":        {"": 0.8},
	"visible:time":            {claim.AtHead: 0.95, claim.Boxed: 0.7, claim.AtEnd: 0.65, claim.InBody: 0.5, claim.Elsewhere: 0.3},
	"microdata:datePublished": {"": 0.84},
	"jsonld:datePublished":    {"": 0.85},
	"jsonld:dateCreated":      {"": 0.6},
	"jsonld:uploadDate":       {"": 0.4}, // of a video on the page
	"meta:datecreated":        {"": 0.6},
	"meta:datepublished":      {"": 0.8}, // an itemprop, at times of another thing on the page
	"meta:date":               {"": 0.75},
	"url:date":                {"": 0.5},
	"feed:published":          {"": 0.85},
	"script:published":        {"": 0.4}, // right as often as metadata where it is the page's story
}

// trust is how far a claim is trusted.
func trust(c claim.Claim, f dates.Found) float64 {
	t, ok := trustOf[c.Source]
	if !ok {
		return 0.845 // the other names that metadata has for it
	}
	v, ok := t[c.Type]
	if !ok {
		v = t[""]
	}
	if f.Guessed {
		v *= 0.95
	}
	if f.Form != dates.Full {
		v *= 0.8
	}
	return v
}

// trustIn is how far the date of an address is trusted. A month alone cannot
// tell two claims of one month apart.
func trustIn(d dates.Date) float64 {
	if d.Precision < dates.ToDay {
		return 0.15
	}
	return trustOf["url:date"][""]
}

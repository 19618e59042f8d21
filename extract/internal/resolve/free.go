package resolve

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/body"
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// Free tells whether the whole story is given away: "false" where the page
// says or shows a wall, "true" where it says there is none, "" where it says
// nothing. A wall that stands below the story outweighs a claim that there is
// none, since that claim is often the same on all pages of a site.
func Free(in *Input) Value {
	said := Value{}
	for _, c := range in.Claims.Of(claim.Free) {
		if free, ok := freeWords[strings.ToLower(c.Value)]; ok && (said.Text == "" || free == "false") {
			said = Value{free, c.Source}
		}
	}
	if said.Text == "false" || len(in.Body.Kept) == 0 {
		return said
	}
	if i := body.Wall(in.Page, in.Body.Kept[0]); i >= 0 {
		in.Log.Elem("resolve", "believe", "accessible_for_free: a wall", i)
		return Value{"false", claim.Visible.Named("paywall")}
	}
	return said
}

// freeWords are the values in use: the booleans of schema.org, as such and
// spelled out, and the tiers that Facebook asked publishers for.
var freeWords = map[string]string{"true": "true", "false": "false", "1": "true", "0": "false", "yes": "true", "no": "false",
	"http://schema.org/true": "true", "http://schema.org/false": "false", "https://schema.org/true": "true",
	"https://schema.org/false": "false", "free": "true", "locked": "false", "metered": "false"}

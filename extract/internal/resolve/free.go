package resolve

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
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
	if said.Text == "false" {
		return said
	}
	if i := wall(in); i >= 0 {
		in.Log.Elem("resolve", "believe", "accessible_for_free: a wall", i)
		return Value{"false", "visible:paywall"}
	}
	return said
}

// freeWords are the values in use: the booleans of schema.org, as such and
// spelled out, and the tiers that Facebook asked publishers for.
var freeWords = map[string]string{"true": "true", "false": "false", "1": "true", "0": "false", "yes": "true", "no": "false",
	"http://schema.org/true": "true", "http://schema.org/false": "false", "https://schema.org/true": "true",
	"https://schema.org/false": "false", "free": "true", "locked": "false", "metered": "false"}

// wallWords are what a wall says to its reader, in lower case.
var wallWords = []string{"subscribe to continue", "subscribe to read", "to continue reading", "to read the full", "subscribers only",
	"for subscribers", "already a subscriber", "unlock this article", "log in to continue", "weiterlesen mit", "jetzt weiterlesen", "mit abo",
	"artikel freischalten", "sie haben bereits ein abo", "um weiterzulesen", "réservé aux abonnés", "il vous reste", "pour lire la suite",
	"para seguir leyendo", "solo para suscriptores", "exclusivo para assinantes", "para continuar lendo", "per continuare a leggere",
	"riservato agli abbonati", "om verder te lezen", "alleen voor abonnees", "for abonnenter", "for at læse", "for å lese", "för att läsa",
	"prenumeranter", "tilaajille", "dla subskrybentów", "aby czytać dalej", "会員限定", "この記事は有料", "有料会員"}

// maxWall is the length of the longest wall, in words.
const maxWall = 250

// wall finds a paywall that the reader meets at the end of what is given away,
// or -1: an element named so that is shown and asks for a subscription.
func wall(in *Input) int32 {
	p := in.Page
	if len(in.Body.Kept) == 0 {
		return -1
	}
	for i := int32(0); i < int32(len(p.Elems)); i++ {
		e := &p.Elems[i]
		if !e.Hints.Any(page.Paywall) || e.Hidden || e.Count.Words < 3 || e.Count.Words > maxWall || e.First < in.Body.Kept[0] {
			continue
		}
		text := strings.ToLower(p.ElemText(i))
		for _, words := range wallWords {
			if strings.Contains(text, words) {
				return i
			}
		}
	}
	return -1
}

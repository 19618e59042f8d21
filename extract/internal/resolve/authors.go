package resolve

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// maxAuthorDoubt is how doubtful a list may be: from there on it is wrong more
// often than not.
const maxAuthorDoubt = 0.75

// Authors are the people or agencies of the byline, and the byline as printed.
func Authors(in *Input) (byline Value, authors List) {
	r := newAuthorReader(in)
	best, doubt := r.verdict(maxAuthorDoubt)
	if best < 0 {
		return Value{}, List{}
	}
	believed := r.ballots[best]
	authors = List{r.texts(believed.keys), believed.Source}
	in.Log.Claim("resolve", "believe", string(claim.Author), believed.Source.String(), strings.Join(authors.Texts, ", "))
	with, against := r.support(best)
	in.jurySigns(claim.Author, believed.Source, doubt, with, against)
	in.sign(claim.Author, "sort", r.kind(believed.keys).String())
	in.grade(claim.Author, "names", float64(len(believed.keys)), 2, 3, 5)
	for _, b := range r.ballots {
		if len(b.keys) > 0 && !mostly(b.keys, believed.keys) {
			in.Log.Claim("resolve", "doubt", "authors: more speaks for others", b.Source.String(), strings.Join(r.texts(b.keys), ", "))
		}
	}
	return r.printed(believed.keys), authors
}

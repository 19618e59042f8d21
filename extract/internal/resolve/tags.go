package resolve

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// maxTagDoubt is how doubtful a list may be. It lets one lone keyword of a meta
// element pass and stops what looks like the keywords of the whole site.
const maxTagDoubt = 0.7 + 2*slack

// Tags are the keywords of the story, as printed.
func Tags(in *Input) List {
	claims := in.Claims.Of(claim.Tag)
	if len(claims) == 0 {
		return List{}
	}
	namer := newTagNamer(in, claims)
	j := jury[string]{agree: mostly[string]}
	var lists [][]string
	for _, row := range claim.Sources(claim.Tag) {
		list := namer.tags(row.Source)
		lists = append(lists, list)
		j.ballots = append(j.ballots, ballot[string]{row, keysOf(list), row.Trust * namer.merit(list)})
	}
	best, doubt := j.verdict(maxTagDoubt)
	if best < 0 {
		return List{}
	}
	source := j.ballots[best].Source
	with, against := j.support(best)
	in.jurySigns(claim.Tag, source, doubt, with, against)
	in.grade(claim.Tag, "tags", float64(len(lists[best])), 2, 3, 5, 8, 15)
	in.Log.Claim("resolve", "believe", string(claim.Tag), source.String(), strings.Join(lists[best], ", "))
	return List{lists[best], source}
}

package resolve

import (
	"slices"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// Categories are the sections the page files itself under: outermost first in
// a trail, else in the order printed. The category is the narrowest of them.
func Categories(in *Input) (category Value, all List) {
	namer := newSectionNamer(in)
	j := jury[string]{agree: anyOf[string]}
	var names [][]string
	for _, row := range claim.Sources(claim.Category) {
		list := namer.names(row.Source)
		names = append(names, list)
		j.ballots = append(j.ballots, ballot[string]{row, keysOf(list), row.Trust})
	}
	best, doubt := j.verdict(1)
	if best < 0 {
		return Value{}, List{}
	}
	source := j.ballots[best].Source
	category = Value{names[best][narrowest(&j, best)], source}
	with, against := j.support(best)
	in.jurySigns(claim.Category, source, doubt, with, against)
	in.Log.Claim("resolve", "believe", string(claim.Category), source.String(), category.Text)
	return category, List{names[best], source}
}

// narrowest chooses among the names of ballot k: the last of a trail, else the
// one most ballots name; none as vague as "News" beside others.
func narrowest(j *jury[string], k int) int {
	b := &j.ballots[k]
	best, least := -1, 2.0
	for n, key := range b.keys {
		if vagueSections[key] && !allVague(b.keys) {
			continue
		}
		if d := j.doubt(k, b.keys[n:n+1]); b.Trail || d < least-slack {
			best, least = n, d
		}
	}
	return best
}

func allVague(keys []string) bool {
	return !slices.ContainsFunc(keys, func(k string) bool { return !vagueSections[k] })
}

package resolve

import (
	"slices"
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// categorySources are the sources of a category and how often each is right
// where it speaks alone, measured on development pages and rounded. What is
// printed for readers comes before what is written for machines, a link to the
// category's page before a style or a highlight; classes and addresses hold
// short forms, not names.
var categorySources = []struct {
	name  string
	trust float64
	trail bool // outermost first: the last name is the narrowest
}{
	{"visible:category", 0.9, false},
	{"visible:breadcrumb", 0.75, true},
	{"visible:kicker", 0.55, false},
	{"url:nav", 0.55, true},
	{"visible:section", 0.5, false},
	{"visible:nav", 0.5, false},
	{"jsonld:breadcrumb", 0.5, true},
	{"jsonld:articleSection", 0.5, false},
	{"meta:article:section", 0.5, false},
	{"meta:parsely-section", 0.4, false},
	{"meta:articlesection", 0.4, false},
	{"meta:section", 0.4, false},
	{"meta:article.section", 0.4, false},
	{"meta:og:article:section", 0.4, false},
	{"meta:category", 0.4, false},
	{"meta:cxenseparse:category", 0.4, false},
	{"meta:dc.subject.section", 0.4, false},
	{"meta:cg", 0.3, false},
	{"visible:label", 0.3, false},
	{"class:category", 0.3, false},
	{"url:path", 0.25, true},
	{"microdata:articleSection", 0.2, false},
	{"rdfa:articleSection", 0.2, false},
}

// slack is the difference of two doubts that is none.
const slack = 1e-9

// Categories are the sections the page files itself under: outermost first in
// a trail, else in the order printed. Sources are witnesses, each wrong now
// and then; several that name the same section are wrong together as seldom as
// the product of their errors says. The one that is left with least doubt is
// believed, and the category is the narrowest of its names.
func Categories(in *Input) (category Value, all List) {
	testimony := make([][]string, len(categorySources))
	namer := newSectionNamer(in)
	for k := range categorySources {
		testimony[k] = namer.names(categorySources[k].name)
	}
	best, least := -1, 1.0
	for k := range testimony {
		if len(testimony[k]) == 0 {
			continue
		}
		if d := doubt(testimony, k, testimony[k]); d < least-slack {
			best, least = k, d
		}
	}
	if best < 0 {
		return Value{}, List{}
	}
	source := categorySources[best].name
	category = Value{narrowest(testimony, best), source}
	in.Log.Claim("resolve", "believe", string(claim.Category), source, category.Text)
	return category, List{testimony[best], source}
}

// doubt is how likely it is that source k and all others that give one of the
// names err. Sources of one kin copy each other and count as one witness.
func doubt(testimony [][]string, k int, names []string) float64 {
	byKin := make(map[string]float64)
	for j := range testimony {
		if j == k || share(testimony[j], names) {
			source := kin(categorySources[j].name)
			byKin[source] = max(byKin[source], categorySources[j].trust)
		}
	}
	d := 1.0 // in any order: the callers compare with some slack
	for _, trust := range byKin {
		d *= 1 - trust
	}
	return d
}

// kin is what a source has in common with those that say the same in other
// places: JSON-LD and meta elements are filled from one field of a publishing
// system, and the steps of an address are the same in words and in letters.
func kin(source string) string {
	place, _, _ := strings.Cut(source, ":")
	switch place {
	case "jsonld", "meta", "microdata", "rdfa":
		return "machine"
	case "url":
		return place
	}
	return source
}

// narrowest chooses among the names of source k: the last of a trail, else the
// one most witnesses name; none as vague as "News" beside others.
func narrowest(testimony [][]string, k int) string {
	names := testimony[k]
	precise := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return vagueSections[key(name)] })
	if len(precise) > 0 {
		names = precise
	}
	if categorySources[k].trail {
		return names[len(names)-1]
	}
	best, least := names[0], 2.0
	for n := range names {
		if d := doubt(testimony, k, names[n:n+1]); d < least-slack {
			best, least = names[n], d
		}
	}
	return best
}

// share tells whether two lists have a name in common.
func share(a, b []string) bool {
	for _, x := range a {
		if slices.ContainsFunc(b, func(y string) bool { return key(x) == key(y) }) {
			return true
		}
	}
	return false
}

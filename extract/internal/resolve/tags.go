package resolve

import (
	"slices"
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// tagSources are the sources of tags and how well each does where it speaks
// alone: the mean F1 of its list on development pages, rounded. Links that say
// they are tags come first, then what publishing systems write about one
// story; keywords are kept up for search engines, or not at all.
var tagSources = []struct {
	name  string
	trust float64
}{
	{"visible:tag", 0.9},
	{"meta:article:tag", 0.85},
	{"jsonld:keywords", 0.8},
	{"microdata:keywords", 0.8},
	{"rdfa:keywords", 0.8},
	{"meta:parsely-tags", 0.8},
	{"meta:dc.subject", 0.8},
	{"meta:citation_keywords", 0.8},
	{"meta:sailthru.tags", 0.75},
	{"visible:tags", 0.75},
	{"meta:news_keywords", 0.7},
	{"feed:tags", 0.7}, // <news:keywords> and a feed's categories; as news_keywords, whose heirs they are
	{"meta:og:article:tag", 0.7},
	{"meta:cxenseparse:keywords", 0.6},
	{"meta:dcterms.subject", 0.6},
	{"meta:keywords", 0.6},
	{"meta:tags", 0.5},
	{"visible:tag-link", 0.4},
	{"jsonld:about", 0.35},
}

// A list is as much like another as to speak for it from this share of common
// tags on.
const likeLists = 0.5

// maxDoubt is how doubtful a list may be. It lets one lone keyword of a meta
// element pass and stops what looks like the keywords of the whole site.
const maxDoubt = 0.7

// Tags are the keywords of the story, as printed: the list of the source that
// is left with least doubt after those with like lists have spoken for it.
func Tags(in *Input) List {
	claims := in.Claims.Of(claim.Tag)
	if len(claims) == 0 {
		return List{}
	}
	namer := newTagNamer(in, claims)
	lists := make([][]string, len(tagSources))
	trust := make([]float64, len(tagSources))
	for k, s := range tagSources {
		lists[k] = namer.tags(s.name)
		trust[k] = s.trust * namer.merit(lists[k])
	}
	best, least := -1, maxDoubt+2*slack
	for k := range lists {
		if d := tagDoubt(lists, trust, k); len(lists[k]) > 0 && d < least-slack {
			best, least = k, d
		}
	}
	if best < 0 {
		return List{}
	}
	source := tagSources[best].name
	in.Log.Claim("resolve", "believe", string(claim.Tag), source, strings.Join(lists[best], ", "))
	return List{lists[best], source}
}

// tagDoubt is how likely it is that source k and all that agree with it err.
// The two kinds of keywords are copies of each other and count once.
func tagDoubt(lists [][]string, trust []float64, k int) float64 {
	doubt, keywords := 1.0, 1.0
	for j := range lists {
		if j != k && overlap(lists[j], lists[k]) < likeLists {
			continue
		}
		if strings.HasSuffix(tagSources[j].name, "keywords") && strings.HasPrefix(tagSources[j].name, "meta:") {
			keywords = min(keywords, 1-trust[j])
		} else {
			doubt *= 1 - trust[j]
		}
	}
	return doubt * keywords
}

// overlap is the share of the tags of two lists that are in both, from 0 to 1
// (the Jaccard index).
func overlap(a, b []string) float64 {
	common := 0
	for _, x := range a {
		if slices.ContainsFunc(b, func(y string) bool { return key(x) == key(y) }) {
			common++
		}
	}
	if all := len(a) + len(b) - common; all > 0 {
		return float64(common) / float64(all)
	}
	return 0
}

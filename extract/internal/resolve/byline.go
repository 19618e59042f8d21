package resolve

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// authorSources are the sources of authors and how often each is right where
// it speaks alone: the mean F1 of its list on development pages, rounded. Of
// equal doubts the first is believed: what a reader sees marked as the author
// before what machines are told.
var authorSources = []struct {
	name  string
	trust float64
}{
	{"microdata:author", 0.95},
	{"visible:author", 0.9},
	{"visible:rel", 0.85},
	{"visible:byline", 0.85},
	{"jsonld:author", 0.9},
	{"jsonld:creator", 0.85},
	{"meta:author", 0.85},
	{"meta:byl", 0.85},
	{"meta:sailthru.author", 0.85},
	{"meta:article:author", 0.85},
	{"meta:article:author_name", 0.85},
	{"meta:og:article:author", 0.85},
	{"meta:og:author", 0.85},
	{"meta:twitter:data", 0.8},
	{"meta:article.author", 0.8},
	{"meta:cxenseparse:author", 0.8},
	{"meta:parsely-author", 0.75},
	{"meta:citation_author", 0.7},
	{"meta:authors", 0.7},
	{"meta:dc.creator", 0.6},
	{"meta:dc:creator", 0.6},
	{"meta:dcterms.creator", 0.6},
	{"meta:dcterms:creator", 0.6},
	{"meta:creator", 0.6},
	{"meta:dc.contributor", 0.6},
	{"visible:profile", 0.8},
	{"microdata:author-end", 0.8},
	{"visible:rel-end", 0.7},
	{"visible:author-end", 0.7},
	{"visible:profile-end", 0.6},
	{"visible:byline-end", 0.45},
	{"microdata:author-far", 0.4},
	{"visible:rel-far", 0.4},
	{"visible:author-far", 0.4},
	{"visible:portrait", 0.5},
	{"visible:portrait-end", 0.4},
	{"visible:signature", 0.4},
	{"visible:line", 0.4},
	{"visible:agency", 0.3},
	{"visible:editor-end", 0.3},
	{"visible:editor", 0.2},
	{"meta:twitter:creator", 0.1},
}

// maxAuthorDoubt is how doubtful a list may be: from there on it is wrong more
// often than not.
const maxAuthorDoubt = 0.75

// Authors are the people or agencies of the byline, and the byline as printed.
//
// Sources are witnesses, as for [Categories]: the list is believed that is
// left with least doubt after those that agree with it have spoken for it.
func Authors(in *Input) (byline Value, authors List) {
	r := newAuthorReader(in)
	best, least := -1, maxAuthorDoubt
	for k := range r.lists {
		if d := r.doubt(k); len(r.lists[k]) > 0 && d < least-slack {
			best, least = k, d
		}
	}
	if best < 0 {
		return Value{}, List{}
	}
	source := authorSources[best].name
	authors = List{r.texts(r.lists[best]), source}
	in.Log.Claim("resolve", "believe", string(claim.Author), source, strings.Join(authors.Texts, ", "))
	for k, list := range r.lists {
		if len(list) > 0 && alike(list, r.lists[best]) < likeLists {
			in.Log.Claim("resolve", "doubt", "authors: more speaks for others", authorSources[k].name, strings.Join(r.texts(list), ", "))
		}
	}
	return r.printed(r.lists[best]), authors
}

// doubt is how likely it is that source k and all that give a like list err.
// Sources of one kin copy each other and count as one witness.
func (r *authorReader) doubt(k int) float64 {
	byKin := make(map[string]float64)
	for j := range r.lists {
		if j == k || alike(r.lists[j], r.lists[k]) >= likeLists {
			source := authorKin(authorSources[j].name)
			byKin[source] = max(byKin[source], r.trust[j])
		}
	}
	d := 1.0
	for _, trust := range byKin {
		d *= 1 - trust
	}
	return d
}

// authorKin is what a source has in common with those that are likely filled
// from the same field, or read from the same line.
func authorKin(source string) string {
	place, _, _ := strings.Cut(source, ":")
	switch {
	case place == "jsonld" || place == "meta":
		return "machine"
	case strings.HasSuffix(source, "-end"), strings.HasSuffix(source, "-far"):
		return source[len(source)-len("-end"):]
	}
	return "head"
}

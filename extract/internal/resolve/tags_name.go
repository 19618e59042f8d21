package resolve

import (
	"slices"
	"strings"
	"unicode"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
)

// tagNamer tells tags from what else stands in lists of tags.
type tagNamer struct {
	claims  []claim.Claim
	site    siteNames
	authors []string // keys
	head    string   // key of the headline, where that is more than a topic
	title   words    // of the headline and the address made from it
	story   string   // key of all that is said about the story and in it
}

// maxTopic is how many words a headline has that may also be a tag, as on the
// page of a dish or a term.
const maxTopic = 3

func newTagNamer(in *Input, claims []claim.Claim) *tagNamer {
	n := &tagNamer{claims: claims, site: namesOfSite(in), title: wordsOf(in.Title + " " + in.Page.URL.Path)}
	if len(strings.Fields(in.Title)) > maxTopic {
		n.head = key(in.Title)
	}
	for _, c := range in.Claims.Of(claim.Author) {
		n.authors = append(n.authors, key(c.Value))
	}
	var w strings.Builder
	w.WriteString(in.Title)
	for _, c := range in.Claims.Of(claim.Description) {
		w.WriteString(c.Value)
	}
	for _, i := range in.Body.Kept {
		w.WriteString(in.Page.Text(&in.Page.Segments[i]))
	}
	n.story = key(w.String())
	return n
}

// tags are the tags a source claims, tidied, each once.
func (n *tagNamer) tags(source claim.Source) []string {
	list := splitTags(n.claims, source)
	for i := range list {
		list[i] = tidyTag(list[i])
	}
	list = slices.DeleteFunc(list, func(tag string) bool { return !readsAsTag(tag) })
	if !source.Kind.IsMarkup() {
		undecorate(list, "#")
	}
	undecorate(list, "/")
	var out []string
	seen := make(map[string]bool)
	for _, tag := range list {
		if k := key(tag); !seen[k] && len(out) < maxNames && n.accepts(tag, k) {
			seen[k] = true
			out = append(out, tag)
		}
	}
	return out
}

// accepts tells whether a tag with key k says something about the story.
func (n *tagNamer) accepts(tag, k string) bool {
	return k != "" && k != n.head && !isID(k) && !n.site.has(tag) && !slices.Contains(n.authors, k)
}

// isID tells keys of numbers too long to be a year, and of the 32 hexadecimal
// digits of a UUID.
func isID(k string) bool {
	letters := strings.IndexFunc(k, unicode.IsLetter) >= 0
	hex := len(k) == 32 && strings.Trim(k, "0123456789abcdef") == ""
	return !letters && len(k) > 4 || hex
}

// merit is how much of its source's trust a list deserves, 0 to 1. One lone
// tag may be a section; a list of which the story speaks nowhere belongs to
// the site; one of nothing but words of the headline was made by a program.
func (n *tagNamer) merit(tags []string) float64 {
	if len(tags) == 0 {
		return 0
	}
	told, inTitle := 0, 0
	for _, tag := range tags {
		if strings.Contains(n.story, key(tag)) {
			told++
		}
		if n.title[strings.ToLower(tag)] {
			inTitle++
		}
	}
	switch {
	case len(tags) == 1:
		return 0.5
	case len(tags) > 4 && told*5 < len(tags):
		return 0.4
	case len(tags) > 2 && inTitle*5 >= len(tags)*4:
		return 0.6
	}
	return 1
}

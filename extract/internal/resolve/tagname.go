package resolve

import (
	"slices"
	"strings"
	"unicode"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

// tagNamer tells tags from what else stands in lists of tags.
type tagNamer struct {
	claims  []claim.Claim
	site    siteNames
	authors []string // keys
	title   words    // of the headline and the address made from it
	story   string   // key of all that is said about the story and in it
}

func newTagNamer(in *Input, claims []claim.Claim) *tagNamer {
	n := &tagNamer{claims: claims, site: namesOfSite(in), title: wordsOf(in.Title + " " + in.Page.URL.Path)}
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
func (n *tagNamer) tags(source string) []string {
	var out []string
	seen := make(map[string]bool)
	for _, tag := range splitTags(n.claims, source) {
		tag = tidyTag(tag)
		if k := key(tag); !seen[k] && len(out) < maxNames && n.accepts(tag, k) {
			seen[k] = true
			out = append(out, tag)
		}
	}
	if kin(source) != "machine" {
		out = undecorate(out, "#")
	}
	return undecorate(out, "/")
}

// splitTags are the single tags in a source's claims. Where there are several
// claims, each is a tag and a comma may be part of it.
func splitTags(claims []claim.Claim, source string) []string {
	var values []string
	for _, c := range claims {
		if c.Source == source && len(values) < 2*maxNames && !slices.Contains(values, c.Value) {
			values = append(values, c.Value)
		}
	}
	if kin(source) != "machine" || len(values) > 2 {
		return values
	}
	var out []string
	for _, v := range values {
		switch {
		case strings.Contains(v, ", &"): // one heading: "Business, Finance, & Economics"
			out = append(out, v)
		case strings.ContainsFunc(v, isTagMark):
			out = append(out, strings.FieldsFunc(v, isTagMark)...)
		case slugsOnly(v):
			out = append(out, strings.Fields(v)...)
		default:
			out = append(out, v)
		}
	}
	return out
}

func isTagMark(r rune) bool { return strings.ContainsRune(",;|，、；", r) }

// slugsOnly tells lists that only spaces part: of three words or more in a
// script without spaces, or some with hyphens and none with a capital.
func slugsOnly(s string) bool {
	fields := strings.Fields(s)
	if len(fields) < 3 {
		return false
	}
	return strings.IndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) >= 0 ||
		strings.Contains(s, "-") && strings.IndexFunc(s, unicode.IsUpper) < 0
}

func tidyTag(s string) string {
	s = strings.TrimFunc(page.Collapse(s), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(`,;|·•"“”»›/`, r)
	})
	if before, after, ok := strings.Cut(s, ":"); ok && sectionLabels[key(before)] {
		s = strings.TrimSpace(after)
	}
	return s
}

// undecorate removes what stands before a mark that all tags of a list have,
// and the mark: "#Wahl, #Europa", "topic/skolan, person/greta".
func undecorate(tags []string, mark string) []string {
	for _, tag := range tags {
		if !strings.Contains(tag, mark) {
			return tags
		}
	}
	for i, tag := range tags {
		tags[i] = strings.TrimSpace(tag[strings.LastIndex(tag, mark)+1:])
	}
	return tags
}

// Tags are short; longer texts are sentences.
const (
	maxTagWords = 10
	maxTagBytes = 100
)

func (n *tagNamer) accepts(tag, k string) bool {
	words := strings.Fields(strings.ToLower(tag))
	switch {
	case k == "", len(tag) > maxTagBytes, len(words) > maxTagWords, strings.HasSuffix(tag, ":"), strings.Contains(tag, "{{"):
		return false
	case isID(k), n.site.has(tag), slices.Contains(n.authors, k):
		return false
	case len(words) > 1 && moreWords[words[0]], notTags[strings.TrimLeftFunc(k, unicode.IsDigit)]:
		return false
	}
	return true
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

// moreWords begin the links behind a list that lead to more of it.
var moreWords = map[string]bool{
	"more": true, "all": true, "see": true, "show": true, "mehr": true, "alle": true, "weitere": true, "plus": true, "tous": true,
	"toutes": true, "más": true, "todos": true, "todas": true, "mais": true, "tutti": true, "tutte": true, "meer": true,
}

// notTags are texts in lists of tags that are none.
var notTags = keySet(`
tags, tag, topics, topic, keywords, more, all, themen, thema, themenseiten, schlagworte, schlagwörter, stichworte
mots-clés, sujets, temas, etiquetas, argomenti, uncategorized, views, comments, articles, artikel, kommentare, tweet, share
`)

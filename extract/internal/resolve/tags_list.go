package resolve

import (
	"slices"
	"strings"
	"unicode"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

// splitTags are the single tags in a source's claims. Where there are several
// claims, each is a tag and a comma may be part of it.
func splitTags(claims []claim.Claim, source claim.Source) []string {
	var values []string
	for _, c := range claims {
		if c.Source == source && len(values) < 2*maxNames && !slices.Contains(values, c.Value) {
			values = append(values, c.Value)
		}
	}
	if !source.Kind.IsMarkup() || len(values) > 2 {
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
func undecorate(tags []string, mark string) {
	for _, tag := range tags {
		if !strings.Contains(tag, mark) {
			return
		}
	}
	for i, tag := range tags {
		tags[i] = strings.TrimSpace(tag[strings.LastIndex(tag, mark)+1:])
	}
}

// Tags are short; longer texts are sentences.
const (
	maxTagWords = 10
	maxTagBytes = 100
)

// readsAsTag tells tags from the other texts in lists of them: labels, sentences,
// links to more, gaps of templates.
func readsAsTag(s string) bool {
	if s == "" {
		return false
	}
	words := strings.Fields(strings.ToLower(s))
	switch {
	case strings.Contains(s, "_"), hasKeyword(s), strings.HasPrefix(s, "["), strings.HasPrefix(s, "【"):
		return false // keys of the publishing system, notes of the desk
	case key(s) == "", len(s) > maxTagBytes, len(words) > maxTagWords, strings.HasSuffix(s, ":"), strings.Contains(s, "{{"):
		return false
	case len(words) > 1 && moreWords[words[0]], notTags[strings.TrimLeftFunc(key(s), unicode.IsDigit)]:
		return false
	}
	return true
}

// hasKeyword tells what publishing systems write for themselves: "path:news".
func hasKeyword(s string) bool {
	before, after, ok := strings.Cut(s, ":")
	return ok && before != "" && after != "" && isASCIILetter(before[len(before)-1]) && isASCIILetter(after[0])
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

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

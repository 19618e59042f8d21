package resolve

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

// sectionNamer tells names of sections from what else stands in their places.
type sectionNamer struct {
	in      *Input
	claims  []claim.Claim
	title   string // key
	words   words  // of the title
	head    string // key of the title element
	site    siteNames
	authors []string // keys
	topics  words    // of tags and descriptions
}

func newSectionNamer(in *Input) *sectionNamer {
	n := &sectionNamer{in: in, claims: in.Claims.Of(claim.Category), title: key(in.Title), words: wordsOf(in.Title), head: key(in.Page.Title),
		site: namesOfSite(in)}
	for _, c := range in.Claims.Of(claim.Author) {
		n.authors = append(n.authors, key(c.Value))
	}
	var about strings.Builder
	for _, f := range [...]claim.Field{claim.Tag, claim.Description} {
		for _, c := range in.Claims.Of(f) {
			about.WriteString(c.Value + " ")
		}
	}
	n.topics = wordsOf(about.String())
	return n
}

// names are the names a source claims, tidied, each once.
func (n *sectionNamer) names(source claim.Source) []string {
	var out []string
	seen := make(map[string]bool)
	for _, c := range n.claims {
		if c.Source != source {
			continue
		}
		for _, name := range splitNames(c) {
			name = tidySection(name)
			if why := n.doubtful(name, c.Source); why != "" {
				n.in.Log.Claim("resolve", "doubt", string(claim.Category)+": "+why, c.Source.String(), c.Value)
			} else if k := key(name); !seen[k] && len(out) < maxNames {
				seen[k] = true
				out = append(out, name)
			}
		}
	}
	return out
}

// splitNames cuts up the lists that machine-readable sources write into one
// text. A trail has one claim a name, and its names may hold commas.
func splitNames(c claim.Claim) []string {
	switch {
	case c.Source == claim.Class.Named("category") || c.Source == claim.Address.Named("path"):
		return []string{unslug(c.Value)}
	case !c.Source.Kind.IsMarkup() || c.Source == claim.JSONLD.Named("breadcrumb") || strings.ContainsAny(c.Value, "&("):
		return []string{c.Value}
	}
	return strings.FieldsFunc(c.Value, func(r rune) bool { return r == ',' || r == ';' || r == '|' })
}

// unslug makes "real-estate" of an address or a class "Real estate".
func unslug(s string) string {
	s = strings.NewReplacer("-", " ", "_", " ").Replace(s)
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// tidySection removes what stands around a name: separators of a trail, the
// word before a colon that says that a section follows.
func tidySection(s string) string {
	s = strings.TrimFunc(page.Collapse(s), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("»›>«<|·•–—-/\\,;→#*", r)
	})
	if before, after, ok := strings.Cut(s, ":"); ok && sectionLabels[key(before)] {
		s = strings.TrimSpace(after)
	}
	return s
}

// maxNames is how many names a source may give. Sources are compared with each
// other name by name, so that an endless list must not take endless time.
const maxNames = 100

// Names of sections are short; the longest on development pages, which lists
// in brackets what it holds, has 11 words.
const (
	maxSectionWords = 12
	maxSectionBytes = 120
	maxPlainWords   = 7 // without a comma or a bracket; more are another story's headline
)

// reject tells why a text is no name of a section; "" where it is one.
func (n *sectionNamer) reject(s string) string {
	k := key(s)
	words := strings.Fields(strings.ToLower(s))
	switch {
	case strings.IndexFunc(k, unicode.IsLetter) < 0 || strings.HasSuffix(s, ":"):
		return "no name"
	case len(words) > maxSectionWords || len(s) > maxSectionBytes:
		return "too long"
	case strings.Contains(s, "{{") || strings.HasPrefix(s, "[object ") || numbers(s) > 1: // a template's gap, a date
		return "no name"
	case len(words) > maxPlainWords && !strings.ContainsAny(s, ",&(/"):
		return "a headline"
	case notSections[k] || sectionLabels[k] || homeWords[words[len(words)-1]] || wayBack[words[0]]:
		return "not a section"
	case k == n.title, len(words) >= 3 && strings.HasPrefix(n.title, k),
		len(words) >= 4 && (strings.Contains(n.head, k) || wordsOf(s).likeness(n.words) > 0.6):
		return "the headline"
	case n.site.has(s):
		return "the site"
	case slices.ContainsFunc(n.authors, func(author string) bool { return author != "" && strings.HasSuffix(k, author) }):
		return "an author"
	}
	return ""
}

// doubtful tells why a text from a source is no name of a section. The step of
// an address is one only where it is a usual one, or a word of the page's tags
// or description: most others are words of the publishing system.
func (n *sectionNamer) doubtful(name string, source claim.Source) string {
	k := key(name)
	if source == claim.Address.Named("path") && !usualSections[k] && !n.topics[k] {
		return "no usual section"
	}
	return n.reject(name)
}

// numbers counts the numbers in a text.
func numbers(s string) int {
	return len(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) }))
}

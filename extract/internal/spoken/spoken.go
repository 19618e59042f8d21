// Package spoken tells which language a text is in, and whether it may be in one
// that a page declares.
//
// A script that has only one language tells at once; where a script has several,
// the commonest words of each are counted. So relatives that share these words
// cannot be told from each other, and languages whose words are not known here
// cannot be told from their relatives. What cannot be told is not held against
// a declaration.
package spoken

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"
)

// In are the languages a text may be in, by their primary subtags, the likeliest
// first; none where the text does not tell.
func In(text string) []string {
	s := scriptOf(text)
	switch {
	case s == nil:
		return nil
	case s.languages == nil:
		return byWords(text, s)
	case len(s.languages) == 1:
		return s.languages
	}
	if likely := byWords(text, s); likely != nil {
		return likely
	}
	return s.languages
}

// MayBe tells whether a text may be in a language, a tag of BCP 47, for all that
// In can tell.
func MayBe(text, tag string) bool {
	heard := In(text)
	declared := Primary(tag)
	if len(heard) == 0 || slices.Contains(heard, declared) {
		return true
	}
	if kin[declared] != "" && kin[declared] == kin[heard[0]] {
		return true
	}
	return !known(declared) && scriptOfTag(tag) == scriptOf(text).name
}

// Primary is the language of a tag without country and script. The written forms
// of Norwegian count as one, and so do Filipino and Tagalog.
func Primary(tag string) string {
	primary, _, _ := strings.Cut(tag, "-")
	switch primary {
	case "nb", "nn":
		return "no"
	case "iw":
		return "he"
	case "fil":
		return "tl"
	}
	return primary
}

// kin are languages that differ in too few of the commonest words: bokmål was
// Danish, Malay and Indonesian are standards of one language, and so are the
// four of the South Slavs in the middle.
var kin = map[string]string{"no": "da", "da": "da", "id": "ms", "ms": "ms", "hr": "hr", "bs": "hr", "sr": "hr", "sh": "hr", "cnr": "hr"}

// known tells whether the commonest words of a language, or its script, are.
func known(primary string) bool {
	return common[primary] != "" || slices.ContainsFunc(scripts, func(s script) bool { return slices.Contains(s.languages, primary) })
}

// scriptOfTag is the script that a language is usually written in. Smaller
// languages whose script the tables lack are all written in Latin letters.
func scriptOfTag(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return ""
	}
	if s, _ := t.Script(); s.String() != "Zzzz" {
		return s.String()
	}
	return "Latn"
}

// byWords is the language of a script whose common words, and peculiar letters, a
// text has the most of, with those that come close; none where they are few.
func byWords(text string, s *script) []string {
	heard, words := s.tally(text)
	var out []string
	for lang := range heard {
		out = append(out, lang)
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(heard[b].weight-heard[a].weight, strings.Compare(a, b)) })
	if len(out) == 0 || s.languages == nil && !heard[out[0]].enough(words) {
		return nil
	}
	for i, lang := range out {
		if heard[lang].weight*3 < heard[out[0]].weight*2 {
			return out[:i]
		}
	}
	return out
}

// evidence is what of a language was heard in a text.
type evidence struct {
	weight int
	words  []string // each once
}

// What a text in the Latin script must have of a language: different words, and
// a share of common ones among all, in percent. In newspapers that is 20 to 45;
// in the filler text of designers and in song lyrics it is below 8.
const (
	minWords  = 4
	minCommon = 10
)

func (e *evidence) enough(words int) bool {
	return len(e.words) >= minWords && e.weight*100 >= words*minCommon*wordWeight/2
}

// wordWeight is what a word of one language only counts.
const wordWeight = 12

// tally weighs the common words in a text, each by the languages it may be of: a
// word of several languages counts for each by less. A letter that only one
// language of a script has, or has much more often, counts as a third of a word.
func (s *script) tally(text string) (heard map[string]*evidence, words int) {
	heard = make(map[string]*evidence)
	add := func(lang string, weight int) *evidence {
		e := heard[lang]
		if e == nil {
			e = new(evidence)
			heard[lang] = e
		}
		e.weight += weight
		return e
	}
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		words++
		langs := speakers[word]
		for _, lang := range langs {
			if s.languages == nil || slices.Contains(s.languages, lang) {
				if e := add(lang, (wordWeight+wordWeight/len(langs))/2); !slices.Contains(e.words, word) {
					e.words = append(e.words, word)
				}
			}
		}
		for lang, letters := range s.peculiar {
			for _, r := range word {
				if strings.ContainsRune(letters, r) {
					add(lang, wordWeight/3)
				}
			}
		}
	}
	return heard, words
}

// speakers maps a common word to the languages that have it.
var speakers = func() map[string][]string {
	out := make(map[string][]string)
	for lang, list := range common {
		for word := range strings.FieldsSeq(list) {
			if !slices.Contains(out[word], lang) {
				out[word] = append(out[word], lang)
			}
		}
	}
	return out
}()

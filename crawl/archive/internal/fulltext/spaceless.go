package fulltext

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Chinese, Japanese, Thai and others write words without spaces between them.
// Where one ends takes a dictionary to know; what a search needs is that any
// letters side by side are found. So each pair of neighbours is a word of the
// index, and a longer run is a phrase of such pairs, as in Lucene's CJKAnalyzer.
// Korean has spaces, but its particles hang on the words: it is read the same way.
var spacelessScripts = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo,
	unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan}

// firstSpaceless is the first letter of these scripts, a Thai one: below it
// there is nothing to look up.
const firstSpaceless = 'ก'

// longVowels belong to Katakana and Hiragana alike, and so to no script.
const longVowel, halfLongVowel = 'ー', 'ｰ'

func spaceless(r rune) bool {
	if r < firstSpaceless {
		return false
	}
	return r == longVowel || r == halfLongVowel || unicode.In(r, spacelessScripts...) && unicode.In(r, unicode.L, unicode.N)
}

// letters lists where the letters of a run begin, and where the run ends. Marks
// stand with their letter.
func letters(text string, from int) (at []int) {
	i := from
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case isMark(r) && i > from:
		case spaceless(r):
			at = append(at, i)
		default:
			return append(at, i)
		}
		i += size
	}
	return append(at, i)
}

// isMark is also true for the voicing signs of Katakana of half width, and for
// the vowels and last consonants of Hangul that is spelled out (NFD).
func isMark(r rune) bool {
	return r >= utf8.RuneSelf && unicode.Is(unicode.M, r) || r == 'ﾞ' || r == 'ﾟ' || firstJungseong <= r && r <= lastJongseong
}

const firstJungseong, lastJongseong = '\u1160', '\u11ff'

// pairs makes the tokens of a run.
func pairs(text string, at []int) (tokens []Token) {
	last := len(at) - 2
	for i := range at[:last+1] {
		end := at[min(i+2, last+1)]
		tokens = append(tokens, Token{Text: norm.NFKC.String(text[at[i]:end]), Start: at[i], End: end, tail: i == last})
	}
	return tokens
}

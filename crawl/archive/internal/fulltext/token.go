package fulltext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Token is a word of a text: where it stands, in bytes, and how it is compared.
// Two words that differ in capitals, accents or width only have one Text.
type Token struct {
	Text       string
	Start, End int

	// tail: it is the last letter of a run of a script without spaces, which
	// the token before it ends with as well.
	tail bool
}

// Tokens are the words of a text in order: runs of letters, digits and the marks
// on them. Of a script without spaces they are the pairs of neighbouring letters,
// and the last letter.
func Tokens(text string) (tokens []Token) {
	for i := 0; i < len(text); {
		switch r, size := utf8.DecodeRuneInString(text[i:]); {
		case spaceless(r):
			run := letters(text, i)
			tokens = append(tokens, pairs(text, run)...)
			i = run[len(run)-1]
		case isWord(r):
			end := wordEnd(text, i)
			if s := fold(text[i:end]); s != "" {
				tokens = append(tokens, Token{Text: s, Start: i, End: end})
			}
			i = end
		default:
			i += size
		}
	}
	return tokens
}

// Words are the tokens of a text with spaces between them, as an index is given
// them.
func Words(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for _, t := range Tokens(text) {
		b.WriteString(t.Text)
		b.WriteByte(' ')
	}
	return b.String()
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.M)
}

func wordEnd(text string, from int) int {
	for i, r := range text[from:] {
		if !isWord(r) || spaceless(r) {
			return from + i
		}
	}
	return len(text)
}

// fold takes from a word what does not matter. Marks that may stand on letters of
// any script (U+0301, say) are accents; those of one script, like the vowels of
// Devanagari, belong to the word.
func fold(word string) string {
	if isASCII(word) {
		return strings.ToLower(word)
	}
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Inherited, r) || !isWord(r) {
			return -1 // a decomposition may bring spaces and signs: ½ is 1⁄2
		}
		return r
	}, norm.NFKD.String(word))
	return strings.ToLower(bare)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

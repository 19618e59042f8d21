package fulltext

import (
	"strings"
	"unicode/utf8"
)

// A beginning of few letters is that of thousands of words, and to bring together
// where each of them stands takes FTS5 longer than a person waits. So an index of
// its own has the beginnings of up to three letters as words: of a script without
// spaces the first letter only, for there two are a word.
const shortLetters = 3

// Beginnings are the short beginnings of the words in texts, as Words has made
// them, with spaces between; each is there once.
func Beginnings(texts ...string) string {
	var b strings.Builder
	seen := map[string]bool{}
	for _, text := range texts {
		for word := range strings.FieldsSeq(text) {
			for end := range short(word) {
				if begun := word[:end]; !seen[begun] {
					seen[begun] = true
					b.WriteString(begun + " ")
				}
			}
		}
	}
	return b.String()
}

// short yields where the short beginnings of a word end.
func short(word string) func(yield func(end int) bool) {
	return func(yield func(int) bool) {
		end, most := 0, shortLetters
		if spacelessAt(word, 0) {
			most = 1
		}
		for n := 0; n < most && end < len(word); n++ {
			_, size := utf8.DecodeRuneInString(word[end:])
			if end += size; !yield(end) {
				return
			}
		}
	}
}

// short tells that p is a short beginning and nothing else.
func (p phrase) short() bool {
	if !p.prefix || len(p.words) != 1 {
		return false
	}
	last := 0
	for last = range short(p.words[0]) {
	}
	return last == len(p.words[0])
}

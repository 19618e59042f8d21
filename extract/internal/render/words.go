package render

import (
	"unicode"

	"github.com/tearsheet-news/tearsheet/extract/internal/script"
)

// Words counts the words of a text as extract.Article.WordCount defines them.
func Words(text string) int {
	words, unspaced := 0, 0
	inWord := false
	for _, r := range text {
		switch {
		case script.Unspaced(r):
			unspaced++
			inWord = false
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !inWord {
				words++
			}
			inWord = true
		case unicode.IsSpace(r) || r == '—' || r == '/':
			inWord = false
		}
	}
	return words + (unspaced+1)/2
}

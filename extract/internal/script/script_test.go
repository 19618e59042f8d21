package script

import (
	"testing"
	"unicode"
)

// TestUnspaced compares with the scripts as Unicode lists them.
func TestUnspaced(t *testing.T) {
	unspaced := []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Thai, unicode.Lao, unicode.Myanmar, unicode.Khmer}
	for r := rune('a'); r < 0xF000; r++ {
		switch {
		case !unicode.IsLetter(r) || r == 'ー': // the long vowel of both kana is in no script
		case r >= 0x2E80 && r < 0x3041, r >= 0x3130 && r < 0x3400: // marks, Korean letters, small additions
		case r >= 0xA9E0 && r < 0xAB00: // of languages with letters of their own
		default:
			if got, want := Unspaced(r), unicode.In(r, unspaced...); got != want {
				t.Errorf("%c (%U): %v", r, r, got)
			}
		}
	}
}

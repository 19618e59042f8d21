// Package script tells what writing systems have in common that differ from
// those of Europe.
package script

// Unspaced tells letters, vowel signs and the like of scripts written without
// spaces between words: Chinese and Japanese, Thai and Lao, Burmese, Khmer.
func Unspaced(r rune) bool {
	switch {
	case r < 0x0E00: // the letters of most pages
		return false
	case r < 0x2E80:
		return Unstopped(r) || r >= 0x1000 && r <= 0x109F || r >= 0x1780 && r <= 0x17FF
	}
	return Chinese(r) || r >= 0x3040 && r <= 0x312F
}

// Chinese tells Chinese characters, in whatever language.
func Chinese(r rune) bool {
	return r >= 0x3400 && r <= 0x4DBF || r >= 0x4E00 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 && r <= 0x3FFFF
}

// Unstopped tells letters of scripts that have neither full stop nor comma: Thai
// and Lao leave a space where a sentence or a clause ends.
func Unstopped(r rune) bool { return r >= 0x0E00 && r <= 0x0EFF }

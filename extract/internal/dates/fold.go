package dates

import "unicode"

// Words are looked up without case, accents and invisible characters, because
// print leaves them out at will: capitals lose their accents in Greek and
// French, keyboards theirs everywhere, and decomposed text hides them behind
// the letter.

// latinBases lists the accented Latin letters below U+0250 after the base they
// are looked up under.
var latinBases = []string{
	"aàáâãäåāăąǎ", "cçćčĉċ", "dďđð", "eèéêëēĕėęě", "gğģĝġ", "hĥħ", "iìíîïĩīĭįı",
	"kķ", "lĺļľłŀ", "nñńņňŋ", "oòóôõöōŏőøơ", "rŕřŗ", "sśŝşšș", "tţťțŧ",
	"uùúûüũūŭůűųư", "wŵ", "yýÿŷ", "zźżž",
}

// otherBases does the same for the other scripts: vowels with accents, letters
// that have a second form at a word's end or in another country's keyboard,
// and the Indic letters with a dot, which often comes as a separate mark.
var otherBases = []string{
	"αά", "εέ", "ηή", "ιίϊΐ", "οό", "υύϋΰ", "ωώ", "σς",
	"еёѐ", "ий", "іїѝ", "уў",
	"اأإآٱ", "يىی", "كک", "هةە",
	"क\u0958", "ख\u0959", "ग\u095A", "ज\u095B", "ड\u095C", "ढ\u095D", "फ\u095E", "य\u095F",
	"\u09A1\u09DC", "\u09A2\u09DD", "\u09AF\u09DF",
}

var (
	latinFold = bases(latinBases)
	otherFold = bases(otherBases)
)

func bases(groups []string) map[rune]rune {
	m := make(map[rune]rune)
	for _, group := range groups {
		var base rune
		for i, r := range group {
			if i == 0 {
				base = r
				continue
			}
			m[r] = base
		}
	}
	return m
}

// fold is the letter that r is looked up under, 0 where it is left out.
func fold(r rune) rune {
	if r < 0x80 {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	if invisible(r) {
		return 0
	}
	r = unicode.ToLower(r)
	if r < 0x250 {
		if base, ok := latinFold[r]; ok {
			return base
		}
		return r
	}
	if r >= 0x1EA0 && r <= 0x1EF9 {
		return vietnamese(r)
	}
	if base, ok := otherFold[r]; ok {
		return base
	}
	return r
}

// vietnamese is the base of a letter of the block Latin Extended Additional
// from U+1EA0, where the vowels follow each other in order.
func vietnamese(r rune) rune {
	switch {
	case r <= 0x1EB7:
		return 'a'
	case r <= 0x1EC7:
		return 'e'
	case r <= 0x1ECB:
		return 'i'
	case r <= 0x1EE3:
		return 'o'
	case r <= 0x1EF1:
		return 'u'
	}
	return 'y'
}

// invisible reports whether r is left out of words: combining accents, Hebrew
// and Arabic vowel points, the Indic dot below, and characters that only steer
// line breaks and direction.
func invisible(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r == 0xAD, r >= 0x300 && r <= 0x36F:
		return true
	case r >= 0x591 && r <= 0x5C7, r >= 0x64B && r <= 0x65F, r == 0x670, r == 0x640:
		return true
	case r == 0x93C, r == 0x9BC:
		return true
	}
	return r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E ||
		r >= 0x2060 && r <= 0x2069 || r == 0xFEFF
}

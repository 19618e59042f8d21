package dates

import (
	"unicode"
	"unicode/utf8"

	"github.com/tearsheet-news/tearsheet/extract/internal/script"
)

// nativeZeros are the zeros of the scripts whose digits news pages print; the
// other nine digits follow each of them. In order: Arabic, Persian and Urdu,
// Devanagari, Bengali, Punjabi, Gujarati, Odia, Tamil, Telugu, Kannada,
// Malayalam, Thai, Lao, Tibetan, Burmese, Khmer, full width.
var nativeZeros = [...]rune{'٠', '۰', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '༠', '၀', '០', '０'}

// digitLead marks the first bytes of all digits in UTF-8.
var digitLead = leadBytes("0123456789" + string(nativeZeros[:]))

// mayStart marks the first bytes of what a date's first number can be: a digit,
// or the 一 or 二 of a year in Chinese numerals.
var mayStart = leadBytes("0123456789" + string(nativeZeros[:]) + "一二")

func leadBytes(letters string) (marked [256]bool) {
	for i := range letters {
		marked[letters[i]] = true
	}
	return marked
}

// A number is a run of decimal digits in one script.
type number struct {
	value int // meaningful up to 18 digits
	width int // digits
	end   int // byte offset after it
	zero  rune
}

// numberAt reads the number that begins at byte i of s; its width is 0 where
// none does.
func numberAt(s string, i int) number {
	n := number{end: i}
	for n.end < len(s) {
		zero, digit, size := digitAt(s, n.end)
		if size == 0 || n.width > 0 && zero != n.zero {
			break
		}
		n.zero = zero
		if n.width++; n.width <= 18 {
			n.value = n.value*10 + digit
		}
		n.end += size
	}
	return n
}

// numberBefore reads the number that ends at byte end of s; its width is 0 where
// none does.
func numberBefore(s string, end int) number {
	start := end
	for start > 0 {
		_, size := runeBefore(s, start)
		if _, _, digit := digitAt(s, start-size); digit == 0 {
			break
		}
		start -= size
	}
	return numberAt(s[:end], start)
}

func digitAt(s string, i int) (zero rune, digit, size int) {
	c := s[i]
	if c < utf8.RuneSelf {
		if c < '0' || c > '9' {
			return 0, 0, 0
		}
		return '0', int(c - '0'), 1
	}
	if !digitLead[c] {
		return 0, 0, 0
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	for _, zero := range nativeZeros {
		if r >= zero && r <= zero+9 {
			return zero, int(r - zero), size
		}
	}
	return 0, 0, 0
}

// runeAt is the rune at byte i of s, or 0 at its end.
func runeAt(s string, i int) (rune, int) {
	if i >= len(s) {
		return 0, 0
	}
	if c := s[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

// runeBefore is the rune that ends at byte i of s, or 0 at its start.
func runeBefore(s string, i int) (rune, int) {
	if i == 0 {
		return 0, 0
	}
	return utf8.DecodeLastRuneInString(s[:i])
}

// skipSpace is the offset of the first rune from i on that prints something.
func skipSpace(s string, i int) int {
	for i < len(s) {
		r, size := runeAt(s, i)
		if !isSpace(r) {
			break
		}
		i += size
	}
	return i
}

func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	return unicode.IsSpace(r) || invisible(r)
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || invisible(r)
}

// isUnspaced reports whether a letter beside a digit does not make one word with
// it: in scripts that set no space between words, and in Korean.
func isUnspaced(r rune) bool {
	return script.Unspaced(r) || r >= 0x3000 && r <= 0x303F || r >= 0xAC00 && r <= 0xD7A3
}

// maxWord is the longest word looked up, in bytes; no month, weekday or unit
// in the tables is longer.
const maxWord = 48

// A word is a run of letters, folded for look-up. Full stops inside count to
// it but are left out ("p.m.", "พ.ค.").
type word struct {
	folded     [maxWord]byte
	length     int // of folded; 0 for a word too long to be in a table
	start, end int
}

// wordAt reads the word that begins at byte i of s. Where none does, it ends
// at i.
func wordAt(s string, i int) word {
	w := word{start: i, end: i}
	for w.end < len(s) && w.length <= maxWord {
		r, size := runeAt(s, w.end)
		if r == '.' && w.end > i {
			if next, _ := runeAt(s, w.end+1); isLetter(next) && !invisible(next) {
				w.end++
				continue
			}
		}
		if !isLetter(r) {
			break
		}
		w.add(r)
		w.end += size
	}
	if w.length > maxWord {
		w.length = 0
	}
	return w
}

func (w *word) add(r rune) {
	if r = fold(r); r == 0 {
		return
	}
	if w.length+utf8.RuneLen(r) > maxWord {
		w.length = maxWord + 1
		return
	}
	w.length += utf8.EncodeRune(w.folded[w.length:], r)
}

// key is the folded word. It shares no memory the compiler must allocate when
// used as string(w.key()) to index a map.
func (w *word) key() []byte { return w.folded[:w.length] }

// wordBefore reads the last word before byte i of s, where no more than a few
// spaces and marks stand between. Where there is none, it is empty. A capital
// behind a small letter begins a word, as a layout sets it: "staffJanuary".
func wordBefore(s string, i int) word {
	end := i
	for range 4 {
		r, size := runeBefore(s, end)
		if !isSpace(r) && r != '.' && r != ',' && r != '-' && r != '/' && r != '’' && r != '\'' {
			break
		}
		end -= size
	}
	start := end
	for start > 0 && end-start < 2*maxWord {
		r, size := runeBefore(s, start)
		if !isLetter(r) || startsCapital(s[start:end]) && unicode.IsLower(r) {
			break
		}
		start -= size
	}
	return wordAt(s[:end], start)
}

func startsCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// foldString is s as wordAt folds it, for building tables.
func foldString(s string) string {
	var out []rune
	for _, r := range s {
		if r = fold(r); r != 0 {
			out = append(out, r)
		}
	}
	return string(out)
}

package decode

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// guess decides by the letters: a page is read in each encoding that it may be
// in, and that reading is right whose letters are those which one of the
// encoding's languages is written with, as often as it uses them. What its
// letters leave open, the declared language decides, and then how usual an
// encoding is. windows-1252, which browsers take for granted, is the usual one.
func guess(page []byte, lang string) Text {
	best := mostLikely(sample(page), lang)
	enc, name := lookup(best.encoding)
	return Text{convert(page, enc), name, "guess"}
}

// What a declaration weighs, in nats: where another reading is likelier by more
// than all of it and by more than a part for each character, the declared one
// makes no sense. Servers add ISO-8859-1 to pages in any encoding.
const (
	declaredWeight = 30
	declaredShare  = 1.3
)

// makesSense tells whether a page, declared to be in the encoding of that name,
// may be in it.
func makesSense(page []byte, name, lang string) bool {
	i := slices.IndexFunc(candidates, func(c candidate) bool { return c.encoding == name })
	if i < 0 {
		return true // one that is never guessed
	}
	text := sample(page)
	r := candidates[i].read(text, lang)
	return mostLikely(text, lang).score <= r.score+max(declaredWeight, declaredShare*float64(r.count))
}

// reading is how a sample reads in an encoding: the logarithm of how likely its
// characters beyond ASCII are in the language that they fit best, and their
// number.
type reading struct {
	encoding string
	score    float64
	count    int
}

func mostLikely(text []byte, lang string) reading {
	best := reading{score: math.Inf(-1)}
	for _, c := range candidates {
		if r := c.read(text, lang); r.score-c.rare > best.score {
			best = r
			best.score -= c.rare
		}
	}
	return best
}

// declaredBonus is how much likelier, in nats, the declared language is than
// another: half a dozen letters say more.
const declaredBonus = 10

func (c candidate) read(text []byte, lang string) reading {
	enc, _ := lookup(c.encoding)
	letters, misfit, count := census(string(convert(text, enc)))
	best := reading{c.encoding, math.Inf(-1), count}
	for _, t := range c.tongues {
		score := misfit
		if t.name == lang {
			score += declaredBonus
		}
		best.score = max(best.score, score+t.score(letters))
	}
	return best
}

// What a character costs that does not fit, in nats.
const (
	capital = 1  // in addition to the small letter
	mark    = 3  // a quotation mark or dash
	symbol  = 8  // a character that is rare in any text
	foreign = 10 // a letter that the language does not have
	control = 12 // a control character, or no character at all
	torn    = 6  // in addition: a symbol, a capital or another script in the middle of a word
)

// marks are what texts of all languages have beyond ASCII.
const marks = "\u00A0\u00AD“”‘’„‚–—…«»‹›·•§°©®№£€¡¿´™"

// census counts the letters beyond ASCII of a text, in lower case, and all its
// characters beyond ASCII. misfit tells how much less likely those make the text
// that are no letters or stand where no letter stands.
func census(text string) (letters map[rune]int, misfit float64, count int) {
	letters = make(map[rune]int)
	before := ' '
	for i, r := range text {
		if r >= utf8.RuneSelf {
			after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
			misfit -= cost(before, r, after)
			if written(r) {
				letters[unicode.ToLower(r)]++
			}
			count++
		} else if unicode.IsLetter(r) && alphabetic(before) {
			misfit -= torn
		}
		before = r
	}
	return letters, misfit, count
}

// written tells whether words are written with a character. Chinese and its
// neighbours count their punctuation, and Persian the joiner between parts of a
// word, among their letters.
func written(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || r == '\u200C' || r > 0x3000 && r != utf8.RuneError
}

// cost is how much less likely a character makes a text by what it is and by
// the two characters that it stands between.
func cost(before, r, after rune) float64 {
	switch {
	case r == utf8.RuneError || unicode.IsControl(r):
		return control
	case alphabetic(r) && before < utf8.RuneSelf && unicode.IsLetter(before):
		return torn
	case unicode.IsUpper(r) && unicode.IsLower(before):
		return capital + torn
	case unicode.IsUpper(r):
		return capital
	case written(r):
		return 0
	case strings.ContainsRune(marks, r):
		return mark
	case unicode.IsLetter(before) && unicode.IsLetter(after):
		return symbol + torn
	}
	return symbol
}

// alphabetic tells the scripts whose words hold no Latin letters. Chinese and
// its neighbours write Latin words next to their own.
func alphabetic(r rune) bool {
	return unicode.In(r, unicode.Cyrillic, unicode.Greek, unicode.Hebrew, unicode.Arabic)
}

// score is the logarithm of how likely the letters are in a text of the
// language. The letters of an alphabet are about as frequent as e^(-4r/n), r
// being the place among its n letters.
func (t tongue) score(letters map[rune]int) (sum float64) {
	n := float64(utf8.RuneCountInString(t.letters))
	first := math.Log((1 - t.rest) * (1 - math.Exp(-4/n)) / (1 - math.Exp(-4)))
	place, others, strange := 0.0, 0, 0
	for _, r := range t.letters {
		sum += float64(letters[r]) * (first - 4*place/n)
		place++
	}
	for r, count := range letters {
		switch {
		case strings.ContainsRune(t.letters, r):
		case t.script != nil && unicode.Is(t.script, r):
			others += count
		default:
			strange += count
		}
	}
	if others > 0 {
		sum += float64(others) * math.Log(t.rest/t.size)
	}
	return sum - float64(strange*foreign)
}

// sampleBytes is how many bytes beyond ASCII an encoding is guessed from.
const sampleBytes = 500

// sample is as much of a page's text as tells its encoding: the pieces that
// are not only ASCII, or, where no text is, what stands in its markup.
func sample(page []byte) []byte {
	var out []byte
	high := 0
	for _, text := range pieces(page) {
		if n := highBytes(text); n > 0 {
			out = append(append(out, text...), '\n')
			high += n
		}
		if high >= sampleBytes {
			return out[:min(len(out), 20*sampleBytes)]
		}
	}
	if high > 0 {
		return out[:min(len(out), 20*sampleBytes)]
	}
	i := max(bytes.IndexFunc(page, func(r rune) bool { return r >= utf8.RuneSelf }), 0)
	return page[i:min(len(page), i+sampleBytes)]
}

func highBytes(text []byte) (n int) {
	for _, b := range text {
		if b >= utf8.RuneSelf {
			n++
		}
	}
	return n
}

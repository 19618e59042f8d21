package archive

import (
	"hash/fnv"
	"math/bits"
	"strings"
	"unicode"
)

// Two texts are near-duplicates if their similarity hashes differ in few bits
// (Charikar, Similarity estimation techniques from rounding algorithms, 2002;
// Manku, Jain and Das Sarma, Detecting near-duplicates for web crawling, 2007).
// The hash is made of the runs of shingle words in a text. It is stored in
// bands: of two hashes that differ in fewer bits than there are bands, one band
// is equal.
const (
	shingle  = 3
	bands    = 4
	bandBits = 64 / bands
)

// simhash is the similarity hash of a text; false where it is too short to be
// like anything.
func simhash(text string) (hash uint64, ok bool) {
	words := wordsOf(text)
	if len(words) < minWords {
		return 0, false
	}
	var sums [64]int
	for i := range len(words) - shingle + 1 {
		h := fnv.New64a()
		for _, w := range words[i : i+shingle] {
			h.Write([]byte(w))
			h.Write([]byte{0})
		}
		bitsOf := h.Sum64()
		for b := range sums {
			sums[b] += int(bitsOf>>b&1)*2 - 1
		}
	}
	for b, sum := range sums {
		if sum > 0 {
			hash |= 1 << b
		}
	}
	return hash, true
}

// minWords: the hashes of shorter texts are alike by chance.
const minWords = 20

// wordsOf lists the words of a text in lower case. In scripts that put no space
// between words, each letter is one.
func wordsOf(text string) (words []string) {
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }) {
		if r := []rune(w); unicode.In(r[0], unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) {
			for _, c := range r {
				words = append(words, string(c))
			}
			continue
		}
		words = append(words, w)
	}
	return words
}

// distance is in how many bits two hashes differ.
func distance(a, b uint64) int { return bits.OnesCount64(a ^ b) }

// band is the n-th part of a hash.
func band(hash uint64, n int) int64 { return int64(hash >> (n * bandBits) & (1<<bandBits - 1)) }

func (l *Library) addBands(revision int64, text string) error {
	hash, ok := simhash(text)
	if !ok {
		return nil
	}
	for n := range bands {
		if err := l.exec("add band", n, band(hash, n), revision, int64(hash)); err != nil {
			return err
		}
	}
	return nil
}

package diff

import (
	"unicode"
	"unicode/utf8"
)

// minShared is the share of words that two paragraphs must have in common to be
// the same one, altered: half.
const minShared = 0.5

// maxPairs bounds how many pairs of paragraphs are looked at between two that
// were kept.
const maxPairs = 10_000

// pairs are the indexes of paragraphs that became each other, in order, such
// that the sum of their similarities is the highest.
func pairs(removed, added []string) (out [][2]int) {
	if len(removed)*len(added) > maxPairs {
		return nil
	}
	likeness := likenesses(removed, added)
	// best[i][j] is the highest sum for removed[i:] and added[j:].
	best := make([][]float64, len(removed)+1)
	for i := range best {
		best[i] = make([]float64, len(added)+1)
	}
	for i := len(removed) - 1; i >= 0; i-- {
		for j := len(added) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1], likeness[i][j]+best[i+1][j+1])
		}
	}
	for i, j := 0, 0; i < len(removed) && j < len(added); {
		switch best[i][j] {
		case best[i+1][j]:
			i++
		case best[i][j+1]:
			j++
		default:
			out = append(out, [2]int{i, j})
			i, j = i+1, j+1
		}
	}
	return out
}

// likenesses compares each removed paragraph with each added one; 0 where they
// have too little in common.
func likenesses(removed, added []string) [][]float64 {
	bags := make([]bag, len(added))
	for j, text := range added {
		bags[j] = bagOf(text)
	}
	out := make([][]float64, len(removed))
	for i, text := range removed {
		b := bagOf(text)
		out[i] = make([]float64, len(added))
		for j := range added {
			if s := b.shared(bags[j]); s >= minShared {
				out[i][j] = s
			}
		}
	}
	return out
}

// bag counts the words of a paragraph. Signs do not count.
type bag struct {
	counts map[string]int
	size   int
}

func bagOf(text string) bag {
	b := bag{counts: map[string]int{}}
	for _, t := range tokens(text) {
		if r, _ := utf8.DecodeRuneInString(t); unicode.IsLetter(r) || unicode.IsNumber(r) {
			b.counts[t]++
			b.size++
		}
	}
	return b
}

// shared is the share of words that two bags have in common, from 0 to 1 (the
// coefficient of Dice, 1945).
func (b bag) shared(other bag) float64 {
	if b.size+other.size == 0 {
		return 0
	}
	n := 0
	for word, count := range b.counts {
		n += min(count, other.counts[word])
	}
	return 2 * float64(n) / float64(b.size+other.size)
}

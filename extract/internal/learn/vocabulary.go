package learn

import (
	"maps"
	"slices"
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
)

// vocabulary numbers features that have no fixed list.
type vocabulary struct {
	features []logodds.Feature // in order
	number   map[logodds.Feature]int32
}

// rare is on how many pages a feature has to be seen: those seen on fewer say
// more about the pages than of them.
const rare = 3

// vocabularyOf is the features that are not rare in lists of them, and those of
// known, however rare.
func vocabularyOf(lists [][]logodds.Feature, known map[logodds.Feature]float32) vocabulary {
	count := make(map[logodds.Feature]int)
	for f := range known {
		count[f] = rare
	}
	for _, list := range lists {
		for _, f := range list {
			count[f]++
		}
	}
	maps.DeleteFunc(count, func(_ logodds.Feature, n int) bool { return n < rare })
	v := vocabulary{number: make(map[logodds.Feature]int32)}
	v.features = slices.SortedFunc(maps.Keys(count), func(a, b logodds.Feature) int { return strings.Compare(a.String(), b.String()) })
	for n, f := range v.features {
		v.number[f] = int32(n)
	}
	return v
}

// numbers are the numbers of the features of a list that the vocabulary has.
func (v vocabulary) numbers(list []logodds.Feature) (seen []int32) {
	for _, f := range list {
		if n, ok := v.number[f]; ok {
			seen = append(seen, n)
		}
	}
	slices.Sort(seen)
	return seen
}

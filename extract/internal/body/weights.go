package body

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// weightTable has a line for each bucket: group, bucket, its weight at the
// first look and at the second, apart by tabs; a positive weight speaks for
// the story. The line "bias" is what a segment starts with.
//
// It is the result of a logistic regression over the segments of the corpus
// pages whose story is known (fit/, which writes it). A weight is the change
// of the log odds that a segment is story; weights within 0.02 of nothing are
// left out.
//
//go:embed weights.tsv
var weightTable string

// Weights is one weight for each bucket, and the bias behind them.
type Weights []float32

// Fitted is what the looks have for weights.
type Fitted struct{ first, second Weights }

var fitted = sync.OnceValue(func() *Fitted {
	f, err := ReadWeights(weightTable)
	if err != nil {
		panic(err) // the table is part of the program
	}
	return f
})

// ReadWeights reads a table.
func ReadWeights(table string) (*Fitted, error) {
	f := &Fitted{make(Weights, FirstSize+1), make(Weights, SecondSize+1)}
	number := make(map[string]int, SecondSize)
	for n := range SecondSize {
		number[BucketName(n)] = n
	}
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cells) != 4 {
			return nil, fmt.Errorf("weights: %q has %d cells instead of 4", line, len(cells))
		}
		w1, err1 := strconv.ParseFloat(cells[2], 32)
		w2, err2 := strconv.ParseFloat(cells[3], 32)
		if err1 != nil || err2 != nil {
			return nil, fmt.Errorf("weights: %q has no number", line)
		}
		name := cells[0] + "\t" + cells[1]
		n, ok := number[name]
		switch {
		case name == "bias\t":
			f.first[FirstSize], f.second[SecondSize] = float32(w1), float32(w2)
		case !ok:
			return nil, fmt.Errorf("weights: there is no bucket %q", name)
		case n < FirstSize:
			f.first[n], f.second[n] = float32(w1), float32(w2)
		default:
			f.second[n] = float32(w2)
		}
	}
	return f, nil
}

// The number of buckets at each look.
var (
	FirstSize  = int(firstSize)
	SecondSize = int(secondSize)
)

// BucketName is the group and the name of a bucket, apart by a tab.
func BucketName(n int) string {
	var g, b string
	if n < FirstSize {
		g, b = nameOf(int32(n))
	} else {
		g, b = nameIn(secondGroups, secondBase, int32(n))
	}
	return g + "\t" + b
}

// score is the log odds that a segment is story.
func (w Weights) score(obs []int32) float64 {
	z := w[len(w)-1]
	for _, o := range obs {
		z += w[o]
	}
	return float64(z)
}

// Scores are the scores of all segments.
func (w Weights) Scores(all Observations) []float64 {
	out := make([]float64, len(all))
	for i, obs := range all {
		out[i] = w.score(obs)
	}
	return out
}

// Package logodds is what is learned from pages with known answers, and how.
//
// A question ("is this line story?", "is this page one?") is answered by
// features: things that can be seen of what is asked about, each with a weight
// for or against. The weights of what is seen add up to the log odds of yes.
//
//	logodds.go  features, weights and their sum
//	table.go    the form in which weights are kept
//	fit.go      how they are found: logistic regression
//
// The tables are written by one command, which tells what they are worth:
//
//	go run ./extract/internal/train -corpus DIR
package logodds

import "fmt"

// Feature is one thing that can be seen: what is looked at, and the bin that
// it falls into.
type Feature struct{ What, Bin string }

func (f Feature) String() string { return f.What + ": " + f.Bin }

// Bin names the bin of a measure among limits, from low to high: that below the
// first limit above it, or that from the last limit on.
func Bin(v float64, limits ...float64) string {
	for _, l := range limits {
		if v < l {
			return fmt.Sprintf("<%g", l)
		}
	}
	return fmt.Sprintf("%g+", limits[len(limits)-1])
}

// Weights are one weight for each of a list of features, by number, and the
// bias behind them: what is known before anything is seen.
type Weights []float32

// Score is the log odds of yes, given the numbers of the features seen.
func (w Weights) Score(seen []int32) float64 {
	z := w[len(w)-1]
	for _, f := range seen {
		z += w[f]
	}
	return float64(z)
}

// Scores are the scores of many things.
func (w Weights) Scores(all [][]int32) []float64 {
	out := make([]float64, len(all))
	for i, seen := range all {
		out[i] = w.Score(seen)
	}
	return out
}

// Strongest is the number of the feature seen that speaks most for yes, or most
// against it; -1 where none does.
func (w Weights) Strongest(seen []int32, yes bool) int32 {
	strongest, most := int32(-1), float32(0)
	for _, f := range seen {
		v := w[f]
		if !yes {
			v = -v
		}
		if v > most {
			strongest, most = f, v
		}
	}
	return strongest
}

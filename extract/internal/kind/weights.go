package kind

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// weightTable has a line for each observation: what, how, and its weight,
// apart by tabs; a positive weight speaks for a story. The line "bias" is what
// a page starts with. It is written by fit/, from a logistic regression over
// the corpus pages whose kind is known, that starts from the few weights in
// fit/prior.go. Stories and other pages count the same
// there in all, so the score is that of a page that is as likely one as the
// other; weights within 0.02 of nothing are left out.
//
//go:embed weights.tsv
var weightTable string

// weighing has the weight of each observation, in log odds.
type weighing map[Observation]float64

// bias is the observation that is made of each page.
var bias = Observation{What: "bias"}

var weights = sync.OnceValue(func() weighing {
	w, err := readWeights(weightTable)
	if err != nil {
		panic(err) // the table is part of the program
	}
	return w
})

func readWeights(table string) (weighing, error) {
	w := make(weighing)
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cells) != 3 {
			return nil, fmt.Errorf("weights: %q has %d cells instead of 3", line, len(cells))
		}
		v, err := strconv.ParseFloat(cells[2], 64)
		if err != nil {
			return nil, fmt.Errorf("weights: %q has no number", line)
		}
		w[Observation{cells[0], cells[1]}] = v
	}
	return w, nil
}

// score is the log odds that a page is a story.
func (w weighing) score(e evidence) float64 {
	z := w[bias]
	for _, o := range e {
		z += w[o]
	}
	return z
}

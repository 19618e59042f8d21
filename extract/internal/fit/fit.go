// Package fit fits weights of evidence to examples whose truth is known. Only
// the programs that write the tables of weights use it.
package fit

import (
	"math"
	"math/rand/v2"
)

// Example is one thing that was looked at: what was seen of it, as numbers of
// observations, and whether it truly is what is looked for. It counts Weight
// times.
type Example struct {
	Seen   []int32
	Yes    bool
	Weight float32
}

// Schedule says how long and how carefully to fit.
type Schedule struct {
	Epochs int       // how often each example is seen
	Rate   float32   // the first step
	Decay  float32   // the L2 penalty, on what a weight differs from its prior
	Prior  []float32 // what is known of each observation before any example; nil: nothing
}

// Logistic fits one weight for each of size observations, and behind them the
// bias, so that their sum is the log odds of Yes. It is stochastic gradient
// descent with a step for each weight that shrinks with the gradients seen
// (AdaGrad, Duchi et al. 2011). The same examples in the same order give the
// same weights.
func Logistic(examples []Example, size int, s Schedule) []float32 {
	l := learner{weights: make([]float32, size+1), prior: make([]float32, size+1), seen: make([]float32, size+1), decay: s.Decay}
	copy(l.prior, s.Prior)
	copy(l.weights, s.Prior)
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for epoch := range s.Epochs {
		rng.Shuffle(len(order), func(i, k int) { order[i], order[k] = order[k], order[i] })
		l.step = s.Rate / float32(1+epoch)
		for _, i := range order {
			l.learn(&examples[i])
		}
	}
	return l.weights
}

// Score is the log odds that weights give to what was seen.
func Score(weights []float32, seen []int32) float64 {
	z := weights[len(weights)-1]
	for _, o := range seen {
		z += weights[o]
	}
	return float64(z)
}

type learner struct {
	weights     []float32
	prior       []float32
	seen        []float32 // by weight: the sum of the squared gradients
	step, decay float32
}

func (l *learner) learn(e *Example) {
	miss := float32(1 / (1 + math.Exp(-Score(l.weights, e.Seen))))
	if e.Yes {
		miss--
	}
	miss *= e.Weight
	for _, o := range e.Seen {
		l.move(int(o), miss)
	}
	l.move(len(l.weights)-1, miss)
}

func (l *learner) move(o int, miss float32) {
	g := miss + l.decay*(l.weights[o]-l.prior[o])
	l.seen[o] += g * g
	l.weights[o] -= l.step * g / (float32(math.Sqrt(float64(l.seen[o]))) + 1e-3)
}

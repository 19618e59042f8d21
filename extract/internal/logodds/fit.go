package logodds

import (
	"math"
	"math/rand/v2"
)

// Example is one thing whose answer is known: the numbers of the features seen
// of it, and the answer. It counts Weight times.
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
	Prior  []float32 // what is known of each feature before any example; nil: nothing
}

// Fit fits one weight for each of size features, and behind them the bias, so
// that their sum is the log odds of Yes. It is stochastic gradient descent with
// a step for each weight that shrinks with the gradients seen (AdaGrad, Duchi et
// al. 2011). The same examples in the same order give the same weights, on any
// machine: the conversions below keep compilers from fusing what they would
// round otherwise.
func Fit(examples []Example, size int, s Schedule) Weights {
	l := learner{weights: make(Weights, size+1), prior: make([]float32, size+1), seen: make([]float32, size+1), decay: s.Decay}
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

type learner struct {
	weights     Weights
	prior       []float32
	seen        []float32 // by weight: the sum of the squared gradients
	step, decay float32
}

func (l *learner) learn(e *Example) {
	miss := float32(1 / (1 + math.Exp(-l.weights.Score(e.Seen))))
	if e.Yes {
		miss--
	}
	miss *= e.Weight
	for _, f := range e.Seen {
		l.move(int(f), miss)
	}
	l.move(len(l.weights)-1, miss)
}

func (l *learner) move(f int, miss float32) {
	g := miss + float32(l.decay*(l.weights[f]-l.prior[f]))
	l.seen[f] += float32(g * g)
	l.weights[f] -= float32(l.step*g) / (float32(math.Sqrt(float64(l.seen[f]))) + 1e-3)
}

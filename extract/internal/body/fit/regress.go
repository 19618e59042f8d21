package main

import (
	"math"
	"math/rand/v2"

	"github.com/tearsheet-news/tearsheet/extract/internal/body"
)

// The regression: stochastic gradient descent with a step for each weight that
// shrinks with the gradients seen (AdaGrad, Duchi et al. 2011).
const (
	epochs = 8
	rate   = 0.15
	decay  = 2e-6 // L2 penalty
)

// regress fits weights to all pages but those of one fold; -1 leaves none out.
func regress(pages []*example, without, size int, observed func(*example) body.Observations) body.Weights {
	type item struct{ page, segment int32 }
	var items []item
	for p, e := range pages {
		if e.fold == without {
			continue
		}
		for s := range e.truth {
			if e.truth[s].weight > 0 {
				items = append(items, item{int32(p), int32(s)})
			}
		}
	}
	w := make(body.Weights, size+1)
	seen := make([]float32, size+1)
	rng := rand.New(rand.NewPCG(1, 2))
	for epoch := range epochs {
		rng.Shuffle(len(items), func(i, k int) { items[i], items[k] = items[k], items[i] })
		step := float32(rate) / float32(1+epoch)
		for _, it := range items {
			e := pages[it.page]
			learn(w, seen, observed(e)[it.segment], e.truth[it.segment], step, e.evenness())
		}
	}
	return w
}

func learn(w body.Weights, seen []float32, obs []int32, t truth, step, evenness float32) {
	z := w[len(w)-1]
	for _, o := range obs {
		z += w[o]
	}
	miss := float32(1 / (1 + math.Exp(-float64(z))))
	if t.story {
		miss--
	}
	miss *= t.weight * evenness
	move := func(o int) {
		g := miss + decay*w[o]
		seen[o] += g * g
		w[o] -= step * g / (float32(math.Sqrt(float64(seen[o]))) + 1e-3)
	}
	for _, o := range obs {
		move(int(o))
	}
	move(len(w) - 1)
}

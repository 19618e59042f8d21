package main

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/body"
	"github.com/tearsheet-news/tearsheet/extract/internal/fit"
)

// schedule suits a hundred thousand segments: a few rounds, and hardly a
// penalty.
var schedule = fit.Schedule{Epochs: 8, Rate: 0.15, Decay: 2e-6}

// regress fits weights to all pages but those of one fold; -1 leaves none out.
func regress(pages []*example, without, size int, observed func(*example) body.Observations) body.Weights {
	var examples []fit.Example
	for _, e := range pages {
		if e.fold == without {
			continue
		}
		for s, t := range e.truth {
			if t.weight > 0 {
				examples = append(examples, fit.Example{Seen: observed(e)[s], Yes: t.story, Weight: t.weight * e.evenness()})
			}
		}
	}
	return fit.Logistic(examples, size, schedule)
}

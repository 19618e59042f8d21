// Package kind tells what kind of page was read: a story, a list of stories,
// or something else.
//
//	kind.go      the decision
//	evidence.go  what is seen of a page, and what each observation weighs
//	declared.go  what the page says it is
//	address.go   what its address says
//	found.go     what the earlier stages found: body, headline, dates, names
//	layout.go    what a reader sees at a glance: rows of links, prices, replies;
//	             counted in tally.go and line.go
//	index.go     whether a page that is no story lists stories
//
// No observation decides alone: many shops call their pages articles, and many
// stories say that they are websites. Each has a weight for or against the page
// being a story, and the sum is the log odds. The weights were fitted to pages
// whose kind is known; see weights.go.
package kind

import (
	"math"

	"github.com/tearsheet-news/tearsheet/extract/internal/resolve"
)

// Kind is what a page is. The names are those of the record.
type Kind string

// The kinds of page.
const (
	Article Kind = "article"
	Index   Kind = "index"
	Other   Kind = "other"
)

// Of decides the kind of a page and how sure that is, from 0.5 to 1. in is what
// the fields were resolved from, and sources is where each of them was taken
// from, by JSON key.
func Of(in *resolve.Input, sources map[string]string) (Kind, float64) {
	l := newLook(in, sources)
	seen := l.observe()
	score := weights().score(seen)
	seen.explain(in.Log)
	sure := 1 / (1 + math.Exp(-math.Abs(score)))
	switch {
	case score > 0:
		return Article, sure
	case l.listsStories(seen):
		return Index, sure
	}
	return Other, sure
}

// Package kind tells what kind of page was read: a story, a list of stories,
// or something else.
//
//	kind.go      the decision
//	evidence.go  what is seen of a page, and what each feature weighs
//	declared.go  what the page says it is
//	address.go   what its address says
//	found.go     what the earlier stages found: body, headline, dates, names
//	layout.go    what a reader sees at a glance: rows of links, prices, replies;
//	             counted in tally.go and line.go
//	index.go     whether a page that is no story lists stories
//
// No feature decides alone: many shops call their pages articles, and many
// stories say that they are websites. Each has a weight for or against the page
// being a story, and the sum is the log odds. The weights are learned from pages
// whose kind is known; see weights.go.
package kind

import (
	"math"

	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
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

// Verdict is what was decided.
type Verdict struct {
	Kind Kind
	Sure float64 // how sure it is that the page is a story, or that it is none: 0.5 to 1
	Seen []logodds.Feature
}

// Of decides the kind of a page. in is what the fields were resolved from, and
// sources is where each of them was taken from, by JSON key.
func (m Model) Of(in *resolve.Input, sources map[string]string) Verdict {
	l := newLook(in, sources)
	seen := l.observe()
	score := m.Score(0, seen)
	m.explain(seen, in.Log)
	v := Verdict{Other, 1 / (1 + math.Exp(-math.Abs(score))), seen}
	switch {
	case score > 0:
		v.Kind = Article
	case l.listsStories(seen):
		v.Kind = Index
	}
	return v
}

// Of decides by the model that is part of the program.
func Of(in *resolve.Input, sources map[string]string) Verdict { return Learned().Of(in, sources) }

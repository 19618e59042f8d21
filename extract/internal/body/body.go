// Package body finds the segments of a page that are its story.
//
// Find reads the page twice. At the first look each segment is judged by
// itself: its words, the elements around it, what they are called, how it
// compares with the rest of the page. Each such feature has a weight for or
// against being story; the sum is the segment's score. The element that holds
// most of what scored is the story's root. At the second look each segment is
// judged again, now also by the scores of its neighbours and by where it
// stands towards the root. What scores above zero inside the root is kept, and
// a few rules about whole parts (a table, a lede above the root, a heading
// over nothing) have the last word.
//
// The weights are learned from pages whose story is known; see weights.go.
package body

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/trace"
)

// Body is what was found.
type Body struct {
	Root int32   // the element that holds the story; -1 where there is none
	Kept []int32 // its segments, in reading order

	// Sure is the mean score of the kept segments, weighed by their words, before
	// all were raised: below 1 the page hardly looks like it has a story. It is
	// never negative.
	Sure float64

	// Words are the words of the kept segments, and Teasers those of them that
	// stand in rows of teasers.
	Words, Teasers int

	// Seen is what it looks like as a whole, and Right the chance that it is the
	// story and hardly anything else, 0 to 1.
	Seen  []logodds.Feature
	Right float64

	// Second tells that another extractor found it.
	Second bool
}

// Find finds the story of a page, with what the page's data tells of it.
func Find(p *page.Page, told Told, log *trace.Log) Body { return Learned().Find(p, told, log) }

// Find finds the story by another model than the one that is part of the
// program.
func (m *Model) Find(p *page.Page, told Told, log *trace.Log) Body {
	s := newSurvey(p, told)
	seen := m.look(s)
	all := s.hypotheses(m.second.Scores(seen))
	if len(all) == 0 {
		return Body{Root: -1}
	}
	best := m.best(s.asking(all, told.Other))
	best.explain(m, seen, log)
	return best.body()
}

// Hypotheses are the bodies that the story of a page may be, of which Find
// would take the first if it knew no better.
func (m *Model) Hypotheses(p *page.Page, told Told) (out []Body) {
	s := newSurvey(p, told)
	all := s.asking(s.hypotheses(m.second.Scores(m.look(s))), told.Other)
	for _, c := range all {
		c.seen = c.signs(all)
		out = append(out, c.body())
	}
	return out
}

// look takes both looks and returns what the second saw.
func (m *Model) look(s *survey) Seen {
	seen := s.firstLook()
	scores := m.first.Scores(seen)
	return s.secondLook(seen, scores, findRoot(s.p, scores, aversion))
}

// FirstLook is what the first look sees of a page.
func FirstLook(p *page.Page, told Told) Seen { return newSurvey(p, told).firstLook() }

// SecondLook is what the second look sees of it, by the model's first scores.
func (m *Model) SecondLook(p *page.Page, told Told) Seen { return m.look(newSurvey(p, told)) }

// lift raises all scores so that a quarter of the page's prose is kept, or its
// best sentence where it has no prose, and returns by how much: a poor page
// still gives what it has.
func (s *survey) lift(scores []float64) float64 {
	const least = keepAbove + 0.2
	level := s.level(scores)
	if s.total == 0 {
		level = s.bestSentence(scores)
	}
	by := max(0, least-level)
	for i := range scores {
		scores[i] += by
	}
	return by
}

// Seen has the numbers of the features that were seen of each segment.
type Seen [][]int32

package body

import "github.com/tearsheet-news/tearsheet/extract/internal/page"

// Training opens the two looks at a page to the program that fits their
// weights. Find takes the same steps.
type Training struct {
	First Observations // of each segment, at the first look
	s     *survey
}

// NewTraining takes the first look.
func NewTraining(p *page.Page, told Told) *Training {
	s := newSurvey(p, told)
	return &Training{First: s.firstLook(), s: s}
}

// Second takes the second look in the light of the scores of the first.
func (t *Training) Second(scores []float64) Observations {
	return t.s.secondLook(t.First, scores, findRoot(t.s.p, scores))
}

// Choose decides from the scores of the second look.
func (t *Training) Choose(scores []float64) Body {
	lifted := t.s.lift(scores)
	root := findRoot(t.s.p, scores)
	if root < 0 {
		return Body{Root: -1}
	}
	c := newChoice(t.s, scores, root)
	c.lifted = lifted
	c.decide()
	return c.body()
}

package body

import (
	_ "embed"
	"errors"
	"sync"

	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
)

// weightTable is a logistic regression over the segments of the corpus pages
// whose story is known: what each feature of a segment says for it being story,
// at the first look and at the second.
//
//go:embed weights.tsv
var weightTable string

// judgeTable is what each feature of a hypothesis as a whole says for it being
// near to the story, and for it being the story.
//
//go:embed judge.tsv
var judgeTable string

// Model is what has been learned of segments.
type Model struct {
	first, second logodds.Weights
	judge         *logodds.Table // of hypotheses; nil: the first is taken
}

var learned = sync.OnceValue(func() *Model {
	segments, err1 := logodds.Parse(weightTable)
	judge, err2 := logodds.Parse(judgeTable)
	if err := errors.Join(err1, err2); err != nil {
		panic(err) // the tables are part of the program
	}
	m, err := NewModel(segments)
	if err != nil {
		panic(err)
	}
	return m.Judging(judge)
})

// Learned is the model that Find uses.
func Learned() *Model { return learned() }

// NewModel is the model of a table with a column for each look.
func NewModel(t *logodds.Table) (m *Model, err error) {
	m = &Model{}
	if m.first, err = t.Column(0, FirstFeatures()); err != nil {
		return nil, err
	}
	if m.second, err = t.Column(1, SecondFeatures()); err != nil {
		return nil, err
	}
	return m, nil
}

// Judging is the model with a table that judges hypotheses.
func (m *Model) Judging(judge *logodds.Table) *Model { return &Model{m.first, m.second, judge} }

// FirstFeatures are the features of the first look, by number.
func FirstFeatures() []logodds.Feature { return SecondFeatures()[:firstSize] }

// SecondFeatures are those of the second look, which are the first's and more.
func SecondFeatures() []logodds.Feature {
	out := make([]logodds.Feature, secondSize)
	for n := range out {
		out[n] = feature(int32(n))
	}
	return out
}

// feature is the feature with a number.
func feature(n int32) logodds.Feature {
	if n < firstSize {
		return firstFeature(n)
	}
	return featureIn(secondGroups, secondBase, n)
}

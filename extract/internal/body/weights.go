package body

import (
	_ "embed"
	"sync"

	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
)

// weightTable is a logistic regression over the segments of the corpus pages
// whose story is known: what each feature of a segment says for it being story,
// at the first look and at the second.
//
//go:embed weights.tsv
var weightTable string

// Model is what has been learned of segments.
type Model struct{ first, second logodds.Weights }

var learned = sync.OnceValue(func() *Model {
	t, err := logodds.Parse(weightTable)
	if err == nil {
		var m *Model
		if m, err = NewModel(t); err == nil {
			return m
		}
	}
	panic(err) // the table is part of the program
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

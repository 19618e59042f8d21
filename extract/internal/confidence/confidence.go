// Package confidence tells how sure a record is of each of its fields: on what
// share of pages whose decisions looked like this the field was right.
//
// What right means depends on the field. A body is right where F1 of its runs
// of four words is 0.9 or more, a title where it is the same but for case, quotes
// and dashes, authors where all are named and nobody else, a day of publication
// where it is the day, a category where it is one that people or the site itself
// would file the story under, and tags where F1 is 0.5 or more.
//
// A decision is described by the features that package resolve and package body
// note while they decide. Their weights are learned from pages with known
// answers, and checked on sites that were left out: the command that trains
// prints how far the confidence is from the share that was right.
package confidence

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"sync"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
)

// Fields are the fields that have a confidence, in the order of the columns of
// a table.
var Fields = [...]claim.Field{claim.Body, claim.Title, claim.Author, claim.Published, claim.Category, claim.Tag}

// Signs are the features of the decision about each field.
type Signs map[claim.Field][]logodds.Feature

// table has a column for each of Fields.
//
//go:embed weights.tsv
var table string

// Model is what has been learned of decisions.
type Model struct{ *logodds.Table }

var learned = sync.OnceValue(func() Model {
	t, err := logodds.Parse(table)
	if err != nil {
		panic(err) // the table is part of the program
	}
	return Model{t}
})

// Learned is the model that is part of the program.
func Learned() Model { return learned() }

// OfPage are features that a page adds to those of each of its decisions: whether
// it is a story, and how sure that and its body are.
func OfPage(isStory bool, sure, body float64) []logodds.Feature {
	return []logodds.Feature{
		{What: "story", Bin: fmt.Sprintf("%t ", isStory) + logodds.Bin(sure, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)},
		{What: "body", Bin: logodds.Bin(body, 0.2, 0.4, 0.6, 0.8, 0.9)},
	}
}

// Of is the confidence in each field that was decided, in hundredths, 0 to 1.
func (m Model) Of(signs Signs, ofPage []logodds.Feature) map[claim.Field]float64 {
	out := make(map[claim.Field]float64)
	for column, f := range Fields {
		if seen := signs[f]; len(seen) > 0 {
			out[f] = math.Round(100/(1+math.Exp(-m.Score(column, slices.Concat(seen, ofPage))))) / 100
		}
	}
	return out
}

package kind

import (
	_ "embed"
	"sync"

	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
)

// weightTable is a logistic regression over the corpus pages whose kind is
// known: what each feature of a page says for it being a story. Stories and
// other pages count the same there in all, so the score is that of a page that
// is as likely one as the other.
//
//go:embed weights.tsv
var weightTable string

// Model is what has been learned of pages: a table with one column.
type Model struct{ *logodds.Table }

var learned = sync.OnceValue(func() Model {
	t, err := logodds.Parse(weightTable)
	if err != nil {
		panic(err) // the table is part of the program
	}
	return Model{t}
})

// Learned is the model that Of uses.
func Learned() Model { return learned() }

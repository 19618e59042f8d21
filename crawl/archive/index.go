package archive

import (
	"encoding/json"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive/internal/fulltext"
)

// indexRow is a revision as the full-text indexes have it: its number in the table,
// headline, byline, text, facets and the beginnings of words, each as words with
// spaces between them.
type indexRow [6]any

func indexed(revision int64, site string, a *crawl.Article) indexRow {
	title, byline, text := fulltext.Words(a.Title), fulltext.Words(a.Byline), fulltext.Words(a.Text)
	return indexRow{revision, title, byline, text, facets(site, a), fulltext.Beginnings(title, byline, text)}
}

// indexing are the statements that file rows of the index.
var indexing = []string{"index", "index beginnings"}

// index makes the revisions of the batch to be found.
func (l *Library) index() error {
	if len(l.unindexed) == 0 {
		return nil
	}
	rows, err := json.Marshal(l.unindexed)
	for _, statement := range indexing {
		if err == nil {
			err = l.exec(statement, string(rows))
		}
	}
	l.unindexed = l.unindexed[:0]
	return err
}

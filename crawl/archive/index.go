package archive

import (
	"encoding/json"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive/internal/fulltext"
)

// indexRow is a revision as the full-text index has it: its number in the table,
// headline, byline, text and facets, each as words with spaces between them.
type indexRow [5]any

func indexed(revision int64, site string, a *crawl.Article) indexRow {
	return indexRow{revision, fulltext.Words(a.Title), fulltext.Words(a.Byline), fulltext.Words(a.Text), facets(site, a)}
}

// index makes the revisions of the batch to be found.
func (l *Library) index() error {
	if len(l.unindexed) == 0 {
		return nil
	}
	rows, err := json.Marshal(l.unindexed)
	if err == nil {
		err = l.exec("index", string(rows))
	}
	l.unindexed = l.unindexed[:0]
	return err
}

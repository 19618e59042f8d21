package archive

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/internal/dbfile"
)

// Extraction is what an extractor made of a revision.
type Extraction struct {
	Extractor string // the version of the program
	Record    *crawl.Article
	JSON      []byte
}

// Extractions yields what was made of a revision, the crawl's record first. The
// last one counts: it is the Record of the Revision, and is what a search looks
// through.
func (a *Archive) Extractions(ctx context.Context, r *Revision) iter.Seq2[*Extraction, error] {
	return each(ctx, a.db, func(rows *sql.Rows) (*Extraction, error) {
		var e Extraction
		err := rows.Scan(&e.Extractor, &e.JSON)
		if err == nil {
			e.Record, err = readRecord(e.JSON)
		}
		return &e, err
	}, `SELECT extractor, json FROM extraction WHERE revision = ? ORDER BY id`, r.id)
}

// Extract adds an extraction to a revision: made, by this program. The revision
// keeps its number, its bytes, and its extractions so far.
func (l *Library) Extract(r *Revision, made *crawl.Article) error {
	line, err := json.Marshal(made)
	if err != nil {
		return fmt.Errorf("%s: %w", r.URL, err)
	}
	if err := l.begin(); err != nil {
		return fmt.Errorf("library: %w", dbfile.Explain(err))
	}
	if err = l.exec("drop bands", r.id); err == nil {
		err = l.use(r.id, made, line, crawl.Version())
	}
	if err != nil {
		l.rollback()
		return fmt.Errorf("library: %s: %w", r.URL, dbfile.Explain(err))
	}
	return l.wrote()
}

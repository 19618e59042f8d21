package archive

import (
	"database/sql"
	"fmt"

	"github.com/tearsheet-news/tearsheet/crawl"
)

// link is one place that a revision has.
type link struct {
	url      string
	revision int
	place    crawl.Place
}

const linksQuery = `SELECT article.url, number, ifnull(page.value ->> 'url', ''), page.value ->> 'file',
	cast(page.value ->> 'offset' AS INTEGER), cast(page.value ->> 'length' AS INTEGER),
	ifnull(page.value ->> 'id', ''), ifnull(page.value ->> 'digest', '')
	FROM revision JOIN article ON article.id = revision.article,
		json_each(iif(json_valid(origin), origin, '{}'), '$.pages') AS page
	WHERE page.value ->> 'file'`

func linkRow(rows *sql.Rows) (l link, err error) {
	p := &l.place
	err = rows.Scan(&l.url, &l.revision, &p.URL, &p.File, &p.Offset, &p.Length, &p.ID, &p.Digest)
	return l, err
}

func (l link) error(err error) *LinkError {
	return &LinkError{l.url, l.revision, l.place.File, l.place.Offset, err}
}

// check compares a place with the record that is there; the zero Place for none.
func (l link) check(there crawl.Place) error {
	if there.ID == "" {
		return errNoRecord
	}
	for _, field := range []struct{ name, is, want string }{
		{"id", there.ID, l.place.ID},
		{"address", there.URL, l.place.URL},
		{"payload", there.Digest, l.place.Digest},
		{"length", fmt.Sprint(there.Length), fmt.Sprint(l.place.Length)},
	} {
		if field.is != field.want {
			return fmt.Errorf("%w: its %s is %s, not %s", ErrOtherRecord, field.name, field.is, field.want)
		}
	}
	return nil
}

package export

import (
	"strings"
	"time"

	"github.com/tearsheet-news/tearsheet/crawl/archive"
	"github.com/tearsheet-news/tearsheet/crawl/internal/address"
)

// Row is a revision as a row of a table. The tags name its columns, and say how
// Parquet types them; a column that is optional is null where the record does
// not tell, one that is a list is then empty.
type Row struct {
	URL      string    `parquet:"url"`
	Site     string    `parquet:"site,dict"` // host of URL, without "www."
	Revision int32     `parquet:"revision"`
	Fetched  time.Time `parquet:"fetched,timestamp(millisecond)"` // first seen so
	Seen     time.Time `parquet:"seen,timestamp(millisecond)"`    // last seen so

	Type      string   `parquet:"type,dict"`
	TypeScore float64  `parquet:"type_score"`
	Title     string   `parquet:"title,optional"`
	Byline    string   `parquet:"byline,optional"`
	Authors   []string `parquet:"authors,list"`

	// Published is as in the record, PublishedDay its day, counted from 1970, and
	// PublishedAt the moment, which only a time with an offset tells. The same
	// goes for Modified.
	Published    string     `parquet:"published,optional"`
	PublishedDay *int32     `parquet:"published_day,optional,date"`
	PublishedAt  *time.Time `parquet:"published_at,optional,timestamp(millisecond)"`
	Modified     string     `parquet:"modified,optional"`
	ModifiedAt   *time.Time `parquet:"modified_at,optional,timestamp(millisecond)"`

	Category    string   `parquet:"category,optional,dict"`
	Categories  []string `parquet:"categories,list"`
	Tags        []string `parquet:"tags,list"`
	Language    string   `parquet:"language,optional,dict"`
	SiteName    string   `parquet:"site_name,optional,dict"`
	Description string   `parquet:"description,optional"`
	Image       string   `parquet:"image,optional"` // address of the lead picture
	Text        string   `parquet:"text,optional"`
	WordCount   int32    `parquet:"word_count"`

	AccessibleForFree *bool  `parquet:"accessible_for_free,optional"`
	SyndicatedFrom    string `parquet:"syndicated_from,optional"`
	Truncated         string `parquet:"truncated,optional,dict"` // why the page may not be whole
	NoArchive         bool   `parquet:"noarchive"`

	// Where the bytes lie; of a story on several pages, the first. Empty where
	// the crawl kept none.
	Extractor string `parquet:"extractor,optional,dict"`
	SHA256    string `parquet:"sha256,optional"` // of the payload, in hexadecimal
	WARC      string `parquet:"warc,optional,dict"`
	Offset    *int64 `parquet:"warc_offset,optional"`
}

// rowOf is the row of a revision.
func rowOf(r *archive.Revision) Row {
	a := r.Record
	row := Row{
		URL: r.URL, Site: address.Site(r.URL), Revision: int32(r.Number), Fetched: r.Fetched, Seen: r.Seen,
		Type: string(a.Type), TypeScore: a.TypeScore, Title: a.Title, Byline: a.Byline, Authors: a.Authors,
		Published: a.Published, PublishedDay: dayOf(a.Published), PublishedAt: momentOf(a.Published),
		Modified: a.Modified, ModifiedAt: momentOf(a.Modified),
		Category: a.Category, Categories: a.Categories, Tags: a.Tags, Language: a.Language,
		SiteName: a.SiteName, Description: a.Description, Text: a.Text, WordCount: int32(a.WordCount),
		AccessibleForFree: a.AccessibleForFree, SyndicatedFrom: a.SyndicatedFrom,
		Truncated: string(a.Truncated), NoArchive: a.NoArchive,
		Extractor: r.Extractor,
	}
	if a.Image != nil {
		row.Image = a.Image.URL
	}
	if len(r.Origin.Pages) > 0 {
		p := r.Origin.Pages[0]
		row.SHA256, row.WARC, row.Offset = strings.TrimPrefix(p.Digest, "sha256:"), p.File, &p.Offset
	}
	return row
}

// dayOf is the day that a date begins with, counted from 1970-01-01; nil for
// none.
func dayOf(date string) *int32 {
	t, err := time.Parse(time.DateOnly, date[:min(len(date), len(time.DateOnly))])
	if err != nil {
		return nil
	}
	day := int32(t.Unix() / secondsOfDay)
	return &day
}

const secondsOfDay = 24 * 60 * 60

// showDay writes a day like 2026-05-01.
func showDay(day int32) string {
	return time.Unix(int64(day)*secondsOfDay, 0).UTC().Format(time.DateOnly)
}

// momentOf is the moment that a date with time and offset tells; nil for others.
func momentOf(date string) *time.Time {
	t, err := time.Parse(time.RFC3339, date)
	if err != nil {
		return nil
	}
	t = t.UTC()
	return &t
}

package archive

import "fmt"

// Filter picks articles. Its zero value picks all.
type Filter struct {
	Site     string // host without "www.", or a domain: with all hosts below it
	Author   string // part of the name of an author, or of the byline; capitals do not matter
	Category string // name of one of the categories; capitals do not matter

	// Since and Until pick by the day of publication, "2024-05-01", both
	// included; "2024-05" and "2024" stand for all their days. Articles that tell
	// no day are then left out.
	Since, Until string

	Limit int // how many at most; 0: no limit
}

// where is the filter as a condition that begins with AND, over revision.
func (f Filter) where() (sql string, args []any) {
	match := f.match()
	if match == "" {
		return "", nil
	}
	return " AND revision.id IN (SELECT rowid FROM search WHERE search MATCH ?)", []any{match}
}

func (f Filter) limit() string {
	if f.Limit <= 0 {
		return ""
	}
	return fmt.Sprintf(" LIMIT %d", f.Limit)
}

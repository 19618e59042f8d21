package archive

import (
	"fmt"
	"strings"
)

// Filter picks articles. Its zero value picks all.
type Filter struct {
	Site     string // host without "www.", or a domain: with all hosts below it
	Author   string // part of the name of an author, or of the byline; capitals do not matter
	Category string // name of one of the categories; capitals do not matter

	// Since and Until pick by the day of publication, "2024-05-01", both
	// included. Articles that tell no day are then left out.
	Since, Until string

	Limit int // how many at most; 0: no limit
}

// where is the filter as a condition that begins with AND, over revision,
// article and extraction.
func (f Filter) where() (sql string, args []any) {
	var b strings.Builder
	add := func(condition string, values ...any) {
		b.WriteString(" AND " + condition)
		args = append(args, values...)
	}
	if site := strings.TrimPrefix(strings.ToLower(f.Site), "www."); site != "" {
		add("(site = ? OR substr(site, -length(?)) = ?)", site, "."+site, "."+site)
	}
	if f.Author != "" {
		add("instr(authors, ?)", strings.ToLower(f.Author))
	}
	if f.Category != "" {
		add("instr(categories, ?)", list(f.Category))
	}
	if f.Since != "" {
		add("substr(published, 1, 10) >= ?", f.Since)
	}
	if f.Until != "" {
		add("substr(published, 1, 10) <= ? AND published <> ''", f.Until)
	}
	return b.String(), args
}

func (f Filter) limit() string {
	if f.Limit <= 0 {
		return ""
	}
	return fmt.Sprintf(" LIMIT %d", f.Limit)
}

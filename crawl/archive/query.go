package archive

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// ErrQuery: the query searches for nothing.
var ErrQuery = errors.New("nothing to search for: give a word, as in ferry -winter \"two ports\"")

// parseQuery writes a query as FTS5 reads it. Every word is put in quotation
// marks, so that nothing a person writes is taken for an operator.
func parseQuery(query string) (string, error) {
	var want, not []string
	for _, t := range terms(query) {
		if t.not {
			not = append(not, t.String())
		} else {
			want = append(want, t.String())
		}
	}
	if len(want) == 0 {
		return "", fmt.Errorf("%q: %w", query, ErrQuery)
	}
	match := strings.Join(want, " AND ")
	if len(not) > 0 {
		match = "(" + match + ") NOT (" + strings.Join(not, " OR ") + ")"
	}
	return match, nil
}

// term is a word of a query, or a phrase.
type term struct {
	text   string
	not    bool
	prefix bool
}

func (t term) String() string {
	s := `"` + t.text + `"`
	if t.prefix {
		s += " *"
	}
	return s
}

// terms takes a query apart. A quotation mark that is never closed goes to the
// end.
func terms(query string) (out []term) {
	rest := strings.TrimSpace(query)
	for rest != "" {
		var t term
		if t.not = strings.HasPrefix(rest, "-"); t.not {
			rest = rest[1:]
		}
		if after, ok := strings.CutPrefix(rest, `"`); ok {
			t.text, rest, _ = strings.Cut(after, `"`)
		} else {
			i := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || r == '"' })
			if i < 0 {
				i = len(rest)
			}
			t.text, rest = rest[:i], rest[i:]
		}
		if after, ok := strings.CutPrefix(rest, "*"); ok {
			t.prefix, rest = true, after
		} else if before, ok := strings.CutSuffix(t.text, "*"); ok {
			t.prefix, t.text = true, before
		}
		if strings.ContainsFunc(t.text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
			t.text = strings.ReplaceAll(t.text, "\x00", " ")
			out = append(out, t)
		}
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
	}
	return out
}

package fulltext

import (
	"strings"
	"unicode"
)

// Query is what a person searches for: words and phrases.
type Query struct {
	want, not []phrase
}

// phrase is words that stand side by side; of the last, prefix tells that only
// its beginning is given.
type phrase struct {
	words  []string
	prefix bool
}

// Parse reads a query: words, "phrases in quotation marks", -word for what must
// not be there, and word* for the beginning of one. A quotation mark that is never
// closed goes to the end.
func Parse(query string) Query {
	var q Query
	rest := strings.TrimSpace(query)
	for rest != "" {
		var text string
		var not, prefix bool
		if rest, not = strings.CutPrefix(rest, "-"); strings.HasPrefix(rest, `"`) {
			text, rest, _ = strings.Cut(rest[1:], `"`)
		} else {
			i := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || r == '"' })
			if i < 0 {
				i = len(rest)
			}
			text, rest = rest[:i], rest[i:]
		}
		if rest, prefix = strings.CutPrefix(rest, "*"); !prefix {
			text, prefix = strings.CutSuffix(text, "*")
		}
		if p := phraseOf(text, prefix); len(p.words) == 0 {
			// signs alone: no index has them
		} else if not {
			q.not = append(q.not, p)
		} else {
			q.want = append(q.want, p)
		}
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
	}
	return q
}

// phraseOf reads words. In a script without spaces, a run goes on in any way: its
// last letter is there for texts where it stands alone.
func phraseOf(text string, prefix bool) phrase {
	tokens := Tokens(text)
	if n := len(tokens) - 1; n >= 0 && tokens[n].tail {
		prefix = n == 0 || tokens[n-1].End != tokens[n].End
		if !prefix {
			tokens = tokens[:n]
		}
	}
	p := phrase{prefix: prefix}
	for _, t := range tokens {
		p.words = append(p.words, t.Text)
	}
	return p
}

// Empty tells that the query asks for nothing that could be found.
func (q Query) Empty() bool { return len(q.want) == 0 }

// Match is the query as FTS5 reads it. Every word is in quotation marks, so that
// nothing a person writes is taken for an operator.
func (q Query) Match() string {
	match := join(q.want, " AND ")
	if len(q.not) > 0 {
		match = "(" + match + ") NOT (" + join(q.not, " OR ") + ")"
	}
	return match
}

// Words is what the query is ranked by, as FTS5 reads it: its words without phrases
// and exclusions, and without beginnings of words where there are whole ones. What
// Match finds has all of them.
func (q Query) Words() string {
	var whole, begun []phrase
	for _, p := range q.want {
		last := len(p.words) - 1
		for _, w := range p.words[:last] {
			whole = append(whole, phrase{words: []string{w}})
		}
		if end := (phrase{p.words[last:], p.prefix}); p.prefix {
			begun = append(begun, end)
		} else {
			whole = append(whole, end)
		}
	}
	if len(whole) == 0 {
		whole = begun
	}
	return join(whole, " AND ")
}

func join(phrases []phrase, operator string) string {
	all := make([]string, len(phrases))
	for i, p := range phrases {
		all[i] = p.String()
	}
	return strings.Join(all, operator)
}

func (p phrase) String() string {
	s := `"` + strings.Join(p.words, " ") + `"`
	if p.prefix {
		s += " *"
	}
	return s
}

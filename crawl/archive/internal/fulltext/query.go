package fulltext

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
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

// Match is what the index of words is asked for, as FTS5 reads it: all of the
// query but what Begun has, and empty where that is all. Every word is in quotation
// marks, so that nothing a person writes is taken for an operator.
func (q Query) Match() string {
	match := join(slices.DeleteFunc(slices.Clone(q.want), q.begun), " AND ")
	if len(q.not) > 0 {
		match = "(" + match + ") NOT (" + join(q.not, " OR ") + ")"
	}
	return match
}

// Begun are the words that the index of Beginnings is asked for, as FTS5 reads
// them. With " *" behind, they ask the index of words for the same.
func (q Query) Begun() (words []string) {
	for _, p := range q.want {
		if q.begun(p) {
			words = append(words, phrase{words: p.words}.String())
		}
	}
	return words
}

// begun tells that p is for the index of Beginnings. That of words cannot be told
// what must not be there and nothing else: it is then asked for everything.
func (q Query) begun(p phrase) bool {
	return p.short() && (len(q.not) == 0 || slices.ContainsFunc(q.want, func(p phrase) bool { return !p.short() }))
}

// Words is what the query is ranked by, as FTS5 reads it: the words of what Match
// asks for, without exclusions, and without beginnings of words where there are
// whole ones. Of a phrase, it is the longest word, and the first of those as long:
// short words are everywhere, and take longer to count than the phrase to find.
func (q Query) Words() string {
	var whole, begun []phrase
	for _, p := range q.want {
		switch last := len(p.words) - 1; {
		case q.begun(p):
		case p.prefix && last == 0:
			begun = append(begun, p)
		case p.prefix:
			whole = append(whole, longest(p.words[:last]))
		default:
			whole = append(whole, longest(p.words))
		}
	}
	if len(whole) == 0 {
		whole = begun
	}
	return join(whole, " AND ")
}

func longest(words []string) phrase {
	return phrase{words: []string{slices.MaxFunc(words, func(a, b string) int {
		return utf8.RuneCountInString(a) - utf8.RuneCountInString(b)
	})}}
}

// LongPhrase tells that three words or more are to stand side by side. To compare
// their places in all texts that have them takes long where all texts do.
func (q Query) LongPhrase() bool {
	return slices.ContainsFunc(q.want, func(p phrase) bool { return len(p.words) > 2 })
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

package fulltext

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Piece is a part of a text; Match tells that it was searched for.
type Piece struct {
	Text  string `json:"text"`
	Match bool   `json:"match,omitempty"`
}

// span is a phrase of the query in a text: bytes, and the number of its first
// token.
type span struct {
	start, end    int
	token, phrase int
}

// Mark takes a text apart at what was searched for. The pieces together are the
// text.
func (q Query) Mark(text string) []Piece { return cut(text, 0, len(text), q.spans(Tokens(text), text)) }

// Snippet is the piece of a text with the most of what was searched for, up to
// size words long, with … where the text goes on.
func (q Query) Snippet(text string, size int) []Piece {
	tokens := Tokens(text)
	spans := q.spans(tokens, text)
	from := best(spans, size, len(q.want))
	to := min(from+size, len(tokens))
	from = max(0, to-size)
	start, end := 0, len(text)
	if from > 0 {
		start = tokens[from].Start
	}
	if to < len(tokens) {
		end = tokens[to-1].End
	}
	pieces := cut(text, start, end, spans)
	if start > 0 {
		pieces = slices.Insert(pieces, 0, Piece{Text: "…"})
	}
	if end < len(text) {
		pieces = append(pieces, Piece{Text: "…"})
	}
	return pieces
}

// best is the token that a window of size tokens begins with: of the windows with
// the most phrases of the query in them, the first, and with some words before.
func best(spans []span, size, phrases int) int {
	most, from := 0, 0
	for i, first := range spans {
		there := make([]bool, phrases)
		n := 0
		for _, s := range spans[i:] {
			if s.token >= first.token+size*3/4 {
				break
			}
			if !there[s.phrase] {
				there[s.phrase] = true
				n++
			}
		}
		if n > most {
			most, from = n, max(0, first.token-size/4)
		}
	}
	return from
}

// spans are where the phrases stand, in order.
func (q Query) spans(tokens []Token, text string) (spans []span) {
	for i := range tokens {
		for n, p := range q.want {
			if p.at(tokens[i:]) {
				last := tokens[i+len(p.words)-1]
				end := last.End
				if p.prefix && spacelessAt(text, last.Start) {
					at := letters(text, last.Start)
					end = at[1] // one letter was asked for, not the pair
				}
				spans = append(spans, span{tokens[i].Start, end, i, n})
			}
		}
	}
	return spans
}

func spacelessAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return spaceless(r)
}

// at tells whether tokens begin with the phrase.
func (p phrase) at(tokens []Token) bool {
	if len(tokens) < len(p.words) {
		return false
	}
	last := len(p.words) - 1
	for i, w := range p.words {
		if t := tokens[i].Text; t != w && !(p.prefix && i == last && strings.HasPrefix(t, w)) {
			return false
		}
	}
	return true
}

// cut takes the part of a text from start to end apart at spans, of which some
// may overlap.
func cut(text string, start, end int, spans []span) (pieces []Piece) {
	add := func(from, to int, match bool) {
		if from >= to {
			return
		}
		if n := len(pieces) - 1; match && n >= 0 && pieces[n].Match {
			pieces[n].Text += text[from:to] // goes on where another ends
			return
		}
		pieces = append(pieces, Piece{text[from:to], match})
	}
	done := start
	for _, s := range spans {
		from, to := max(s.start, done), min(s.end, end)
		if from >= to {
			continue
		}
		add(done, from, false)
		add(from, to, true)
		done = to
	}
	add(done, end, false)
	return pieces
}

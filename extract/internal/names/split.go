package names

import (
	"slices"
	"strings"
)

// Split returns the people and agencies that a byline names, in order and
// each once, cleaned as by Clean. It returns nil if the line names nobody or
// credits a picture only, and for lines of more than 4 kB, which are text.
//
// The site's own name is left out where the line has another. Splitting the
// result joined by " ; " gives the result again: a name that reads otherwise
// once it stands alone is read again until it does not.
func Split(byline string, ctx Context) []string {
	if len(byline) > longestInput {
		return nil
	}
	names := split(byline, ctx)
	for range maxReadings {
		again := split(strings.Join(names, " ; "), ctx)
		if slices.Equal(again, names) {
			break
		}
		names = again
	}
	return names
}

// longestInput bounds the work on a claim, in bytes. The longest that named
// anyone in the corpus has 300; a hundred authors fit.
const longestInput = 4096

// maxReadings is far above what any line was seen to need: nearly all are
// settled by the first reading, and each later one has less to read.
const maxReadings = 16

func split(byline string, ctx Context) []string {
	line, means := section(cutOrigin(unglue(tidy(byline))))
	if means == Credit || strings.HasPrefix(line, "{") || pictureAgencies.at(words(line), 0) > 0 {
		return nil
	}
	g := gathering{ctx: ctx}
	for _, group := range strings.FieldsFunc(trimEdges(line), isGroupEnd) {
		g.fresh, g.prose = true, false
		if whole, ok := uninvert(trimEdges(group)); ok {
			g.add(piece{whole, bar}, "")
			continue
		}
		list := append(pieces(group, ctx), piece{})
		for i, p := range list[:len(list)-1] {
			g.add(p, list[i+1].text)
		}
	}
	return Dedup(g.result())
}

// isGroupEnd reports whether a rune parts entries of a list, each of which may
// have commas of its own: "Doe, Jane; Roe, Richard".
func isGroupEnd(r rune) bool { return r == ';' || r == '；' }

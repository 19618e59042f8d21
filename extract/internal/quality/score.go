// Package quality measures how near extracted records come to gold: what people,
// or the pages' own data, say about the same pages.
//
//	score.go   all figures of a set of pages
//	body.go    texts: shingles of four words, and pieces that must or must not be there
//	fields.go  one figure for each other field
//	names.go   when two titles or names are the same
//
// The measures are those that comparisons of extractors have settled on, so that
// figures can be set beside published ones. Only tests and the training use the
// package.
package quality

import "github.com/tearsheet-news/tearsheet/extract/internal/corpus"

// Found is what an extractor says. The zero Found is an answer, too: nothing.
type Found struct {
	Type      string
	Title     string
	Byline    string // read where there are no Authors
	Authors   []string
	Published string
	Category  string
	Tags      []string
	Text      string
}

// Pair is a page's gold and what was found on it.
type Pair struct {
	Gold  corpus.Gold
	Found Found
}

// Score returns the figures of a set of pages by name, each from 0 to 1. A
// figure that no page has gold for is not there.
func Score(pairs []Pair) map[string]float64 {
	figures := map[string]float64{}
	var precision, recall, titles, authors, days, instants, categories, tags, types mean
	var pieces counts
	for i := range pairs {
		g, f := &pairs[i].Gold, &pairs[i].Found
		if g.Body != "" {
			p, r := body(g, f.Text)
			precision.add(p)
			recall.add(r)
		}
		pieces.add(g, f.Text)
		titles.add(title(g, f))
		authors.add(authorsF1(g, f))
		day, instant := published(g, f)
		days.add(day)
		instants.add(instant)
		categories.add(category(g, f))
		tags.add(tagsF1(g, f))
		types.add(pageType(g, f))
	}
	for name, m := range map[string]mean{"title.exact": titles, "authors.f1": authors, "published.day": days,
		"published.instant": instants, "category.hit": categories, "tags.f1": tags, "type.accuracy": types} {
		if m.n > 0 {
			figures[name] = m.value()
		}
	}
	if recall.n > 0 {
		figures["body.shingles.f1"] = harmonic(precision.value(), recall.value())
	}
	if pieces != (counts{}) {
		figures["segments.f1"] = pieces.f1()
	}
	return figures
}

// noScore stands for a page that a figure does not count.
const noScore = -1

// mean is the mean of the scores added.
type mean struct {
	sum float64
	n   int
}

func (m *mean) add(score float64) {
	if score != noScore {
		m.sum += score
		m.n++
	}
}

func (m mean) value() float64 { return m.sum / float64(max(m.n, 1)) }

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func boolean(ok bool) float64 {
	if ok {
		return 1
	}
	return 0
}

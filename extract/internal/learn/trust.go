package learn

import (
	"cmp"
	"slices"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/corpus"
	"github.com/tearsheet-news/tearsheet/extract/internal/quality"
	"github.com/tearsheet-news/tearsheet/extract/internal/resolve"
)

// Trust is how well a source does on the pages where it says something: the mean
// F1 of its list, or the share of pages where it is right. The trust in the table
// of package claim, and the merits of sorts of names, are such figures, rounded.
type Trust struct {
	Field  claim.Field
	Source string // "" for all sources together
	Sort   string // the place of a date or the sort of a name; "" for all together
	Mean   float64
	Pages  int
}

// score is how right one source is about a page; false where gold does not tell.
func score(g *corpus.Gold, s resolve.Said) (float64, bool) {
	about, figure := corpus.Gold{}, ""
	found := quality.Found{}
	switch s.Field {
	case claim.Author:
		about, figure = corpus.Gold{Authors: g.Authors, Byline: g.Byline}, "authors.f1"
		found.Authors = s.Texts
	case claim.Category:
		about, figure = corpus.Gold{Categories: g.Categories}, "category.hit"
		found.Category = s.Texts[len(s.Texts)-1]
	case claim.Tag:
		about, figure = corpus.Gold{Tags: g.Tags}, "tags.f1"
		found.Tags = s.Texts
	case claim.Published:
		about, figure = corpus.Gold{Published: g.Published}, "published.day"
		found.Published = s.Texts[0]
	}
	v, ok := quality.Score([]quality.Pair{{Gold: about, Found: found}})[figure]
	return v, ok
}

// Trust are the figures of all sources, by field and source.
func (l *Learned) Trust() []Trust {
	sums := make(map[Trust]*Trust)
	add := func(t Trust, v float64) {
		sum := sums[t]
		if sum == nil {
			sum = new(t)
			sums[t] = sum
		}
		sum.Mean += v
		sum.Pages++
	}
	for i := range l.Pages {
		p := &l.Pages[i]
		for _, s := range p.said {
			v, ok := score(&p.Gold, s)
			if !ok {
				continue
			}
			add(Trust{Field: s.Field, Source: s.Source.String()}, v)
			if s.Sort != "" {
				add(Trust{Field: s.Field, Source: s.Source.String(), Sort: s.Sort}, v)
				add(Trust{Field: s.Field, Sort: s.Sort}, v)
			}
		}
	}
	var out []Trust
	for _, t := range sums {
		t.Mean /= float64(t.Pages)
		out = append(out, *t)
	}
	slices.SortFunc(out, func(a, b Trust) int {
		return cmp.Or(cmp.Compare(a.Field, b.Field), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Sort, b.Sort))
	})
	return out
}

package learn

import (
	"cmp"
	"math"
	"slices"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/confidence"
	"github.com/tearsheet-news/tearsheet/extract/internal/corpus"
	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
	"github.com/tearsheet-news/tearsheet/extract/internal/quality"
)

// ofDecisions suits a few thousand decisions about a field.
var ofDecisions = logodds.Schedule{Epochs: 20, Rate: 0.1, Decay: 1e-2}

// Sure is a decision with its confidence by weights that have not seen its site,
// and whether it was right.
type Sure struct {
	Field      claim.Field
	Confidence float64
	Right      bool
}

// learnConfidence fits how sure decisions are.
func (l *Learned) learnConfidence() {
	var lists [][]logodds.Feature
	for i := range l.Pages {
		for _, f := range confidence.Fields {
			lists = append(lists, l.Pages[i].signs[f], l.Pages[i].ofPage)
		}
	}
	v := vocabularyOf(lists, nil)
	tables := make([]*logodds.Table, folds+1)
	inFolds(func(fold int) {
		var columns []logodds.Weights
		for _, f := range confidence.Fields {
			columns = append(columns, logodds.Fit(l.decisionsOutside(fold, v, f), len(v.features), ofDecisions))
		}
		tables[fold] = logodds.NewTable("", v.features, columns...)
	})
	for i := range l.Pages {
		p := &l.Pages[i]
		for f, c := range (confidence.Model{Table: tables[p.fold]}).Of(p.signs, p.ofPage) {
			if right, ok := rightAbout(f, p); ok {
				l.Sure = append(l.Sure, Sure{f, c, right})
			}
		}
	}
	l.Confidence = tables[everything]
}

func (l *Learned) decisionsOutside(fold int, v vocabulary, f claim.Field) (out []logodds.Example) {
	for i := range l.Pages {
		p := &l.Pages[i]
		if p.fold == fold || len(p.signs[f]) == 0 {
			continue
		}
		if right, ok := rightAbout(f, p); ok {
			out = append(out, logodds.Example{Seen: v.numbers(slices.Concat(p.signs[f], p.ofPage)), Yes: right, Weight: 1})
		}
	}
	return out
}

// rightAbout tells whether what was found of a field is right, as package
// confidence defines it; false where gold does not tell.
func rightAbout(f claim.Field, p *Page) (right, ok bool) {
	if p.Set == "readability" || p.Set == "l3s" && f == claim.Title {
		return false, false // gold that another extractor made; headlines of 2008, of which one in four is the kicker
	}
	g, found := &p.Gold, &p.Found
	var about corpus.Gold
	figure, least := "", 1.0
	switch f {
	case claim.Body:
		about, figure, least = corpus.Gold{Body: g.Body, BodyOptional: g.BodyOptional}, "body.shingles.f1", Right
	case claim.Title:
		about, figure = corpus.Gold{Title: g.Title}, "title.exact"
	case claim.Author:
		about, figure = corpus.Gold{Authors: g.Authors, Byline: g.Byline}, "authors.f1"
	case claim.Published:
		about, figure = corpus.Gold{Published: g.Published}, "published.day"
	case claim.Category:
		about, figure = corpus.Gold{Categories: g.Categories}, "category.hit"
	case claim.Tag:
		about, figure, least = corpus.Gold{Tags: g.Tags}, "tags.f1", 0.5
	}
	v, ok := quality.Score([]quality.Pair{{Gold: about, Found: *found}})[figure]
	return v >= least, ok
}

// Reliability is how often decisions were right that had a like confidence.
type Reliability struct {
	Field     claim.Field
	Said, Was float64 // the mean confidence, and the share that was right
	Count     int
}

// enough is how many decisions a row of reliability has at least: the share of
// fewer says little.
const enough = 40

// Reliability are the rows of each field, from low to high, by leave-site-out,
// and the expected calibration error of the field: the mean distance of said
// from was, by the count. A row has a tenth of the decisions, or enough.
func (l *Learned) Reliability() (rows []Reliability, miss map[claim.Field]float64) {
	miss = make(map[claim.Field]float64)
	for _, f := range confidence.Fields {
		of := slices.DeleteFunc(slices.Clone(l.Sure), func(s Sure) bool { return s.Field != f })
		slices.SortStableFunc(of, func(a, b Sure) int { return cmp.Compare(a.Confidence, b.Confidence) })
		size, total := max(enough, (len(of)+9)/10), float64(len(of))
		for len(of) > 0 {
			if len(of) < size+enough {
				size = len(of)
			}
			r := reliabilityOf(f, of[:size])
			miss[f] += math.Abs(r.Said-r.Was) * float64(r.Count) / total
			rows = append(rows, r)
			of = of[size:]
		}
	}
	return rows, miss
}

func reliabilityOf(f claim.Field, part []Sure) Reliability {
	r := Reliability{Field: f, Count: len(part)}
	for _, s := range part {
		r.Said += s.Confidence / float64(len(part))
		if s.Right {
			r.Was += 1 / float64(len(part))
		}
	}
	return r
}

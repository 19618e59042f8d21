package learn

import (
	"math"

	"github.com/tearsheet-news/tearsheet/extract/internal/confidence"
	"github.com/tearsheet-news/tearsheet/extract/internal/corpus"
	"github.com/tearsheet-news/tearsheet/extract/internal/kind"
	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
)

// ofPages suits a few thousand pages: each is seen often, and weights are held
// near their priors. It was chosen by the figures of sites left out.
var ofPages = logodds.Schedule{Epochs: 40, Rate: 0.1, Decay: 2e-2}

// kindOf is what gold tells of the kind of a page, and how much that counts. A
// page that is known to have been published on some day, but not of what kind
// it is, is a story more often than not; one with an author besides, nearly
// always. Without such pages of the wider web, weights learn that a story must
// have all that today's newsrooms declare.
func kindOf(g *corpus.Gold) (story bool, weight float32) {
	switch {
	case g.Type != "":
		return g.Type == "article", 1
	case g.Published != "" && len(g.Authors) > 0:
		return true, 0.5
	case g.Published != "":
		return true, 0.3
	}
	return false, 0
}

// learnPages fits the weights that tell stories from other pages, and judges
// each page by those that have not seen its site.
func (l *Learned) learnPages() {
	features, examples := l.pageExamples()
	ofPages := ofPages
	ofPages.Prior = priors(features)
	tables := make([]*logodds.Table, folds+1)
	inFolds(func(fold int) {
		var outside []logodds.Example
		for i := range l.Pages {
			if l.Pages[i].fold != fold && examples[i].Weight > 0 {
				outside = append(outside, examples[i])
			}
		}
		tables[fold] = logodds.NewTable("", features, logodds.Fit(outside, len(features), ofPages))
	})
	for i := range l.Pages {
		p := &l.Pages[i]
		p.Found.Type = string(kind.Other)
		score := tables[p.fold].Score(0, p.features)
		if score > 0 {
			p.Found.Type = string(kind.Article)
		}
		p.ofPage = confidence.OfPage(score > 0, 1/(1+math.Exp(-math.Abs(score))), p.right)
	}
	l.Type = tables[everything]
}

// pageExamples numbers the features of pages and returns an example for each
// page, of weight 0 where its kind is not known. Stories and other pages count
// the same in all.
func (l *Learned) pageExamples() (features []logodds.Feature, examples []logodds.Example) {
	var known [][]logodds.Feature
	total := map[bool]float32{}
	sites := l.sites()
	for i := range l.Pages {
		e := logodds.Example{}
		g := &l.Pages[i].Gold
		e.Yes, e.Weight = kindOf(g)
		if n := sites[g.Domain]; g.Domain != "" {
			e.Weight *= float32(math.Pow(float64(n), -0.5))
		}
		if total[e.Yes] += e.Weight; e.Weight > 0 {
			known = append(known, l.Pages[i].features)
		}
		examples = append(examples, e)
	}
	v := vocabularyOf(known, prior)
	for i := range examples {
		e := &examples[i]
		if e.Seen = v.numbers(l.Pages[i].features); e.Yes {
			e.Weight *= total[false] / total[true]
		}
	}
	return v.features, examples
}

// sites counts the pages of each site. Those of one say much the same, so that n
// of them count as √n: else a site of eighty pages, or a year of one newspaper,
// outweighs all that is not like it.
func (l *Learned) sites() map[string]int {
	count := make(map[string]int)
	for i := range l.Pages {
		count[l.Pages[i].Gold.Domain]++
	}
	return count
}

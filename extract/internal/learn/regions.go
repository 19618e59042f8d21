package learn

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/block"
	"github.com/tearsheet-news/tearsheet/extract/internal/body"
	"github.com/tearsheet-news/tearsheet/extract/internal/corpus"
	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/quality"
	"github.com/tearsheet-news/tearsheet/extract/internal/render"
)

// ofRegions suits a few thousand pages with a few hypotheses each.
var ofRegions = logodds.Schedule{Epochs: 30, Rate: 0.1, Decay: 2e-3}

// region is a hypothesis about where a page has its story, and how right it is.
type region struct {
	seen []logodds.Feature
	f1   float64
}

// Right is the F1 of shingles from which a body counts as right: the story, and
// hardly anything else.
const Right = 0.9

// learnRegions fits how hypotheses are judged, and returns the models of each
// fold with that.
func (l *Learned) learnRegions(models []*body.Model) ([]*body.Model, error) {
	knows := func(p *Page) bool { return counting[p.Set] > 0 }
	err := l.each(knows, func(p *Page, laidOut *page.Page) {
		for _, h := range models[p.fold].Hypotheses(laidOut, told(laidOut)) {
			if f1, ok := bodyF1(&p.Gold, render.Text(block.Build(laidOut, h.Kept))); ok {
				p.regions = append(p.regions, region{h.Seen, f1})
			}
		}
	})
	if err != nil {
		return nil, err
	}
	var lists [][]logodds.Feature
	for i := range l.Pages {
		for _, r := range l.Pages[i].regions {
			lists = append(lists, r.seen)
		}
	}
	v := vocabularyOf(lists, nil)
	out := make([]*body.Model, folds+1)
	judges := make([]*logodds.Table, folds+1)
	inFolds(func(fold int) {
		near := logodds.Fit(l.regionsOutside(fold, v, nearness), len(v.features), ofRegions)
		right := logodds.Fit(l.regionsOutside(fold, v, rightness), len(v.features), ofRegions)
		judges[fold] = logodds.NewTable("", v.features, near, right)
		out[fold] = models[fold].Judging(judges[fold])
	})
	l.Judge = judges[everything]
	return out, nil
}

// bodyF1 is how near a text is to gold's; false where gold has none.
func bodyF1(g *corpus.Gold, text string) (float64, bool) {
	about := corpus.Gold{Body: g.Body, BodyOptional: g.BodyOptional}
	figure := "body.shingles.f1"
	if g.Body == "" {
		about, figure = corpus.Gold{With: g.With, Without: g.Without}, "segments.f1"
	}
	f1, ok := quality.Score([]quality.Pair{{Gold: about, Found: quality.Found{Text: text}}})[figure]
	return f1, ok
}

// regionsOutside are the examples of all pages but those of a fold.
func (l *Learned) regionsOutside(fold int, v vocabulary, of func(f1 float64) float32) (out []logodds.Example) {
	for i := range l.Pages {
		p := &l.Pages[i]
		if p.fold == fold {
			continue
		}
		for _, r := range p.regions {
			seen, yes := v.numbers(r.seen), of(r.f1)
			out = append(out, logodds.Example{Seen: seen, Yes: true, Weight: yes}, logodds.Example{Seen: seen, Weight: 1 - yes})
		}
	}
	return out
}

func nearness(f1 float64) float32 { return float32(f1) }

func rightness(f1 float64) float32 {
	if f1 >= Right {
		return 1
	}
	return 0
}

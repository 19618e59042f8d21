package learn

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/body"
	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/reading"
)

// ofSegments suits half a million segments: a few rounds, and hardly a penalty.
var ofSegments = logodds.Schedule{Epochs: 8, Rate: 0.15, Decay: 2e-6}

// counting is how much the segments of a set count. Those it lacks teach nothing:
// what the gold of readability has is what another extractor made of the pages,
// and other sets know nothing of bodies.
var counting = map[string]float32{"fundus": 1, "wcxb": 1, "trafilatura": 1.5, "waddle": 0.5, "l3s": 0.5, "big9": 0.5}

// learnSegments fits the weights of both looks and returns the model of each
// fold. The second look at a page is taken in the light of first scores by
// weights that have not seen its site, for that is what it will meet.
func (l *Learned) learnSegments() ([]*body.Model, error) {
	if err := l.each(teaches, func(p *Page, laidOut *page.Page) {
		p.know(laidOut, body.FirstLook(laidOut, told(laidOut)))
	}); err != nil {
		return nil, err
	}
	first, models, err := l.fitLook(nil)
	if err != nil {
		return nil, err
	}
	if err := l.each(teaches, func(p *Page, laidOut *page.Page) {
		p.know(laidOut, models[p.fold].SecondLook(laidOut, told(laidOut)))
	}); err != nil {
		return nil, err
	}
	_, models, err = l.fitLook(first)
	return models, err
}

// fitLook fits a table and a model for each fold: to the first look where first
// is nil, else to the second, with the weights of the first.
func (l *Learned) fitLook(first []logodds.Weights) (weights []logodds.Weights, models []*body.Model, err error) {
	features := body.FirstFeatures()
	if first != nil {
		features = body.SecondFeatures()
	}
	weights = make([]logodds.Weights, folds+1)
	inFolds(func(fold int) { weights[fold] = logodds.Fit(l.segmentsOutside(fold), len(features), ofSegments) })
	for fold, w := range weights {
		columns := []logodds.Weights{w, w}
		if first != nil {
			columns[0] = first[fold]
		}
		l.Body = logodds.NewTable("", features, columns...)
		m, err := body.NewModel(l.Body)
		if err != nil {
			return nil, nil, err
		}
		models = append(models, m)
	}
	return weights, models, nil
}

func (l *Learned) segmentsOutside(fold int) (out []logodds.Example) {
	for i := range l.Pages {
		if l.Pages[i].fold != fold {
			out = append(out, l.Pages[i].segments...)
		}
	}
	return out
}

// know keeps what was seen of the segments whose answer is known.
func (p *Page) know(laidOut *page.Page, seen body.Seen) {
	truths := label(&p.Gold, laidOut)
	p.segments = p.segments[:0]
	for i, t := range truths {
		if t.weight > 0 {
			p.segments = append(p.segments, logodds.Example{Seen: seen[i], Yes: t.story, Weight: t.weight * evenness(len(truths)) * counting[p.Set]})
		}
	}
}

// evenness lets a page of a thousand segments count little more than one of two
// hundred.
func evenness(segments int) float32 { return min(1.5, 200/float32(max(1, segments))+0.3) }

func teaches(p *Page) bool { return counting[p.Set] > 0 }

func told(p *page.Page) body.Told {
	claims := reading.Claims(p)
	return reading.Told(p, &claims)
}

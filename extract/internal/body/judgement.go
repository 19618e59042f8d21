package body

import (
	"fmt"
	"math"
	"slices"

	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

// best is the hypothesis that is likeliest to be nearest to the story: the first
// where nothing has been learned of that, or where others are hardly better.
func (m *Model) best(all []*choice) *choice {
	const clearly = 0.25 // in log odds
	for _, c := range all {
		c.seen = c.signs(all)
	}
	best := all[0]
	if m.judge == nil {
		return best
	}
	score := m.judge.Score(nearness, best.seen) + clearly
	for _, c := range all[1:] {
		if v := m.judge.Score(nearness, c.seen); v > score {
			best, score = c, v
		}
	}
	best.right = 1 / (1 + math.Exp(-m.judge.Score(rightness, best.seen)))
	return best
}

// The columns of the table of judgement: how near a hypothesis is to the story,
// as F1 of shingles, and whether it is the story.
const (
	nearness = iota
	rightness
)

// signs are what a hypothesis looks like as a whole, beside the others.
func (c *choice) signs(all []*choice) (seen []logodds.Feature) {
	add := func(what, bin string) { seen = append(seen, logodds.Feature{What: what, Bin: bin}) }
	grade := func(what string, v float64, limits ...float64) { add(what, logodds.Bin(v, limits...)) }
	t := c.tally()
	for _, by := range c.by {
		add("proposed by", by)
	}
	add("proposals", fmt.Sprint(min(len(c.by), 4)))
	grade("other hypotheses", float64(len(all)-1), 1, 2, 3, 4)
	grade("like the one by scores", c.likeness(all[0]), 0.05, 0.3, 0.6, 0.8, 0.9, 0.97, 1)
	grade("like the most like", c.mostLike(all), 0.05, 0.3, 0.6, 0.8, 0.9, 0.97)
	grade("words", float64(t.words), 1, 20, 40, 80, 150, 300, 600, 1200, 3000)
	grade("mean score", t.mean, -1, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4)
	grade("words that score little", share(t.weak, t.words), 0.01, 0.05, 0.1, 0.2, 0.4, 0.7)
	grade("of the words that score", share(t.scoring, t.allScoring), 0.2, 0.4, 0.6, 0.8, 0.9, 0.97)
	grade("of the page's prose", share(t.prose, int32(c.s.total)), 0.1, 0.25, 0.4, 0.6, 0.8, 0.95)
	grade("left out inside the root", share(t.left, t.left+t.words), 0.02, 0.1, 0.2, 0.4, 0.6, 0.8)
	grade("links", share(t.links, t.chars), 0.005, 0.02, 0.05, 0.1, 0.2, 0.4)
	grade("teasers", share(t.teasers, t.words), 0.001, 0.1, 0.3, 0.6)
	grade("in comments", share(t.comments, t.words), 0.001, 0.1, 0.4, 0.8)
	grade("in asides and footers", share(t.asides, t.words), 0.001, 0.1, 0.4, 0.8)
	grade("hidden", share(t.hidden, t.words), 0.001, 0.1, 0.5)
	grade("said again", share(t.again, t.words), 0.01, 0.1, 0.3)
	grade("pieces", float64(t.pieces), 1, 2, 4, 8, 16, 32, 80)
	grade("words a piece", float64(t.words)/float64(max(t.pieces, 1)), 8, 15, 25, 40, 60, 100)
	grade("headings", share(t.headings, t.pieces), 0.001, 0.05, 0.1, 0.2, 0.35)
	grade("lifted", c.lifted, 0.001, 1, 2, 4)
	add("data has it", c.covered(c.s.told))
	add("summary", c.covered(c.s.summed))
	add("headline", c.towardsHeadline())
	return seen
}

func share[T int | int32](part, whole T) float64 {
	return float64(part) / max(1, float64(whole))
}

// keptTally counts what was kept, and what was not.
type keptTally struct {
	words, weak, scoring, allScoring, prose, left          int32
	links, chars, teasers, comments, asides, hidden, again int32
	pieces, headings                                       int32
	mean                                                   float64
}

func (c *choice) tally() (t keptTally) {
	const weak, scoring = 1, 0.28
	texts := make(map[string]bool)
	for i, keep := range c.keep {
		g := &c.p.Segments[i]
		n := g.Count.Words
		if c.scores[i]-c.lifted > scoring {
			t.allScoring += n
		}
		if !keep {
			if c.p.Within(g.Elem, c.root) {
				t.left += n
			}
			continue
		}
		t.words += n
		t.mean += float64(n) * (c.scores[i] - c.lifted)
		t.links, t.chars = t.links+g.Count.LinkChars, t.chars+g.Count.Chars
		in := c.s.around[g.Elem]
		hints := in.far | in.holder
		count := func(to *int32, is bool) {
			if is {
				*to += n
			}
		}
		count(&t.weak, c.scores[i]-c.lifted < weak)
		count(&t.scoring, c.scores[i]-c.lifted > scoring)
		count(&t.prose, c.s.isProse(g))
		count(&t.teasers, c.teaser(int32(i)))
		count(&t.comments, hints.Any(page.Comments))
		count(&t.asides, hints.Any(page.Aside|page.Footer|page.Related|page.Legal))
		count(&t.hidden, c.p.Elems[g.Elem].Hidden)
		count(&t.again, n >= 5 && texts[c.s.texts[i]])
		texts[c.s.texts[i]] = true
		if n > 0 {
			t.pieces++
		}
		if c.rank(int32(i)) > 0 {
			t.headings++
		}
	}
	t.mean /= float64(max(t.words, 1))
	return t
}

// likeness is the share of the words that either of two hypotheses keeps which
// both keep.
func (c *choice) likeness(o *choice) float64 {
	both, either := int32(0), int32(0)
	for i := range c.keep {
		n := c.p.Segments[i].Count.Words
		if c.keep[i] && o.keep[i] {
			both += n
		}
		if c.keep[i] || o.keep[i] {
			either += n
		}
	}
	return share(both, either)
}

func (c *choice) mostLike(all []*choice) (most float64) {
	for _, o := range all {
		if o != c {
			most = max(most, c.likeness(o))
		}
	}
	return most
}

// covered tells how much of a text of the page's data is kept, and how much of
// what is kept is in it.
func (c *choice) covered(w *witness) string {
	if w.runs == nil {
		return "no data"
	}
	met := make(map[uint64]bool)
	all := 0
	for i, keep := range c.keep {
		if keep {
			eachRun(c.s.texts[i], func(h uint64) {
				all++
				if w.runs[h] {
					met[h] = true
				}
			})
		}
	}
	return logodds.Bin(share(len(met), len(w.runs)), 0.1, 0.5, 0.9) + ", is it " + logodds.Bin(share(len(met), all), 0.1, 0.5, 0.9)
}

// towardsHeadline tells where what is kept stands towards the headline.
func (c *choice) towardsHeadline() string {
	first := slices.Index(c.keep, true)
	switch gap := first - int(c.s.h1); {
	case c.s.h1 < 0:
		return "none"
	case first < 0:
		return "nothing kept"
	default:
		return logodds.Bin(float64(gap), -20, -3, 0, 3, 8, 20, 60)
	}
}

package body

import (
	"slices"
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// proposals are the elements that may hold the story, by who proposes them:
// the scores of segments, by two measures of what counts against an element;
// the article element around the headline and the one marked as articleBody;
// the element with most prose in it; and that which holds what the page's data
// has of the story.
func (s *survey) proposals(scores []float64) []proposal {
	return []proposal{
		{byScores, findRoot(s.p, scores, aversion)},
		{"strict scores", findRoot(s.p, scores, 1)},
		{"article of the headline", s.articleOfHeadline()},
		{"articleBody", s.markedBody()},
		{"prose", s.home},
		{"data", s.toldRoot()},
	}
}

// Two who propose that are known by name.
const (
	byScores = "scores"
	second   = "readability"
)

type proposal struct {
	by   string
	root int32
}

// hypotheses are the different bodies that the proposals come to, that by
// scores first.
func (s *survey) hypotheses(scores []float64) []*choice {
	raised := slices.Clone(scores)
	lifted := s.lift(raised)
	var out []*choice
	add := func(by string, root int32, scores []float64, lifted float64) {
		if root < 0 {
			return
		}
		c := newChoice(s, scores, root)
		c.lifted = lifted
		c.decide()
		if at := slices.IndexFunc(out, func(o *choice) bool { return slices.Equal(o.keep, c.keep) }); at >= 0 {
			out[at].by = append(out[at].by, by)
		} else if slices.Contains(c.keep, true) || by == byScores {
			c.by = []string{by}
			out = append(out, c)
		}
	}
	for _, p := range s.proposals(raised) {
		add(p.by, p.root, raised, lifted)
	}
	if lifted > 0 {
		add("scores as they are", findRoot(s.p, scores, aversion), scores, 0)
	}
	return out
}

// asking adds the hypothesis of another extractor where the first is shaky.
func (s *survey) asking(all []*choice, other func() map[string]bool) []*choice {
	if other == nil || len(all) == 0 || !all[0].shaky(all) {
		return all
	}
	if c := s.otherOpinion(other(), all[0].scores); c != nil {
		c.lifted = all[0].lifted
		all = append(all, c)
	}
	return all
}

// articleOfHeadline is the article element around the headline; -1 if there is
// none.
func (s *survey) articleOfHeadline() int32 {
	if s.h1 < 0 {
		return -1
	}
	return s.p.Closest(s.p.Segments[s.h1].Elem, func(e *page.Elem) bool { return e.Tag == atom.Article })
}

// markedBody is the element with most prose among those that say to hold the
// body of an article; -1 if there is none.
func (s *survey) markedBody() int32 {
	best := int32(-1)
	for i := range s.p.Elems {
		if strings.Contains(page.Attr(s.p.Elems[i].Node, "itemprop"), "articleBody") && (best < 0 || s.prose[i] > s.prose[best]) {
			best = int32(i)
		}
	}
	return best
}

// toldRoot is the innermost element that holds most of what the page's data has
// of the story; -1 where it has none, or little of it is on the page.
func (s *survey) toldRoot() int32 {
	if s.told.runs == nil {
		return -1
	}
	words := make([]int32, len(s.p.Elems))
	total := int32(0)
	for i := range s.p.Segments {
		if g := &s.p.Segments[i]; s.told.bucket(s.texts[i]) == 3 {
			words[g.Elem] += g.Count.Words
			total += g.Count.Words
		}
	}
	const little = 60 // words
	if total < little {
		return -1
	}
	for i := len(words) - 1; i > 0; i-- {
		if 10*words[i] >= 9*total {
			return int32(i)
		}
		words[s.p.Elems[i].Parent] += words[i]
	}
	return -1
}

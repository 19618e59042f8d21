package body

import (
	"slices"

	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/trace"
	"golang.org/x/net/html/atom"
)

// choice is which segments are kept, and why those are not that their score
// or their place would have kept.
type choice struct {
	p      *page.Page
	s      *survey
	scores []float64
	lifted float64 // by how much all scores were raised
	root   int32
	keep   []bool
	why    []string // the rule that overruled the score; "" where none did
	by     []string // who proposed the root

	seen  []logodds.Feature
	right float64
}

func newChoice(s *survey, scores []float64, root int32) *choice {
	p := s.p
	return &choice{p: p, s: s, scores: scores, root: root, keep: make([]bool, len(p.Segments)), why: make([]string, len(p.Segments))}
}

// keepAbove is the score from which a segment is kept. Zero would be even odds;
// at 0.28 more pages of news are exactly right, at 0.6 other pages lose more
// than news gain (corpus sets fundus and wcxb).
const keepAbove = 0.28

// decide takes what scored inside the root and lets the rules about whole
// parts overrule. Those about the story's end come last: what the others
// removed leaves headings over nothing.
func (c *choice) decide() {
	e := &c.p.Elems[c.root]
	for i := e.First; i < e.Last; i++ {
		c.keep[i] = c.scores[i] > keepAbove && !c.p.Segments[i].Break
	}
	c.others()
	c.rules()
}

// rules overrule what was kept, whoever kept it.
func (c *choice) rules() {
	c.comments()
	c.unseen()
	c.markers()
	c.references()
	c.buttons()
	c.counters()
	c.polls()
	c.teasers()
	c.wall()
	c.parts()
	c.tables()
	c.goesOn()
	c.headings()
	c.between()
	c.headline()
	c.lede()
	c.twins()
	c.beginning()
	c.ending()
	c.orphans()
}

func (c *choice) set(i int32, keep bool, rule string) {
	if c.keep[i] != keep {
		c.keep[i], c.why[i] = keep, rule
	}
}

// unseen removes what is not displayed. The weights have seen too little of it
// to tell a summary for machines from a sentence of the story.
func (c *choice) unseen() {
	for i, keep := range c.keep {
		if keep && c.s.hidden(&c.p.Segments[i]) {
			c.set(int32(i), false, "not displayed")
		}
	}
}

// orphans removes headings at the end that nothing follows.
func (c *choice) orphans() {
	for i := int32(len(c.keep) - 1); i >= 0; i-- {
		if !c.keep[i] {
			continue
		}
		if c.rank(i) == 0 && c.p.Segments[i].Count.Words > 0 {
			return
		}
		if c.rank(i) > 0 {
			c.set(i, false, "heading over nothing")
		}
	}
}

// rank is the rank of the heading that segment i is; 0 if it is none.
func (c *choice) rank(i int32) int {
	for e := c.p.Segments[i].Elem; e >= 0; e = c.p.Elems[e].Parent {
		switch c.p.Elems[e].Tag {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			return int(c.p.Elems[e].Node.Data[1] - '0')
		}
	}
	return 0
}

func (c *choice) body() Body {
	b := Body{Root: c.root, Seen: c.seen, Right: c.right, Second: slices.Contains(c.by, second)}
	sum, words := 0.0, 0.0
	for i, keep := range c.keep {
		if keep {
			b.Kept = append(b.Kept, int32(i))
			w := float64(c.p.Segments[i].Count.Words)
			sum += c.scores[i] * w
			words += w
			if c.teaser(int32(i)) {
				b.Teasers += int(w)
			}
		}
	}
	b.Sure, b.Words = max(0, sum/max(words, 1)-c.lifted), int(words)
	return b
}

// explain notes for each segment in and near the root what became of it: the
// rule that overruled its score, or the feature that weighed most.
func (c *choice) explain(m *Model, seen Seen, log *trace.Log) {
	if log == nil {
		return
	}
	log.Elem("body", "keep", "root", c.root)
	for i, keep := range c.keep {
		s := &c.p.Segments[i]
		if !keep && !c.p.Within(s.Elem, c.root) && c.why[i] == "" {
			continue
		}
		action := "remove"
		if keep {
			action = "keep"
		}
		rule := c.why[i]
		if rule == "" {
			rule = m.reason(seen[i], keep)
		}
		log.Segment("body", action, rule, s)
	}
}

// reason names the feature that speaks most for keeping a segment, or against.
func (m *Model) reason(seen []int32, keep bool) string {
	if n := m.second.Strongest(seen, keep); n >= 0 {
		return feature(n).String()
	}
	return "no evidence"
}

package body

import (
	"strings"
	"unicode/utf8"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/trace"
	"golang.org/x/net/html/atom"
)

// choice is which segments are kept, and why those are not that their score
// or their place would have kept.
type choice struct {
	p      *page.Page
	scores []float64
	root   int32
	keep   []bool
	why    []string // the rule that overruled the score; "" where none did
}

func newChoice(p *page.Page, scores []float64, root int32) *choice {
	return &choice{p: p, scores: scores, root: root, keep: make([]bool, len(p.Segments)), why: make([]string, len(p.Segments))}
}

// keepAbove is the score from which a segment is kept. Zero would be even odds;
// at 0.3 more pages of news are exactly right, at 0.6 other pages lose more
// than news gain (corpus sets fundus and wcxb).
const keepAbove = 0.3

// decide takes what scored inside the root and lets the rules about whole
// parts overrule. Orphans come last: what the others removed leaves headings
// over nothing.
func (c *choice) decide() {
	e := &c.p.Elems[c.root]
	for i := e.First; i < e.Last; i++ {
		c.keep[i] = c.scores[i] > keepAbove
	}
	c.tables()
	c.lede()
	c.orphans()
}

func (c *choice) set(i int32, keep bool, rule string) {
	if c.keep[i] != keep {
		c.keep[i], c.why[i] = keep, rule
	}
}

// tables keeps or removes a table of data as a whole: its cells are too short
// to be judged alone, and half a table says the wrong thing.
func (c *choice) tables() {
	const enough = -1 // cells look like boilerplate even in a story's table
	for i := c.root; i < c.p.Elems[c.root].End; i++ {
		t := &c.p.Elems[i]
		if t.Tag != atom.Table || t.Last-t.First < 4 {
			continue
		}
		if mean, ok := c.tableMean(t); ok {
			for s := t.First; s < t.Last; s++ {
				c.set(s, mean > enough, "table")
			}
		}
	}
}

// tableMean is the mean score of a table's cells; false for a table that only
// lays out paragraphs.
func (c *choice) tableMean(t *page.Elem) (float64, bool) {
	sum, words, paragraphs := 0.0, 0.0, 0
	for s := t.First; s < t.Last; s++ {
		n := c.p.Segments[s].Count.Words
		if n > 40 {
			paragraphs++
		}
		w := float64(min(n, 10))
		sum += max(-4, min(4, c.scores[s])) * w
		words += w
	}
	return sum / max(words, 1), paragraphs < 2 && words > 0
}

// lede keeps what stands between the headline and the root and speaks for
// itself: the sentence or two that many sites print in the article's header.
func (c *choice) lede() {
	const (
		enough = -1.5
		reach  = 40 // segments above the root in which the headline is looked for
	)
	first := c.p.Elems[c.root].First
	h1 := int32(-1)
	for i := first - 1; i >= max(0, first-reach) && h1 < 0; i-- {
		if c.rank(i) == 1 {
			h1 = i
		}
	}
	if h1 < 0 {
		return
	}
	for i := h1 + 1; i < first; i++ {
		if c.scores[i] > enough && c.introduces(i) {
			c.set(i, true, "lede")
		}
	}
}

// introduces tells whether a segment above the root reads like a sentence of
// the story rather than a caption or a line about author and date.
func (c *choice) introduces(i int32) bool {
	g := &c.p.Segments[i]
	if g.Count.Words < 8 || g.Count.LinkChars > 0 || g.Count.Stops == 0 || c.rank(i) > 0 || c.dated(i) {
		return false
	}
	const other = page.Caption | page.Author | page.Date | page.Bio | page.Media | page.Related | page.Ad | page.Share
	e := &c.p.Elems[g.Elem]
	up := &c.p.Elems[max(e.Parent, 0)]
	return !(e.Hints | up.Hints).Any(other) && e.Tag != atom.Figcaption && up.Tag != atom.Figcaption
}

// dated tells whether a segment is mostly a date: one character in ten is a
// digit.
func (c *choice) dated(i int32) bool {
	text := c.p.Text(&c.p.Segments[i])
	digits := strings.Count(text, "0")
	for d := '1'; d <= '9'; d++ {
		digits += strings.Count(text, string(d))
	}
	return digits*10 > utf8.RuneCountInString(text)
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
	b := Body{Root: c.root}
	sum, words := 0.0, 0.0
	for i, keep := range c.keep {
		if keep {
			b.Kept = append(b.Kept, int32(i))
			w := float64(c.p.Segments[i].Count.Words)
			sum += c.scores[i] * w
			words += w
		}
	}
	b.Sure, b.Words = sum/max(words, 1), int(words)
	return b
}

// explain notes for each segment in and near the root what became of it: the
// rule that overruled its score, or the observation that weighed most.
func (c *choice) explain(obs Observations, log *trace.Log) {
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
			rule = fitted().second.strongest(obs[i], keep)
		}
		log.Segment("body", action, rule, s)
	}
}

// strongest names the observation that speaks most for keeping a segment, or
// most against it.
func (w Weights) strongest(obs []int32, forIt bool) string {
	best, name := float32(0), "no evidence"
	for _, o := range obs {
		v := w[o]
		if !forIt {
			v = -v
		}
		if v > best {
			best, name = v, strings.ReplaceAll(BucketName(int(o)), "\t", ": ")
		}
	}
	return name
}

package body

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// survey is what has to be known of the whole page before one of its segments
// can be judged.
type survey struct {
	p      *page.Page
	texts  []string         // by segment
	twins  map[string]int   // how often each text stands on the page
	veiled bool             // most prose is hidden: a script is meant to show it
	total  float32          // words of prose on the page
	prose  []float32        // by element: words of prose inside
	read   []float32        // by segment: words of prose before it
	around []inherited      // by element
	home   int32            // the element with most prose directly in it; -1 if there is none
	h1     int32            // the segment of the headline; -1 if there is none
	dialog int32            // the element of a dialog longer than the story; -1 if there is none
	looks  [][3]look        // by segment: itself, its parent, and three levels together
	styles map[look]float32 // words of prose by look
	cards  []int8           // by element: how crowded the row of teasers around it is
	told   *witness         // the story as the page's data tells it
	summed *witness         // its summaries
}

// inherited is what an element takes over from those around it.
type inherited struct {
	far    page.Hint // of elements that hold little of the page's prose
	holder page.Hint // of elements that hold most of it
	tags   uint64    // of elements that hold little, by tagBit
}

func newSurvey(p *page.Page, told Told) *survey {
	s := &survey{p: p, told: newWitness(told.Story, minTold), summed: newWitness(told.Summary, 1), dialog: -1}
	s.readTexts()
	s.unveil()
	s.findHeadline()
	s.weighProse()
	s.findDialog()
	s.inherit()
	s.findHome()
	s.findStyles()
	s.findCards()
	return s
}

func (s *survey) readTexts() {
	s.texts = make([]string, len(s.p.Segments))
	s.twins = make(map[string]int, len(s.p.Segments))
	for i := range s.p.Segments {
		s.texts[i] = s.p.Text(&s.p.Segments[i])
		s.twins[s.texts[i]]++
	}
}

// reads tells whether a segment reads like running text.
func reads(g *page.Segment) bool {
	return g.Count.Words >= 10 && g.Count.LinkDensity() < 0.35 && g.Count.Stops > 0
}

// isProse tells a segment that reads like running text, can be seen, and is
// none of a dialog's.
func (s *survey) isProse(g *page.Segment) bool {
	return reads(g) && !s.hidden(g) && !s.inDialog(g.Elem)
}

func (s *survey) hidden(g *page.Segment) bool {
	return !s.veiled && (g.Hidden || s.p.Elems[g.Elem].Hidden)
}

func (s *survey) unveil() {
	var hidden, all int32
	for i := range s.p.Segments {
		if g := &s.p.Segments[i]; reads(g) {
			all += g.Count.Words
			if s.p.Elems[g.Elem].Hidden {
				hidden += g.Count.Words
			}
		}
	}
	s.veiled = hidden*2 > all
}

func (s *survey) weighProse() {
	s.total, s.prose = 0, make([]float32, len(s.p.Elems))
	s.read = make([]float32, len(s.p.Segments))
	for i := range s.p.Segments {
		g := &s.p.Segments[i]
		s.read[i] = s.total
		if s.isProse(g) {
			s.prose[g.Elem] += float32(g.Count.Words)
			s.total += float32(g.Count.Words)
		}
	}
	for i := len(s.p.Elems) - 1; i > 0; i-- {
		s.prose[s.p.Elems[i].Parent] += s.prose[i]
	}
}

// holds tells whether element i has most of the page's prose. Such elements
// are called after what the page is, not after what is in them.
func (s *survey) holds(i int32) bool { return s.prose[i] > s.total/2 }

func (s *survey) inherit() {
	s.around = make([]inherited, len(s.p.Elems))
	for i := int32(1); i < int32(len(s.p.Elems)); i++ {
		e := &s.p.Elems[i]
		in := s.around[e.Parent]
		if s.holds(i) {
			in.holder |= e.Hints
		} else {
			in.far |= e.Hints
			in.tags |= tagBit[e.Tag]
		}
		s.around[i] = in
	}
}

// findHome weighs prose by how near below an element it stands: a child's
// counts whole, a grandchild's half, and so on for three levels.
func (s *survey) findHome() {
	direct := make([]float32, len(s.p.Elems))
	s.home = -1
	for i := range s.p.Segments {
		g := &s.p.Segments[i]
		if !s.isProse(g) {
			continue
		}
		e, w := g.Elem, float32(g.Count.Words)
		switch s.p.Elems[e].Tag {
		case atom.P, atom.Li, atom.Blockquote:
			e = s.p.Elems[e].Parent
		}
		for k := 0; k < 3 && e > 0; k++ {
			direct[e] += w
			w /= 2
			e = s.p.Elems[e].Parent
		}
	}
	for i := range direct {
		if direct[i] > 0 && (s.home < 0 || direct[i] > direct[s.home]) {
			s.home = int32(i)
		}
	}
}

// findHeadline takes the h1 with most words, of those that the title element
// has, if there are any: the next story on the page has an h1, too.
func (s *survey) findHeadline() {
	s.h1 = -1
	most, titled := int32(0), false
	for i := range s.p.Segments {
		words := s.p.Segments[i].Count.Words
		if words == 0 || s.p.Closest(s.p.Segments[i].Elem, func(e *page.Elem) bool { return e.Tag == atom.H1 }) < 0 {
			continue
		}
		inTitle := strings.Contains(s.p.Title, s.texts[i])
		if inTitle == titled && words > most || inTitle && !titled {
			most, titled, s.h1 = words, inTitle, int32(i)
		}
	}
}

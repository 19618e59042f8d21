package kind

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html/atom"
)

// tally counts what stands on a page.
type tally struct {
	all, kept               page.Count
	prose, keptProse        int32 // words that read like running text
	code                    int32 // words of the body in code
	keptHeadings, keptItems int

	headings       int // those of two words or more
	linkedHeadings int // those that lead somewhere
	longLinks      int // lines of five words or more that are a link, outside the body
	titles         int // lines that may be titles of other pages
	cut            int // lines that end in an ellipsis: the beginnings of stories
	prices         int
	times          int
	stories        int               // article elements
	hints          [len(counted)]int // by number in counted
	phrases        map[string]int
}

func (t *tally) count(l *look) {
	t.phrases = make(map[string]int)
	kept := make([]bool, len(l.p.Segments))
	for _, i := range l.Body.Kept {
		kept[i] = true
	}
	for i := range l.p.Elems {
		if e := &l.p.Elems[i]; !e.Hidden {
			t.elem(l, e, kept)
		}
	}
	for i := range l.p.Segments {
		if s := &l.p.Segments[i]; !l.p.Elems[s.Elem].Hidden {
			t.segment(l.p, s, kept[i])
			if l.isTitle(s) {
				t.titles++
			}
		}
	}
}

func (t *tally) elem(l *look, e *page.Elem, kept []bool) {
	if e.Hints != 0 {
		for i, h := range counted {
			if e.Hints.Any(h.hint) {
				t.hints[i]++
			}
		}
	}
	inBody := e.First < min(e.Last, int32(len(kept))) && kept[e.First]
	switch e.Tag {
	case atom.H1, atom.H2, atom.H3, atom.H4:
		if e.Count.Words < 2 {
			return
		}
		t.headings++
		if inBody {
			t.keptHeadings++
		}
		if e.Count.LinkDensity() > 0.8 {
			t.linkedHeadings++
		}
	case atom.Li:
		if inBody {
			t.keptItems++
		}
	case atom.Pre, atom.Code:
		if inBody {
			t.code += e.Count.Words
		}
	case atom.Time:
		t.times++
	case atom.Article:
		t.stories++
	}
}

func (t *tally) segment(p *page.Page, s *page.Segment, kept bool) {
	t.all.Add(s.Count)
	prose := s.Count.Words >= 10 && s.Count.LinkDensity() < 0.35 && s.Count.Stops > 0
	if prose {
		t.prose += s.Count.Words
	}
	switch {
	case kept:
		t.kept.Add(s.Count)
		if prose {
			t.keptProse += s.Count.Words
		}
	case s.Count.Words >= 5 && s.Count.LinkDensity() > 0.9:
		t.longLinks++
	}
	switch {
	case s.Count.Words > maxPhrase:
		t.cut += ellipsis(p, s)
	case s.Count.Words > 0:
		t.short(line(p, s))
	}
}

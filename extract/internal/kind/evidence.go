package kind

import (
	"fmt"
	"slices"

	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/resolve"
	"github.com/tearsheet-news/tearsheet/extract/internal/trace"
)

// evidence is the features that were seen of a page.
type evidence []logodds.Feature

func (e *evidence) add(what, bin string) { *e = append(*e, logodds.Feature{What: what, Bin: bin}) }

// family sees what a page is called, and where, each once; it is also seen that
// it is called so anywhere.
func (e *evidence) family(where, name string) {
	for _, f := range [...]logodds.Feature{{What: where, Bin: name}, {What: anywhere, Bin: name}} {
		if !slices.Contains(*e, f) {
			*e = append(*e, f)
		}
	}
}

const anywhere = "anywhere"

// scale is the marks of a measure, from low to high. A value is seen at each
// mark that it reaches: the weights of the marks add up to a curve, on which a
// value between two known ones lies between theirs.
type scale []mark

type mark struct {
	limit float64
	name  string
}

func scaleOf(limits ...float64) (s scale) {
	for _, l := range limits {
		s = append(s, mark{l, fmt.Sprintf("%g+", l)})
	}
	return s
}

func (e *evidence) reach(what string, v float64, s scale) {
	for _, m := range s {
		if v < m.limit {
			return
		}
		e.add(what, m.name)
	}
}

var (
	counts = scaleOf(1, 2, 4, 8, 16, 40)
	shares = scaleOf(0.01, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9)
)

func (e *evidence) number(what string, n int) { e.reach(what, float64(n), counts) }

// share sees how much of the whole a part is.
func (e *evidence) share(what string, part, whole int32) {
	e.reach(what, float64(part)/float64(max(whole, 1)), shares)
}

// look is a look at one page.
type look struct {
	*resolve.Input
	p       *page.Page
	sources map[string]string
	tally   tally
}

func newLook(in *resolve.Input, sources map[string]string) *look {
	l := &look{Input: in, p: in.Page, sources: sources}
	l.tally.count(l)
	return l
}

// observe collects what there is to see.
func (l *look) observe() evidence {
	e := make(evidence, 0, 256)
	l.declared(&e)
	l.address(&e)
	l.found(&e)
	l.layout(&e)
	return e
}

// explain notes all features, the weightiest first.
func (m Model) explain(e evidence, log *trace.Log) {
	if log == nil {
		return
	}
	for _, f := range m.Ranked(0, e) {
		action := "believe"
		if f.Weight < 0 {
			action = "doubt"
		}
		log.Claim("type", action, f.String(), "", fmt.Sprintf("%+.2f", f.Weight))
	}
}

// Package trace collects what the stages did. A nil *Log collects nothing, so
// stages need no check of their own; texts are built only for a log that is
// there.
package trace

import (
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

// Step is one thing a stage did: it kept or removed an element, or believed or
// doubted a claim.
type Step struct {
	Stage   string `json:"stage"`
	Action  string `json:"action"`
	Rule    string `json:"rule"`
	Element string `json:"element,omitempty"`
	Text    string `json:"text,omitempty"`
}

// Log is a list of steps in the order they were taken.
type Log struct {
	Page  *page.Page
	Steps []Step
}

// previewLen is how many bytes of a text a step shows.
const previewLen = 60

// Segment notes what happened to a segment.
func (l *Log) Segment(stage, action, rule string, s *page.Segment) {
	if l == nil {
		return
	}
	l.add(stage, action, rule, Element(l.Page, s.Elem), l.Page.Text(s))
}

// Elem notes what happened to an element.
func (l *Log) Elem(stage, action, rule string, i int32) {
	if l == nil {
		return
	}
	l.add(stage, action, rule, Element(l.Page, i), l.Page.ElemText(i))
}

// Claim notes what became of a claim; source is where it stands.
func (l *Log) Claim(stage, action, rule, source, value string) {
	if l == nil {
		return
	}
	l.add(stage, action, rule, source, value)
}

func (l *Log) add(stage, action, rule, element, text string) {
	if len(text) > previewLen {
		text = strings.ToValidUTF8(text[:previewLen], "") + "…"
	}
	text = strings.ToValidUTF8(text, "\uFFFD") // addresses may have any bytes, escaped
	l.Steps = append(l.Steps, Step{stage, action, rule, element, text})
}

// Element names an element the way a style sheet would: div#main.story.wide.
func Element(p *page.Page, i int32) string {
	if i < 0 {
		return ""
	}
	n := p.Elems[i].Node
	var name strings.Builder
	name.WriteString(n.Data)
	if id := page.Attr(n, "id"); id != "" {
		name.WriteString("#" + id)
	}
	for class := range strings.FieldsSeq(page.Attr(n, "class")) {
		name.WriteString("." + class)
	}
	return name.String()
}

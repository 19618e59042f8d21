package trace_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/trace"
)

func layOut(t *testing.T, content string) *page.Page {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return page.New(doc, nil)
}

func TestLog(t *testing.T) {
	p := layOut(t, `<div id=main class="story  wide"><p>It rained.</p></div>`)
	log := &trace.Log{Page: p}
	log.Elem("body", "keep", "root", p.Elems[len(p.Elems)-1].Parent)
	log.Segment("body", "remove", "button", &p.Segments[0])
	log.Claim("resolve", "believe", "nearest", "meta:author", "Ada Ames")
	want := []trace.Step{
		{"body", "keep", "root", "div#main.story.wide", "It rained."},
		{"body", "remove", "button", "p", "It rained."},
		{"resolve", "believe", "nearest", "meta:author", "Ada Ames"},
	}
	if diff := cmp.Diff(want, log.Steps); diff != "" {
		t.Error(diff)
	}
}

// TestNoLog: stages log without asking whether anybody listens.
func TestNoLog(t *testing.T) {
	p := layOut(t, "<p>It rained.")
	var log *trace.Log
	log.Elem("body", "keep", "root", 0)
	log.Segment("body", "keep", "root", &p.Segments[0])
	log.Claim("resolve", "doubt", "far", "meta:author", "Ada Ames")
}

func TestPreview(t *testing.T) {
	tests := []struct{ value, want string }{
		{strings.Repeat("a", 60), strings.Repeat("a", 60)},
		{strings.Repeat("a", 61), strings.Repeat("a", 60) + "…"},
		{strings.Repeat("a", 59) + "é", strings.Repeat("a", 59) + "…"}, // not half a letter
		{"a\xffb", "a\uFFFDb"},
	}
	for _, test := range tests {
		log := &trace.Log{}
		log.Claim("resolve", "believe", "only", "meta:author", test.value)
		if got := log.Steps[0].Text; got != test.want {
			t.Errorf("%q: %q, want %q", test.value, got, test.want)
		}
	}
}

func TestElementOfNothing(t *testing.T) {
	if got := trace.Element(layOut(t, "<p>a"), -1); got != "" {
		t.Errorf("no element is called %q", got)
	}
}

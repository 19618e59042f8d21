package logodds

import (
	"strings"
	"testing"
)

const small = "digest\tabc\nbias\t\t-1.50\t0.25\ntag\tp\t0.50\t1.00\nscore\t4+\t0.00\t2.00\n"

// TestTable: a table reads back as it was written.
func TestTable(t *testing.T) {
	table, err := Parse(small)
	if err != nil {
		t.Fatal(err)
	}
	if got := table.String(); got != small {
		t.Errorf("written again: %q", got)
	}
	features := []Feature{{"tag", "p"}, {"tag", "li"}, {"score", "4+"}}
	first, second := Weights{0.5, 0.004, -1.5}, Weights{1, -0.004, 2, 0.25}
	if got := NewTable("abc", features, first, second).String(); got != small {
		t.Errorf("made of weights: %q", got)
	}
	if got := table.Score(1, []Feature{{"tag", "p"}, {"tag", "li"}}); got != 1.25 {
		t.Errorf("score %v, want 1.25: an unknown feature weighs nothing", got)
	}
	if got := table.Ranked(1, features)[0].String(); got != "score: 4+" {
		t.Errorf("%q is the weightiest", got)
	}
}

func TestColumn(t *testing.T) {
	table, err := Parse(small)
	if err != nil {
		t.Fatal(err)
	}
	w, err := table.Column(0, []Feature{{"tag", "li"}, {"tag", "p"}})
	if err != nil {
		t.Fatalf("a feature that weighs nothing is missed: %v", err)
	}
	if got := w.Score([]int32{0, 1}); got != -1 {
		t.Errorf("score %v, want -1", got)
	}
	if got := w.Strongest([]int32{0, 1}, true); got != 1 {
		t.Errorf("feature %d is the strongest", got)
	}
	if got := w.Strongest([]int32{0, 1}, false); got != -1 {
		t.Errorf("feature %d speaks against", got)
	}
	if _, err := table.Column(1, []Feature{{"tag", "li"}, {"tag", "p"}}); err == nil || !strings.Contains(err.Error(), `no feature "score: 4+"`) {
		t.Errorf("error %v for a feature that is no more", err)
	}
}

func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		"":                                  "no line",
		"bias\t\n":                          "no weight",
		"bias\t\t1\ntag\tp\t0.5\t1\n":       "2 weights instead of 1",
		"bias\t\t1\ntag\tp\tmuch\n":         `no number in "much"`,
		"tag\tp\t1\nbias\t\t1\n":            "1 weights instead of 0",
		"bias\t\t1\ntag\tparagraph of it\n": "no weight",
	} {
		if _, err := Parse(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", text, err, want)
		}
	}
}

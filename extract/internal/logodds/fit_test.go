package logodds

import (
	"slices"
	"testing"
)

var schedule = Schedule{Epochs: 50, Rate: 0.3, Decay: 1e-3}

// Feature 0 tells the truth, 1 tells the opposite, 2 tells nothing, 3 is
// never made.
func examples() (out []Example) {
	for i := range int32(40) {
		e := Example{Yes: i%2 == 0, Weight: 1, Seen: []int32{i % 2}}
		if i%4 < 2 {
			e.Seen = append(e.Seen, 2)
		}
		out = append(out, e)
	}
	return out
}

func TestFit(t *testing.T) {
	w := Fit(examples(), 4, schedule)
	if len(w) != 5 {
		t.Fatalf("%d weights for 4 features, want one more, the bias", len(w))
	}
	if w[0] < 0.5 || w[1] > -0.5 {
		t.Errorf("weights of evidence are %.2f for and %.2f against", w[0], w[1])
	}
	if abs := max(w[2], -w[2]); abs > 0.3 {
		t.Errorf("a feature that tells nothing weighs %.2f", w[2])
	}
	if w[3] != 0 {
		t.Errorf("a feature never made weighs %.2f", w[3])
	}
	if s := w.Score([]int32{0, 2}); s != float64(w[4]+w[0]+w[2]) {
		t.Errorf("score %.3f is not the sum of the weights and the bias", s)
	}
	if !slices.Equal(w, Fit(examples(), 4, schedule)) {
		t.Error("the same examples gave other weights")
	}
}

func TestPrior(t *testing.T) {
	s := schedule
	s.Prior = []float32{-1, 0, 0, -2}
	w := Fit(examples(), 4, s)
	if w[3] != -2 {
		t.Errorf("no example speaks of a feature, and its weight is %.2f instead of its prior", w[3])
	}
	if w[0] <= 0 {
		t.Errorf("twenty examples against a wrong prior left the weight at %.2f", w[0])
	}
}

func TestWeightOfExamples(t *testing.T) {
	both := func(yes float32) []Example {
		return []Example{{Seen: []int32{0}, Yes: true, Weight: yes}, {Seen: []int32{0}, Weight: 1}}
	}
	for _, tt := range []struct {
		yes  float32
		want bool
	}{{5, true}, {0.2, false}} {
		w := Fit(both(tt.yes), 1, schedule)
		if got := w.Score([]int32{0}) > 0; got != tt.want {
			t.Errorf("one yes that counts %g times against one no: judged yes is %v", tt.yes, got)
		}
	}
}

package quality

import (
	"math"
	"slices"
	"testing"

	"github.com/tearsheet-news/tearsheet/extract/internal/corpus"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func TestBody(t *testing.T) {
	tests := []struct {
		name              string
		gold              corpus.Gold
		text              string
		precision, recall float64
	}{
		{"the same but for signs", corpus.Gold{Body: "one two, three four five"}, "one two three – four five!", 1, 1},
		{"nothing found", corpus.Gold{Body: "one two three four"}, "", noScore, 0},
		{"half", corpus.Gold{Body: "a b c d e f g"}, "a b c d e", 1, 0.5},
		{"too much", corpus.Gold{Body: "a b c d e"}, "a b c d e f g", 0.5, 1},
		{"twice is once too often", corpus.Gold{Body: "a b c d"}, "a b c d a b c d", 0.2, 1},
		{"shorter than a shingle", corpus.Gold{Body: "a b"}, "a b", 1, 1},
		{"optional paragraph left out", corpus.Gold{Body: "x y\n\na b c d", BodyOptional: [][]int{{0}}}, "a b c d", 1, 1},
		{"optional paragraph kept", corpus.Gold{Body: "x y\n\na b c d", BodyOptional: [][]int{{0}}}, "x y a b c d", 1, 1},
		{"one of two groups", corpus.Gold{Body: "x\n\na b c d\n\ny", BodyOptional: [][]int{{0}, {2}}}, "a b c d y", 1, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, r := body(&tt.gold, tt.text)
			if !near(p, tt.precision) || !near(r, tt.recall) {
				t.Errorf("precision %v, recall %v; want %v and %v", p, r, tt.precision, tt.recall)
			}
		})
	}
}

func TestFields(t *testing.T) {
	tests := []struct {
		name  string
		gold  corpus.Gold
		found Found
		want  map[string]float64
	}{
		{"nothing known", corpus.Gold{}, Found{Title: "x"}, map[string]float64{}},
		{"title in other letters", corpus.Gold{Title: "The “Ferry” — Back"}, Found{Title: `the "ferry" - back `}, map[string]float64{"title.exact": 1}},
		{"other title", corpus.Gold{Title: "Ferry"}, Found{Title: "Ferry | News"}, map[string]float64{"title.exact": 0}},
		{"one author of two", corpus.Gold{Authors: []string{"Ann Lee", "Bo Ek"}}, Found{Authors: []string{"ann lee"}}, map[string]float64{"authors.f1": 2.0 / 3}},
		{"no author, none found", corpus.Gold{Authors: []string{}}, Found{}, map[string]float64{"authors.f1": 1}},
		{"no author, one found", corpus.Gold{Authors: []string{}}, Found{Authors: []string{"Ann Lee"}}, map[string]float64{"authors.f1": 0}},
		{"byline", corpus.Gold{Byline: "By Ann Lee, MD, and Bo Ek, editor"}, Found{Authors: []string{"Ann Lee", "Bo Ek"}}, map[string]float64{"authors.f1": 1}},
		{"same day", corpus.Gold{Published: "2024-05-01"}, Found{Published: "2024-05-01T23:00:00-05:00"}, map[string]float64{"published.day": 1}},
		{"same moment", corpus.Gold{Published: "2024-05-01T23:30:00-05:00"}, Found{Published: "2024-05-02T04:30:20Z"}, map[string]float64{"published.day": 1, "published.instant": 1}},
		{"gold on the clocks of the site", corpus.Gold{Published: "2024-05-01T23:30:00"}, Found{Published: "2024-05-01T23:30:20-05:00"}, map[string]float64{"published.day": 1, "published.instant": 1}},
		{"day only", corpus.Gold{Published: "2024-05-01T23:30:00-05:00"}, Found{Published: "2024-05-01"}, map[string]float64{"published.day": 1, "published.instant": 0}},
		{"no date", corpus.Gold{Published: "2024-05-01"}, Found{}, map[string]float64{"published.day": 0}},
		{"category", corpus.Gold{Categories: []string{"World", "Asia"}}, Found{Category: "asia"}, map[string]float64{"category.hit": 1}},
		{"tags", corpus.Gold{Tags: []string{"a", "b"}}, Found{Tags: []string{"B", "c"}}, map[string]float64{"tags.f1": 0.5}},
		{"type", corpus.Gold{Type: "listing"}, Found{Type: "index"}, map[string]float64{"type.accuracy": 1}},
		{"pieces", corpus.Gold{With: []string{"a  b", "c"}, Without: []string{"d"}}, Found{Text: "a\nb d"}, map[string]float64{"segments.f1": 0.5}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Score([]Pair{{tt.gold, tt.found}})
			if len(got) != len(tt.want) {
				t.Errorf("figures %v, want %v", got, tt.want)
			}
			for name, want := range tt.want {
				if !near(got[name], want) {
					t.Errorf("%s is %v, want %v", name, got[name], want)
				}
			}
		})
	}
}

func TestSplitNames(t *testing.T) {
	for byline, want := range map[string][]string{
		"By Ann Lee":                      {"Ann Lee"},
		"Von Ann Lee und Bo Ek":           {"Ann Lee", "Bo Ek"},
		"Ann Lee; Bo Ek | Ida Holm":       {"Ann Lee", "Bo Ek", "Ida Holm"},
		"Ann Lee, Ph.D., RN, and Bo Ek":   {"Ann Lee", "Bo Ek"},
		"Bo Ek, managing director & Anna": {"Bo Ek"},
		"":                                nil,
	} {
		if got := splitNames(byline); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", byline, got, want)
		}
	}
}

package learn

import (
	"fmt"
	"math"
	"net/url"
	"testing"

	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/corpus"
)

// TestLabel: segments are story where gold has their words in a row, and open
// where gold leaves a choice.
func TestLabel(t *testing.T) {
	const text = "<nav>News and sport</nav><p>The ferry stays in port on Monday</p><p>Nobody on the island seemed to mind that</p><p>Photo: the harbour office in winter</p>"
	p, err := layOutBytes([]byte(text), "", &url.URL{})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		gold corpus.Gold
		want string // by segment: + story, - not, ? open
	}{
		{"body", corpus.Gold{Body: "The ferry stays in port on Monday\n\nNobody on the island seemed to mind that"}, "-++-"},
		{"optional paragraph", corpus.Gold{Body: "The ferry stays in port on Monday\n\nPhoto: the harbour office in winter", BodyOptional: [][]int{{1}}}, "-+-?"},
		{"pieces", corpus.Gold{With: []string{"ferry stays in port"}, Without: []string{"News and"}}, "-+??"},
		{"nothing known", corpus.Gold{}, "????"},
	}
	for _, tt := range tests {
		got := ""
		for _, truth := range label(&tt.gold, p) {
			switch {
			case truth.weight == 0:
				got += "?"
			case truth.story:
				got += "+"
			default:
				got += "-"
			}
		}
		if got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

// TestReliability: decisions that are right as often as they say miss nothing.
func TestReliability(t *testing.T) {
	var l Learned
	for i := range 200 {
		l.Sure = append(l.Sure, Sure{claim.Title, 0.75, i%4 > 0}, Sure{claim.Tag, 0.75, i%2 > 0})
	}
	rows, miss := l.Reliability()
	if len(rows) != 10 || rows[0].Count != 40 {
		t.Errorf("%d rows, the first of %d: want 5 of 40 decisions for each field", len(rows), rows[0].Count)
	}
	if got := fmt.Sprintf("%.2f %.2f", miss[claim.Title], miss[claim.Tag]); got != "0.00 0.25" {
		t.Errorf("they miss %s, want 0.00 0.25", got)
	}
	if math.IsNaN(miss[claim.Body]) {
		t.Error("a field without decisions misses NaN")
	}
}

package appstate_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tearsheet-news/tearsheet/extract/internal/appstate"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

const (
	first  = "The harbour office said on Monday that the ferry will not sail before the ice has gone."
	second = "Nobody on the island seemed to mind. The shop has flour for a month, and coffee for two."
	teaser = "Read how the neighbours of the old lighthouse came by a piano that none of them can play."
)

// filling makes a script long enough to be looked at; the strings in it are no
// prose.
var filling = `"ids":["` + strings.Repeat(`a1","`, 120) + `"]`

func TestStory(t *testing.T) {
	both := []string{first, second}
	tests := []struct {
		name, typ, script string
		want              []string
	}{
		{"a script of JSON", "application/json", `{` + filling + `,"body":[{"text":"` + first + `"},{"text":"` + second + `"}]}`, both},
		{"assigned to a variable", "", `window.state = {` + filling + `,"body":[{"text":"` + first + `"},{"text":"` + second + `"}]};`, both},
		{"behind other data", "", `a={"b":1};c={` + filling + `,"body":["` + first + `","` + second + `"]}`, both},
		{"keys that are ids", "", `a={` + filling + `,"parts":{"p1":{"t":"` + first + `"},"p2":{"t":"` + second + `"}}}`, both},
		{"the longest of several places", "", `a={` + filling + `,"teaser":"` + teaser + `","body":["` + first + `","` + second + `"]}`, both},
		{"cut off", "", `a={` + filling + `,"body":["` + first + `","` + second + `"`, both},
		{"short paragraphs between long ones", "", `a={` + filling + `,"body":["` + first + `","So it goes.","` + second + `"]}`,
			[]string{first, "So it goes.", second}},
		{"a program", "", `function start() { return {` + filling + `,"body":["` + first + `"]} }`, nil},
		{"far behind a program", "", strings.Repeat("call();", 40) + `a={` + filling + `,"body":["` + first + `"]}`, nil},
		{"structured data has a reader of its own", "application/ld+json", `{` + filling + `,"articleBody":"` + first + `"}`, nil},
		{"too short", "", `a={"body":["` + first + `"]}`, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := appstate.Story([]page.Script{{Type: test.typ, Text: test.script}})
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestDeepData: data nested without end is left before it costs much.
func TestDeepData(t *testing.T) {
	deep := "a=" + strings.Repeat(`{"a":`, 100_000)
	if got := appstate.Story([]page.Script{{Text: deep}}); got != nil {
		t.Errorf("found %d texts in braces", len(got))
	}
}

package extract_test

import (
	"encoding/json"
	"flag"
	"maps"
	"math"
	"os"
	"slices"
	"testing"

	"github.com/tearsheet-news/tearsheet/extract/internal/corpus"
	"github.com/tearsheet-news/tearsheet/extract/internal/learn"
)

var raise = flag.Bool("raise", false, "set the floors in testdata/floors.json to what is measured")

// corpusVariable names the folder of the corpus: sets of saved pages of the
// web, which are not ours to keep in the repository.
const corpusVariable = "TEARSHEET_CORPUS"

const floorsFile = "../testdata/floors.json"

// floors are the figures that a set of the corpus must reach. Digest is that of
// the set they were measured on: elsewhere they mean nothing.
type floors struct {
	Digest  string           `json:"digest"`
	Figures map[string]floor `json:"figures"`
}

// floor is a figure, and by how much it differs when sites are divided into
// other folds: the standard deviation. A figure has fallen when it is more than
// tolerance deviations lower.
type floor struct {
	Figure    float64 `json:"figure"`
	Deviation float64 `json:"deviation"`
}

const tolerance = 2

// TestQuality learns from the pages of the corpus, as the training does, and
// compares what is found on sites that were left out with the floors. A change
// that costs quality fails here; after one that gains some,
//
//	go test ./extract -run Quality -raise -timeout 1h
//
// sets the floors to what is measured then. A floor goes down only with the
// reason in the commit message.
func TestQuality(t *testing.T) {
	dir := os.Getenv(corpusVariable)
	if dir == "" {
		t.Skip(corpusVariable + " names no corpus")
	}
	data, err := os.ReadFile(floorsFile)
	if err != nil {
		t.Fatal(err)
	}
	var sets map[string]floors
	if err := json.Unmarshal(data, &sets); err != nil {
		t.Fatal(err)
	}
	pages, digests, err := learn.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	figures := measure(t, pages, 0)
	if *raise {
		writeFloors(t, digests, [...]figuresOfSets{figures, measure(t, pages, 1), measure(t, pages, 2)})
		return
	}
	for name, set := range sets {
		if digests[name] != set.Digest {
			t.Errorf("the set %s is not the one that the floors were measured on (%q, not %q); -raise sets them anew", name, digests[name], set.Digest)
			continue
		}
		t.Run(name, func(t *testing.T) { set.compare(t, figures[name]) })
	}
}

type figuresOfSets = map[string]map[string]float64

func measure(t *testing.T, pages []corpus.Page, salt int) figuresOfSets {
	l, err := learn.From(pages, salt)
	if err != nil {
		t.Fatal(err)
	}
	return l.Figures()
}

// compare fails for each figure below its floor.
func (f floors) compare(t *testing.T, figures map[string]float64) {
	for _, name := range slices.Sorted(maps.Keys(f.Figures)) {
		figure, ok := figures[name]
		floor := f.Figures[name]
		t.Logf("%-18s %.4f, floor %.4f ± %.4f", name, figure, floor.Figure, floor.Deviation)
		switch {
		case !ok:
			t.Errorf("%s has a floor and is not measured", name)
		case figure < floor.Figure-tolerance*floor.Deviation:
			t.Errorf("%s fell to %.4f, below its floor of %.4f ± %.4f", name, figure, floor.Figure, floor.Deviation)
		}
	}
}

// writeFloors makes floors of the first measurement and of how the others
// differ.
func writeFloors(t *testing.T, digests map[string]string, runs [3]figuresOfSets) {
	sets := make(map[string]floors)
	for set, digest := range digests {
		sets[set] = floors{digest, make(map[string]floor)}
		for name, figure := range runs[0][set] {
			mean, squares := 0.0, 0.0
			for _, run := range runs {
				mean += run[set][name] / float64(len(runs))
			}
			for _, run := range runs {
				squares += (run[set][name] - mean) * (run[set][name] - mean)
			}
			deviation := math.Sqrt(squares / float64(len(runs)-1))
			sets[set].Figures[name] = floor{math.Floor(figure*1e4) / 1e4, math.Ceil(deviation*1e4) / 1e4}
		}
	}
	data, err := json.MarshalIndent(sets, "", "  ")
	if err == nil {
		err = os.WriteFile(floorsFile, append(data, '\n'), 0o666)
	}
	if err != nil {
		t.Error(err)
	}
}

package extract_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"testing"

	"github.com/tearsheet-news/tearsheet/extract"
	"github.com/tearsheet-news/tearsheet/extract/internal/corpus"
	"github.com/tearsheet-news/tearsheet/extract/internal/quality"
)

var raise = flag.Bool("raise", false, "raise the floors in testdata/floors.json to what is measured")

// corpusVariable names the folder of the corpus: sets of saved pages of the
// web, which are not ours to keep in the repository.
const corpusVariable = "TEARSHEET_CORPUS"

const floorsFile = "../testdata/floors.json"

// floors are the figures that a set of the corpus must reach. Digest is that of
// the set they were measured on: elsewhere they mean nothing.
type floors struct {
	Digest  string             `json:"digest"`
	Figures map[string]float64 `json:"figures"`
}

// TestQuality extracts the pages of the corpus and compares the figures with
// the floors. A change that costs quality fails here; one that gains some
// raises them, with
//
//	go test ./extract -run Quality -raise
//
// A floor goes down only by hand, with the reason in the commit message.
func TestQuality(t *testing.T) {
	corpus := os.Getenv(corpusVariable)
	if corpus == "" {
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
	for _, name := range slices.Sorted(maps.Keys(sets)) {
		t.Run(name, func(t *testing.T) { sets[name] = compareWithFloors(t, filepath.Join(corpus, name), sets[name]) })
	}
	if *raise {
		writeFloors(t, sets)
	}
}

// compareWithFloors fails for each figure below its floor and returns the
// floors as they should be.
func compareWithFloors(t *testing.T, dir string, old floors) floors {
	pages, digest, err := corpus.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	if digest != old.Digest && !*raise {
		t.Fatalf("the set is not the one that the floors were measured on (%s, not %s); -raise sets them anew", digest, old.Digest)
	}
	raised := floors{digest, map[string]float64{}}
	figures := quality.Score(extractAll(t, pages))
	for _, name := range slices.Sorted(maps.Keys(figures)) {
		figure, floor := figures[name], old.Figures[name]
		t.Logf("%-18s %.4f, floor %.4f", name, figure, floor)
		if digest != old.Digest {
			floor = 0
		}
		if figure < floor {
			t.Errorf("%s fell to %.4f, below its floor of %.4f", name, figure, floor)
		}
		raised.Figures[name] = max(floor, math.Floor(figure*1e4)/1e4)
	}
	for name := range old.Figures {
		if _, ok := raised.Figures[name]; !ok {
			t.Errorf("%s has a floor and is not measured", name)
		}
	}
	return raised
}

func writeFloors(t *testing.T, sets map[string]floors) {
	data, err := json.MarshalIndent(sets, "", "  ")
	if err == nil {
		err = os.WriteFile(floorsFile, append(data, '\n'), 0o666)
	}
	if err != nil {
		t.Error(err)
	}
}

// extractAll extracts pages on all processors.
func extractAll(t *testing.T, pages []corpus.Page) []quality.Pair {
	pairs := make([]quality.Pair, len(pages))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				found, err := find(&pages[i])
				if err != nil {
					t.Errorf("%s: %v", pages[i].Gold.ID, err)
				}
				pairs[i] = quality.Pair{Gold: pages[i].Gold, Found: found}
			}
		})
	}
	for i := range pages {
		next <- i
	}
	close(next)
	workers.Wait()
	return pairs
}

func find(p *corpus.Page) (quality.Found, error) {
	page, err := p.Bytes()
	if err != nil {
		return quality.Found{}, err
	}
	a, err := extract.Extract(page, p.URL, "", nil)
	if err != nil {
		return quality.Found{}, fmt.Errorf("extract: %w", err)
	}
	return quality.Found{Type: string(a.Type), Title: a.Title, Byline: a.Byline, Authors: a.Authors, Published: a.Published, Category: a.Category,
		Tags: a.Tags, Text: a.Text}, nil
}

// Command fit fits the weights by which package kind tells stories from other
// pages.
//
//	go run ./extract/internal/kind/fit -corpus DIR -write extract/internal/kind/weights.tsv
//
// The corpus has a folder for each set, with manifest.jsonl, gold.jsonl and
// pages/ID.html.gz. A fifth of the sites is held out five times over; what is
// printed is how many pages were judged rightly by weights that have not seen
// their site. The table written is fitted to all pages.
package main

import (
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/fit"
)

// folds is how many parts the sites are divided into.
const folds = 5

func main() {
	log.SetFlags(0)
	corpus := flag.String("corpus", "../shared/corpus", "directory of the sets")
	sets := flag.String("sets", "fundus,wcxb,nonarticle,trafilatura,htmldate", "sets to learn from")
	write := flag.String("write", "", "file for the table of weights")
	verbose := flag.Bool("v", false, "list the pages judged wrongly, with the weightiest observations")
	flag.Parse()

	var pages []*example
	for set := range strings.SplitSeq(*sets, ",") {
		more, err := load(filepath.Join(*corpus, set), set)
		if err != nil {
			log.Fatal(err)
		}
		pages = append(pages, more...)
	}
	names := number(pages)
	balance(pages)
	for f := range folds {
		w := regress(pages, f, names)
		for _, e := range pages {
			if e.fold == f {
				e.score = fit.Score(w, e.Seen)
				if *verbose && e.wrong() {
					e.describe(names, w)
				}
			}
		}
	}
	report(pages)
	if *write != "" {
		w := regress(pages, -1, names)
		if err := os.WriteFile(*write, []byte(table(names, w)), 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// regress fits weights to all pages but those of one fold; -1 leaves none out.
// The schedule was chosen by the figures of held-out sites: there are only a
// thousand pages, so each is seen often and weights are held near their priors.
func regress(pages []*example, without int, names []string) []float32 {
	var examples []fit.Example
	for _, e := range pages {
		if e.fold != without {
			examples = append(examples, e.Example)
		}
	}
	return fit.Logistic(examples, len(names), fit.Schedule{Epochs: 40, Rate: 0.1, Decay: 2e-2, Prior: priors(names)})
}

// balance lets stories and other pages count the same in all.
func balance(pages []*example) {
	var stories, others float32
	for _, e := range pages {
		if e.Yes {
			stories += e.Weight
		} else {
			others += e.Weight
		}
	}
	for _, e := range pages {
		if e.Yes {
			e.Weight *= others / stories
		}
	}
}

// number gives each observation a number and returns their names by it.
// Those seen on fewer pages than rare say more about the pages than of them.
func number(pages []*example) (names []string) {
	const rare = 3
	count := make(map[string]int)
	for _, e := range pages {
		for _, name := range e.names {
			count[name]++
		}
	}
	numbers := make(map[string]int32)
	for name := range prior {
		count[name] += rare
	}
	for name, n := range count {
		if n >= rare {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for i, name := range names {
		numbers[name] = int32(i)
	}
	for _, e := range pages {
		for _, name := range e.names {
			if n, ok := numbers[name]; ok {
				e.Seen = append(e.Seen, n)
			}
		}
		slices.Sort(e.Seen)
	}
	return names
}

func report(pages []*example) {
	right, all := map[string]int{}, map[string]int{}
	for _, e := range pages {
		all[e.set]++
		if !e.wrong() {
			right[e.set]++
		}
	}
	for _, set := range slices.Sorted(maps.Keys(all)) {
		log.Printf("%s: %d of %d pages judged rightly (%.3f)", set, right[set], all[set], float64(right[set])/float64(all[set]))
	}
}

// table writes weights as package kind reads them.
func table(names []string, w []float32) string {
	const least = 0.02
	var b strings.Builder
	fmt.Fprintf(&b, "bias\t\t%.2f\n", w[len(names)])
	for i, name := range names {
		if v := w[i]; max(v, -v) >= least {
			fmt.Fprintf(&b, "%s\t%.2f\n", strings.Replace(name, ": ", "\t", 1), v)
		}
	}
	return b.String()
}

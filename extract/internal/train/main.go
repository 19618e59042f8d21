// Command train makes the models of package extract from a corpus: pages with
// known answers, as package corpus reads them.
//
//	go run ./extract/internal/train -corpus DIR
//
// Run at the top of the repository, it writes the tables of weights and what
// they were fitted to see, and prints what the models find on sites they have
// not seen. The same pages and the same code give the same tables, byte for
// byte. With -dry nothing is written.
package main

import (
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"slices"

	"github.com/tearsheet-news/tearsheet/extract/internal/learn"
	"github.com/tearsheet-news/tearsheet/extract/internal/quality"
)

func main() {
	log.SetFlags(0)
	corpus := flag.String("corpus", os.Getenv("TEARSHEET_CORPUS"), "directory of the sets")
	dry := flag.Bool("dry", false, "print the figures only")
	salt := flag.Int("salt", 0, "another number divides the sites into other folds")
	flag.Parse()

	pages, err := learn.Read(*corpus)
	if err != nil {
		log.Fatal(err)
	}
	l, err := learn.From(pages, *salt)
	if err != nil {
		log.Fatal(err)
	}
	report(l)
	if *dry {
		return
	}
	for name, table := range map[string]fmt.Stringer{"extract/internal/body/weights.tsv": l.Body, "extract/internal/kind/weights.tsv": l.Type} {
		if err := os.WriteFile(name, []byte(table.String()), 0o666); err != nil {
			log.Fatal(err)
		}
	}
}

// report prints the figures of each set.
func report(l *learn.Learned) {
	sets := map[string][]quality.Pair{}
	for i := range l.Pages {
		p := &l.Pages[i]
		sets[p.Set] = append(sets[p.Set], quality.Pair{Gold: p.Gold, Found: p.Found})
	}
	for _, set := range slices.Sorted(maps.Keys(sets)) {
		figures := quality.Score(sets[set])
		for _, name := range slices.Sorted(maps.Keys(figures)) {
			fmt.Printf("%-12s %-18s %.4f\n", set, name, figures[name])
		}
	}
}

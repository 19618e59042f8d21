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
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/tearsheet-news/tearsheet/extract/internal/confidence"
	"github.com/tearsheet-news/tearsheet/extract/internal/learn"
)

func main() {
	log.SetFlags(0)
	corpus := flag.String("corpus", os.Getenv("TEARSHEET_CORPUS"), "directory of the sets")
	dry := flag.Bool("dry", false, "print the figures only")
	salt := flag.Int("salt", 0, "another number divides the sites into other folds")
	out := flag.String("out", "", "directory for what was found on each page, a file for each set")
	flag.Parse()

	pages, _, err := learn.Read(*corpus)
	if err != nil {
		log.Fatal(err)
	}
	l, err := learn.From(pages, *salt)
	if err != nil {
		log.Fatal(err)
	}
	report(l)
	if err := save(l, *out); err != nil {
		log.Fatal(err)
	}
	if *dry {
		return
	}
	if err := write(l); err != nil {
		log.Fatal(err)
	}
}

// write writes the tables and what they were fitted to see.
func write(l *learn.Learned) error {
	seen, err := learn.Digests("testdata/pages")
	if err != nil {
		return err
	}
	l.Body.Digest, l.Type.Digest = learn.Sums(seen)
	l.Judge.Digest = l.Body.Digest
	return errors.Join(
		os.WriteFile("extract/internal/body/weights.tsv", []byte(l.Body.String()), 0o666),
		os.WriteFile("extract/internal/body/judge.tsv", []byte(l.Judge.String()), 0o666),
		os.WriteFile("extract/internal/kind/weights.tsv", []byte(l.Type.String()), 0o666),
		os.WriteFile("extract/internal/confidence/weights.tsv", []byte(l.Confidence.String()), 0o666),
		learn.WriteDigests("testdata/features.tsv", seen))
}

// save writes what was found to dir; "" means not to.
func save(l *learn.Learned, dir string) error {
	if dir == "" {
		return nil
	}
	sets := make(map[string]*bytes.Buffer)
	for i := range l.Pages {
		p := &l.Pages[i]
		if sets[p.Set] == nil {
			sets[p.Set] = new(bytes.Buffer)
		}
		f := p.Found
		err := json.NewEncoder(sets[p.Set]).Encode(map[string]any{"id": p.Gold.ID, "type": f.Type, "title": f.Title, "byline": f.Byline,
			"authors": f.Authors, "published": f.Published, "category": f.Category, "tags": f.Tags, "text": f.Text})
		if err != nil {
			return err
		}
	}
	for set, records := range sets {
		if err := os.WriteFile(filepath.Join(dir, set+".jsonl"), records.Bytes(), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// report prints the figures of each set, and how far sources are to be trusted.
func report(l *learn.Learned) {
	sets := l.Figures()
	for _, set := range slices.Sorted(maps.Keys(sets)) {
		for _, name := range slices.Sorted(maps.Keys(sets[set])) {
			fmt.Printf("%-12s %-18s %.4f\n", set, name, sets[set][name])
		}
	}
	tenths, miss := l.Reliability()
	for _, r := range tenths {
		fmt.Printf("confidence %-10s %.2f, right %.2f of %d\n", r.Field, r.Said, r.Was, r.Count)
	}
	for _, f := range confidence.Fields {
		fmt.Printf("expected calibration error of %s: %.3f\n", f, miss[f])
	}
	for _, t := range l.Trust() {
		fmt.Printf("trust %-10s %-32s %-12s %.2f of %d\n", t.Field, t.Source, t.Sort, t.Mean, t.Pages)
	}
}

// Command fit fits the weights by which package body judges segments.
//
//	go run ./extract/internal/body/fit -corpus DIR -write extract/internal/body/weights.tsv
//
// The corpus has a folder for each set, with gold.jsonl and pages/ID.html.gz.
// A fifth of the sites is held out five times over, and each page is judged
// with weights that have not seen its site; -out saves those judgements as
// records, so that what a change of the observations is worth can be measured
// without fooling oneself. The table written is fitted to all pages.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/tearsheet-news/tearsheet/extract/internal/block"
	"github.com/tearsheet-news/tearsheet/extract/internal/body"
	"github.com/tearsheet-news/tearsheet/extract/internal/render"
)

// folds is how many parts the sites are divided into.
const folds = 5

func main() {
	log.SetFlags(0)
	corpus := flag.String("corpus", "../shared/corpus", "directory of the sets")
	sets := flag.String("sets", "fundus,wcxb,trafilatura", "sets to learn from")
	out := flag.String("out", "", "directory for records judged with weights that have not seen their site")
	dump := flag.String("dump", "", "directory for what was decided about each segment")
	write := flag.String("write", "", "file for the table of weights")
	flag.Parse()

	var pages []*example
	for set := range strings.SplitSeq(*sets, ",") {
		more, err := load(filepath.Join(*corpus, set), set)
		if err != nil {
			log.Fatal(err)
		}
		pages = append(pages, more...)
	}
	first, second := judge(pages)
	if *write != "" {
		if err := os.WriteFile(*write, []byte(table(first, second)), 0o644); err != nil {
			log.Fatal(err)
		}
	}
	for _, e := range pages {
		if err := e.save(*out, *dump); err != nil {
			log.Fatal(err)
		}
	}
}

// judge sets the scores of each page by weights that have not seen its site,
// and returns those fitted to all.
func judge(pages []*example) (first, second body.Weights) {
	for f := range folds {
		w := regress(pages, f, body.FirstSize, (*example).firstObs)
		for _, e := range pages {
			if e.fold == f {
				e.scores = w.Scores(e.firstObs())
			}
		}
	}
	for _, e := range pages {
		e.second = e.training.Second(e.scores)
	}
	for f := range folds {
		w := regress(pages, f, body.SecondSize, (*example).secondObs)
		for _, e := range pages {
			if e.fold == f {
				e.scores = w.Scores(e.second)
			}
		}
	}
	report(pages)
	return regress(pages, -1, body.FirstSize, (*example).firstObs), regress(pages, -1, body.SecondSize, (*example).secondObs)
}

// report prints how much of the segments' weight was judged rightly.
func report(pages []*example) {
	right, all := map[string]float64{}, map[string]float64{}
	for _, e := range pages {
		for i, t := range e.truth {
			all[e.set] += float64(t.weight)
			if (e.scores[i] > 0) == t.story {
				right[e.set] += float64(t.weight)
			}
		}
	}
	for set := range all {
		log.Printf("%s: %.4f of the segments' weight judged rightly", set, right[set]/all[set])
	}
}

// table writes weights as body.ReadWeights reads them.
func table(first, second body.Weights) string {
	const least = 0.02
	var b strings.Builder
	b.WriteString(fmt.Sprintf("bias\t\t%.2f\t%.2f\n", first[body.FirstSize], second[body.SecondSize]))
	for n := range body.SecondSize {
		w1 := float32(0)
		if n < body.FirstSize {
			w1 = first[n]
		}
		if w2 := second[n]; max(w1, -w1, w2, -w2) >= least {
			fmt.Fprintf(&b, "%s\t%.2f\t%.2f\n", body.BucketName(n), w1, w2)
		}
	}
	return b.String()
}

// save writes the record of a page to out and its segments to dump; "" for
// either means not to.
func (e *example) save(out, dump string) error {
	chosen := e.training.Choose(e.scores)
	if out != "" {
		line, err := json.Marshal(map[string]string{"id": e.gold.ID, "text": render.Text(block.Build(e.page, chosen.Kept))})
		if err != nil {
			return err
		}
		f, err := os.OpenFile(filepath.Join(out, e.set+".jsonl"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
		if err != nil {
			return err
		}
		defer f.Close()
		if _, err := f.Write(append(line, '\n')); err != nil {
			return err
		}
	}
	if dump != "" {
		return os.WriteFile(filepath.Join(dump, e.set+"-"+e.gold.ID), []byte(e.describe(chosen)), 0o644)
	}
	return nil
}

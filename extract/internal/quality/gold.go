// Package quality measures how near extracted records come to what people, or
// the pages' own data, say about the same pages.
//
//	gold.go    what is expected of a page, and what was found
//	score.go   all figures of a set of pages
//	body.go    texts: shingles of four words, and pieces that must or must not be there
//	fields.go  one figure for each other field
//	names.go   when two titles or names are the same
//
// The measures are those that comparisons of extractors have settled on, so that
// figures can be set beside published ones. Only tests use the package.
package quality

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// Gold is what is expected of a page. An empty field is not measured.
type Gold struct {
	ID         string   `json:"id"`
	Type       string   `json:"type"`
	Title      string   `json:"title"`
	Byline     string   `json:"byline"`
	Authors    []string `json:"authors"` // nil: nothing is known; empty: there is none
	Published  string   `json:"published"`
	Categories []string `json:"categories"`
	Tags       []string `json:"tags"`
	Body       string   `json:"body"`

	// BodyOptional are groups of paragraph numbers of Body that may be left out.
	BodyOptional [][]int `json:"body_optional"`

	// With and Without are pieces of text that must, and must not, be found.
	With    []string `json:"with"`
	Without []string `json:"without"`
}

// Found is what an extractor says. The zero Found is an answer, too: nothing.
type Found struct {
	Type      string
	Title     string
	Byline    string // read where there are no Authors
	Authors   []string
	Published string
	Category  string
	Tags      []string
	Text      string
}

// Page is a page of a set.
type Page struct {
	URL  string
	File string // path
	Gold Gold
}

// Read reads a set: a folder with manifest.jsonl and gold.jsonl, a line for
// each page in the same order. The digest names the set's contents.
func Read(dir string) (pages []Page, digest string, err error) {
	type entry struct{ ID, URL, File string }
	manifest, err := readLines[entry](filepath.Join(dir, "manifest.jsonl"))
	if err != nil {
		return nil, "", err
	}
	gold, err := readLines[Gold](filepath.Join(dir, "gold.jsonl"))
	if err != nil {
		return nil, "", err
	}
	if len(gold) != len(manifest) {
		return nil, "", fmt.Errorf("%s: %d pages in manifest.jsonl and %d in gold.jsonl", dir, len(manifest), len(gold))
	}
	for i, m := range manifest {
		if m.ID != gold[i].ID {
			return nil, "", fmt.Errorf("%s: page %d is %q in manifest.jsonl and %q in gold.jsonl", dir, i+1, m.ID, gold[i].ID)
		}
		pages = append(pages, Page{m.URL, filepath.Join(dir, m.File), gold[i]})
	}
	digest, err = digestOf(filepath.Join(dir, "manifest.jsonl"), filepath.Join(dir, "gold.jsonl"))
	return pages, digest, err
}

func readLines[T any](name string) (list []T, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var item T
		if err := json.Unmarshal(lines.Bytes(), &item); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, len(list)+1, err)
		}
		list = append(list, item)
	}
	return list, lines.Err()
}

func digestOf(files ...string) (string, error) {
	h := sha256.New()
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return "", err
		}
		h.Write(data)
	}
	return hex.EncodeToString(h.Sum(nil)[:8]), nil
}

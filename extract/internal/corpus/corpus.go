// Package corpus reads saved pages with known answers, which people or the
// pages' own data gave. Only tests and the training use it; the pages are not
// part of the project.
//
// A corpus is a folder of sets, and a set a folder with
//
//	pages/         the pages as they were saved, plain or gzip
//	manifest.jsonl a line {"id", "url", "file"} for each page
//	gold.jsonl     a line for each page in the same order: Gold
package corpus

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
)

// Gold is what is known of a page. A key that is missing tells nothing.
type Gold struct {
	ID         string   `json:"id"`
	Domain     string   `json:"domain"` // of the site, without subdomains
	Type       string   `json:"type"`   // "article", or a kind of other page
	Lang       string   `json:"lang"`   // as the source of the set writes it
	Title      string   `json:"title"`
	Byline     string   `json:"byline"`    // as printed
	Authors    []string `json:"authors"`   // nil: nothing is known; empty: there is none
	Published  string   `json:"published"` // a day, or a moment; one without offset is in the site's own time
	Categories []string `json:"categories"`
	Tags       []string `json:"tags"`
	Body       string   `json:"body"` // paragraphs, separated by blank lines

	// BodyOptional are groups of paragraph numbers of Body that may be left out.
	BodyOptional [][]int `json:"body_optional"`

	// With and Without are pieces of text that must, and must not, be found.
	With    []string `json:"with"`
	Without []string `json:"without"`
}

// Page is a page of a set.
type Page struct {
	Set  string // the name of its folder
	URL  string
	File string // path
	Gold Gold
}

// Bytes are the page as it was saved.
func (p *Page) Bytes() ([]byte, error) {
	data, err := os.ReadFile(p.File)
	if err != nil || filepath.Ext(p.File) != ".gz" {
		return data, err
	}
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.File, err)
	}
	if data, err = io.ReadAll(r); err != nil {
		return nil, fmt.Errorf("%s: %w", p.File, err)
	}
	return data, nil
}

// Fold puts all pages of a site into one of n folds. Another salt gives another
// division.
func (p *Page) Fold(n, salt int) int {
	h := fnv.New32a()
	fmt.Fprintf(h, "%s%d", p.Gold.Domain, salt)
	return int(h.Sum32() % uint32(n))
}

// Read reads a set. The digest names its contents.
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
		pages = append(pages, Page{filepath.Base(dir), m.URL, filepath.Join(dir, m.File), gold[i]})
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

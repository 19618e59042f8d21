package main

import (
	"cmp"
	"compress/gzip"
	"fmt"
	"hash/fnv"
	"io"
	"net/url"
	"os"
	"slices"

	"golang.org/x/net/publicsuffix"

	"github.com/tearsheet-news/tearsheet/extract"
	"github.com/tearsheet-news/tearsheet/extract/internal/fit"
	"github.com/tearsheet-news/tearsheet/extract/internal/kind"
	"github.com/tearsheet-news/tearsheet/extract/internal/quality"
)

// example is a page to learn from.
type example struct {
	fit.Example
	set, url string
	fold     int // all pages of a site are in one
	names    []string
	score    float64 // by weights that have not seen the site
}

func (e *example) wrong() bool { return (e.score > 0) != e.Yes }

func load(dir, set string) ([]*example, error) {
	pages, _, err := quality.Read(dir)
	if err != nil {
		return nil, err
	}
	var out []*example
	for _, p := range pages {
		e := &example{set: set, url: p.URL}
		if e.Yes, e.Weight = truth(&p.Gold); e.Weight == 0 {
			continue
		}
		if e.names, err = observe(p.File, p.URL); err != nil {
			return nil, fmt.Errorf("%s: %w", p.File, err)
		}
		if e.fold, err = foldOf(p.URL); err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

// foldOf puts all pages of a site, whatever the subdomain, into one fold.
func foldOf(address string) (int, error) {
	u, err := url.Parse(address)
	if err != nil {
		return 0, err
	}
	site, err := publicsuffix.EffectiveTLDPlusOne(u.Hostname())
	if err != nil {
		site = u.Hostname()
	}
	h := fnv.New32a()
	h.Write([]byte(site))
	return int(h.Sum32() % folds), nil
}

// truth is what gold tells of the kind of a page, and how much that counts. A
// page that is known to have been published on some day, but not of what kind
// it is, is a story more often than not; one with an author besides, nearly
// always. Without such pages of the wider web, weights learn that a story must
// have all that today's newsrooms declare.
func truth(g *quality.Gold) (story bool, weight float32) {
	switch {
	case g.Type != "":
		return g.Type == "article", 1
	case g.Published != "" && len(g.Authors) > 0:
		return true, 0.5
	case g.Published != "":
		return true, 0.3
	}
	return false, 0
}

// observe reads what package kind sees of a page from the trace of its
// extraction, so that it is what the extraction sees.
func observe(file, url string) (names []string, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	zr, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(zr)
	if err != nil {
		return nil, err
	}
	a, err := extract.Extract(data, url, "", &extract.Options{Trace: true})
	if err != nil {
		return nil, err
	}
	for _, s := range a.Trace {
		if s.Stage == kind.Stage {
			names = append(names, s.Rule)
		}
	}
	return names, nil
}

// describe prints a page and what weighed most.
func (e *example) describe(names []string, w []float32) {
	seen := slices.Clone(e.Seen)
	slices.SortFunc(seen, func(a, b int32) int { return cmp.Compare(max(w[b], -w[b]), max(w[a], -w[a])) })
	fmt.Printf("%s %+.2f %s\n", e.set, e.score, e.url)
	for _, n := range seen[:min(len(seen), 14)] {
		fmt.Printf("   %+.2f %s\n", w[n], names[n])
	}
}

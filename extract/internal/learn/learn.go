// Package learn makes the models of the program from pages with known answers,
// and tells what they are worth on sites that they have not seen.
//
//	learn.go    the steps, and leaving sites out
//	segments.go what is known of segments: whether they are story
//	label.go    how that follows from gold
//	pages.go    what is known of pages: whether they are stories
//	prior.go    what is known of pages before any was looked at
//	digest.go   what the features are, to tell weights that are stale
//
// Sites are divided into folds. For each fold there are models fitted to all
// sites but its own; what they find on its pages is leave-site-out. The models
// of the program are fitted to all pages.
package learn

import (
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/tearsheet-news/tearsheet/extract/internal/corpus"
	"github.com/tearsheet-news/tearsheet/extract/internal/kind"
	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/quality"
	"github.com/tearsheet-news/tearsheet/extract/internal/reading"
)

// folds is how many parts the sites are divided into, and everything the number
// of the fold that no site is in: its models leave none out.
const (
	folds      = 5
	everything = folds
)

// Learned is what was learned.
type Learned struct {
	Body, Type *logodds.Table // fitted to all pages
	Pages      []Page
}

// Page is a page and what was found on it by models that have not seen its site.
type Page struct {
	*corpus.Page
	Found quality.Found

	fold     int
	segments []logodds.Example // those whose answer is known
	features []logodds.Feature // of the page
}

// Read reads the sets of a corpus.
func Read(dir string) (pages []corpus.Page, err error) {
	manifests, err := filepath.Glob(filepath.Join(dir, "*", "manifest.jsonl"))
	if err == nil && len(manifests) == 0 {
		err = fmt.Errorf("%s: no set, which would have a manifest.jsonl", dir)
	}
	for _, m := range manifests {
		set, _, err := corpus.Read(filepath.Dir(m))
		if err != nil {
			return nil, err
		}
		pages = append(pages, set...)
	}
	return pages, err
}

// From learns from pages. Another salt divides the sites in another way.
func From(pages []corpus.Page, salt int) (*Learned, error) {
	l := &Learned{Pages: make([]Page, len(pages))}
	for i := range pages {
		l.Pages[i] = Page{Page: &pages[i], fold: pages[i].Fold(folds, salt)}
	}
	models, err := l.learnSegments()
	if err != nil {
		return nil, err
	}
	err = l.each(func(p *Page, laidOut *page.Page) {
		r := reading.Models{Body: models[p.fold], Type: kind.Learned()}.Read(laidOut, reading.Context{})
		p.Found, p.features = found(&r), r.Type.Seen
	})
	if err != nil {
		return nil, err
	}
	l.learnPages()
	return l, nil
}

// each calls f with every page, several at a time.
func (l *Learned) each(f func(*Page, *page.Page)) error {
	next := make(chan *Page)
	errs := make([]error, runtime.GOMAXPROCS(0))
	var workers sync.WaitGroup
	for k := range errs {
		workers.Go(func() {
			for p := range next {
				laidOut, err := layOut(p.Page)
				if err != nil {
					errs[k] = fmt.Errorf("%s: %w", p.File, err)
					continue
				}
				f(p, laidOut)
			}
		})
	}
	for i := range l.Pages {
		next <- &l.Pages[i]
	}
	close(next)
	workers.Wait()
	return errors.Join(errs...)
}

func layOut(p *corpus.Page) (*page.Page, error) {
	data, err := p.Bytes()
	if err != nil {
		return nil, err
	}
	u, err := url.Parse(p.URL)
	if err != nil {
		return nil, err
	}
	doc, err := reading.Parse(data, "", reading.MaxTags)
	if err != nil {
		return nil, err
	}
	return page.New(doc, u), nil
}

// inFolds calls f with each fold and with everything, several at a time.
func inFolds(f func(fold int)) {
	var workers sync.WaitGroup
	for fold := range folds + 1 {
		workers.Go(func() { f(fold) })
	}
	workers.Wait()
}

func found(r *reading.Reading) quality.Found {
	return quality.Found{Type: string(r.Type.Kind), Title: r.Title.Text, Byline: r.Byline.Text, Authors: r.Authors.Texts,
		Published: r.Published.Text, Category: r.Category.Text, Tags: r.Tags.Texts, Text: r.Text}
}

// Package learn makes the models of the program from pages with known answers,
// and tells what they are worth on sites that they have not seen.
//
//	learn.go    the steps, and leaving sites out
//	segments.go what is known of segments: whether they are story
//	regions.go  what is known of hypotheses about the body: how near they are to it
//	label.go    how that follows from gold
//	pages.go    what is known of pages: whether they are stories
//	trust.go    how right each source of claims is
//	sure.go     how often decisions that look so are right
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

	"github.com/tearsheet-news/tearsheet/extract/internal/confidence"
	"github.com/tearsheet-news/tearsheet/extract/internal/corpus"
	"github.com/tearsheet-news/tearsheet/extract/internal/kind"
	"github.com/tearsheet-news/tearsheet/extract/internal/logodds"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/quality"
	"github.com/tearsheet-news/tearsheet/extract/internal/reading"
	"github.com/tearsheet-news/tearsheet/extract/internal/resolve"
)

// folds is how many parts the sites are divided into, and everything the number
// of the fold that no site is in: its models leave none out.
const (
	folds      = 5
	everything = folds
)

// Learned is what was learned.
type Learned struct {
	// The tables of the program, fitted to all pages.
	Body, Judge, Type, Confidence *logodds.Table

	Pages []Page
	Sure  []Sure // the decisions about them
}

// Page is a page and what was found on it by models that have not seen its site.
type Page struct {
	*corpus.Page
	Found quality.Found

	fold     int
	segments []logodds.Example // those whose answer is known
	regions  []region          // hypotheses about the body
	features []logodds.Feature // of the page
	signs    confidence.Signs  // of the decisions
	ofPage   []logodds.Feature // beside them
	right    float64           // the chance of the body
	said     []resolve.Said    // by each source
}

// Read reads the sets of a corpus, and their digests by the names of the sets.
func Read(dir string) (pages []corpus.Page, digests map[string]string, err error) {
	manifests, err := filepath.Glob(filepath.Join(dir, "*", "manifest.jsonl"))
	if err == nil && len(manifests) == 0 {
		err = fmt.Errorf("%s: no set, which would have a manifest.jsonl", dir)
	}
	digests = make(map[string]string)
	for _, m := range manifests {
		set, digest, err := corpus.Read(filepath.Dir(m))
		if err != nil {
			return nil, nil, err
		}
		pages = append(pages, set...)
		digests[filepath.Base(filepath.Dir(m))] = digest
	}
	return pages, digests, err
}

// Figures are the figures of each set, by the names of package quality.
func (l *Learned) Figures() map[string]map[string]float64 {
	sets := make(map[string][]quality.Pair)
	for i := range l.Pages {
		p := &l.Pages[i]
		sets[p.Set] = append(sets[p.Set], quality.Pair{Gold: p.Gold, Found: p.Found})
	}
	figures := make(map[string]map[string]float64)
	for set, pairs := range sets {
		figures[set] = quality.Score(pairs)
	}
	return figures
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
	if models, err = l.learnRegions(models); err != nil {
		return nil, err
	}
	err = l.each(anyPage, func(p *Page, laidOut *page.Page) {
		r := reading.Models{Body: models[p.fold], Type: kind.Learned(), Confidence: confidence.Learned()}.Read(laidOut, reading.Context{})
		p.Found, p.features, p.signs, p.said = found(&r), r.Type.Seen, r.Signs, resolve.Testimony(r.Input)
		p.right = r.Story.Body.Right
	})
	if err != nil {
		return nil, err
	}
	l.learnPages()
	l.learnConfidence()
	return l, nil
}

func anyPage(*Page) bool { return true }

// each calls f with every page that is wanted, several at a time.
func (l *Learned) each(wanted func(*Page) bool, f func(*Page, *page.Page)) error {
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
		if wanted(&l.Pages[i]) {
			next <- &l.Pages[i]
		}
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

func layOutBytes(data []byte, contentType string, u *url.URL) (*page.Page, error) {
	doc, err := reading.Parse(data, contentType, reading.MaxTags)
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

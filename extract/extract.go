package extract

import (
	"net/url"

	"golang.org/x/net/html"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/reading"
	"github.com/tearsheet-news/tearsheet/extract/internal/rules"
	"github.com/tearsheet-news/tearsheet/extract/internal/trace"
)

// Extract reads one page and returns its record. body is the page as it was
// sent, in its own character encoding; pageURL is its address, "" where
// unknown; contentType is the value of the response's header of that name, ""
// where unknown; nil opts mean the recommended settings.
//
// A page from which little can be read is not an error: its record has gaps.
// Neither is a page cut off in the middle. Errors are ErrEmpty, ErrTooLarge and
// ErrNotHTML, perhaps wrapped, without a record, and *URLError with one: what is
// wrong with the address costs the record its addresses and nothing more.
//
// Extract does not touch the network or a clock, keeps nothing between calls,
// and may be called from several goroutines at once.
func Extract(body []byte, pageURL, contentType string, opts *Options) (*Article, error) {
	if opts == nil {
		opts = &Options{}
	}
	if err := opts.accept(body); err != nil {
		return nil, err
	}
	doc, err := reading.Parse(body, contentType, opts.maxTags())
	if err != nil {
		return nil, err
	}
	return read(doc, pageURL, opts)
}

// read reads a page that is parsed. What is wrong with its address is told
// beside the record.
func read(doc *html.Node, pageURL string, opts *Options) (*Article, error) {
	a := &Article{URL: pageURL}
	u, err := parseURL(pageURL)
	if err != nil {
		a.URL, u = "", &url.URL{}
	}
	site := opts.Rules.site(u.Hostname())
	if site != nil {
		a.Rules = opts.Rules.Digest()
	}
	found := site.Find(doc)
	a.read(page.Without(found.Removed, doc, u), found, opts)
	return a, err
}

// read runs the stages over a page.
func (a *Article) read(p *page.Page, found rules.Found, opts *Options) {
	var log *trace.Log
	if opts.Trace {
		log = &trace.Log{Page: p}
	}
	r := reading.Read(p, reading.Context{Hints: opts.Hints.claims(), Rules: found, FetchedAt: opts.FetchedAt, Log: log})
	a.fill(&r)
	a.setBody(&r, opts)
	a.leaveOut(opts.MinConfidence)
	if log != nil {
		for _, s := range log.Steps {
			a.Trace = append(a.Trace, Step(s))
		}
	}
}

// fill takes over what was decided.
func (a *Article) fill(r *reading.Reading) {
	a.Type, a.TypeScore = Type(r.Type.Kind), r.Type.Sure
	a.Language, a.CanonicalURL, a.SiteName = r.Language.Text, r.Canonical.Text, r.SiteName.Text
	a.Title, a.Description = r.Title.Text, r.Description.Text
	if r.Image.URL != "" {
		a.Image = toImage(&r.Image.Picture)
	}
	if r.Free.Text != "" {
		free := r.Free.Text == "true"
		a.AccessibleForFree = &free
	}
	a.Byline, a.Authors = r.Byline.Text, r.Authors.Texts
	a.Published, a.Modified = r.Published.Text, r.Modified.Text
	a.Category, a.Categories, a.Tags = r.Category.Text, r.Categories.Texts, r.Tags.Texts
	a.Sources = r.Sources
	a.Confidence = make(map[string]float64)
	for f, c := range r.Confidence {
		a.Confidence[string(f)] = c
	}
}

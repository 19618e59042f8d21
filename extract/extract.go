package extract

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/claim"
	"github.com/tearsheet-news/tearsheet/extract/internal/datalayer"
	"github.com/tearsheet-news/tearsheet/extract/internal/decode"
	"github.com/tearsheet-news/tearsheet/extract/internal/jsonld"
	"github.com/tearsheet-news/tearsheet/extract/internal/kind"
	"github.com/tearsheet-news/tearsheet/extract/internal/meta"
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"github.com/tearsheet-news/tearsheet/extract/internal/resolve"
	"github.com/tearsheet-news/tearsheet/extract/internal/trace"
	"github.com/tearsheet-news/tearsheet/extract/internal/visible"
)

// Extract reads one page and returns its record. body is the page as it was
// sent, in its own character encoding; pageURL is its address, "" where
// unknown; contentType is the value of the response's header of that name, ""
// where unknown; nil opts mean the recommended settings.
//
// A page from which little can be read is not an error: its record has gaps.
// Neither is a page cut off in the middle. Errors are ErrEmpty, ErrTooLarge,
// ErrNotHTML and *URLError, perhaps wrapped.
//
// Extract does not touch the network or a clock, keeps nothing between calls,
// and may be called from several goroutines at once.
func Extract(body []byte, pageURL, contentType string, opts *Options) (*Article, error) {
	if opts == nil {
		opts = &Options{}
	}
	p, err := parse(body, pageURL, contentType, opts)
	if err != nil {
		return nil, err
	}
	a := &Article{URL: pageURL}
	a.read(p, opts)
	return a, nil
}

// parse is all before the stages that look for something: it refuses what is
// no page, decodes, parses and lays the page out.
func parse(body []byte, pageURL, contentType string, opts *Options) (*page.Page, error) {
	u, err := parseURL(pageURL)
	if err != nil {
		return nil, err
	}
	if err := opts.accept(body); err != nil {
		return nil, err
	}
	doc, err := decode.Parse(decode.UTF8(body, contentType).UTF8, opts.maxTags())
	if err != nil {
		return nil, err
	}
	return page.New(doc, u), nil
}

// read runs the stages over a page.
func (a *Article) read(p *page.Page, opts *Options) {
	var log *trace.Log
	if opts.Trace {
		log = &trace.Log{Page: p}
	}
	var claims claim.Set
	claims.Add(jsonld.Claims(jsonld.Read(p.JSONLD()), p)...)
	claims.Add(meta.Claims(p)...)
	claims.Add(datalayer.Claims(p.Scripts)...)
	claims.Add(opts.Hints.claims()...)
	story := findStory(p, &claims, log)
	claims.Add(visible.Claims(p, story.body)...)

	in := &resolve.Input{Page: p, Claims: &claims, Body: story.body, Log: log, FetchedAt: opts.FetchedAt}
	a.fill(in)
	if a.setBody(story.page, story.kept, opts); a.Text != "" {
		a.Sources[string(claim.Body)] = story.source
	}
	what, score := kind.Of(in, a.Sources)
	a.Type, a.TypeScore = Type(what), score
	if log != nil {
		for _, s := range log.Steps {
			a.Trace = append(a.Trace, Step(s))
		}
	}
}

// fill decides the fields.
func (a *Article) fill(in *resolve.Input) {
	a.Sources = make(map[string]string)
	set := func(f claim.Field, v resolve.Value, field *string) {
		if v.Text != "" {
			*field = v.Text
			a.Sources[string(f)] = v.Source
		}
	}
	setList := func(f claim.Field, v resolve.List, field *[]string) {
		if len(v.Texts) > 0 {
			*field = v.Texts
			a.Sources[string(f)] = v.Source
		}
	}
	set(claim.Language, resolve.Language(in), &a.Language)
	in.Language = a.Language
	set(claim.Canonical, resolve.Canonical(in), &a.CanonicalURL)
	set(claim.SiteName, resolve.SiteName(in), &a.SiteName)
	in.SiteName = a.SiteName
	set(claim.Title, resolve.Title(in), &a.Title)
	in.Title = a.Title
	set(claim.Description, resolve.Description(in), &a.Description)
	if pic := resolve.Image(in); pic.URL != "" {
		a.Image = toImage(&pic.Picture)
		a.Sources[string(claim.Image)] = pic.Source
	}
	if v := resolve.Free(in); v.Text != "" {
		free := v.Text == "true"
		a.AccessibleForFree = &free
		a.Sources[string(claim.Free)] = v.Source
	}
	byline, authors := resolve.Authors(in)
	set(claim.Byline, byline, &a.Byline)
	setList(claim.Author, authors, &a.Authors)
	published, modified := resolve.Dates(in)
	set(claim.Published, published, &a.Published)
	set(claim.Modified, modified, &a.Modified)
	category, categories := resolve.Categories(in)
	set(claim.Category, category, &a.Category)
	setList("categories", categories, &a.Categories)
	setList(claim.Tag, resolve.Tags(in), &a.Tags)
}

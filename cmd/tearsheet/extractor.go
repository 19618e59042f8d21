package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/archive/warc"
	"github.com/tearsheet-news/tearsheet/extract"
)

// extractor turns inputs into results, one after another, with buffers that it
// keeps from page to page.
type extractor struct {
	opts   *extractOptions
	reader reader
}

func newExtractor(o *extractOptions, stdin io.Reader, web *crawl.Visitor) *extractor {
	return &extractor{o, reader{maxBytes: cmp.Or(o.limits.maxBytes, extract.DefaultMaxBytes), stdin: stdin, web: web}}
}

// result is what became of an input: output is ready to be printed.
type result struct {
	in     pageInput
	output []byte
	trace  []extract.Step
	passed string // why this record of an archive is passed over, like others that are no pages
	note   error  // what is wrong with the address of a page that was read without
	err    error
}

// extract reads and extracts one input. A page that fails gives a result with
// err set and, in the JSON formats, a record that says so; one whose address is
// wrong, a record without it.
func (e *extractor) extract(ctx context.Context, in pageInput) *result {
	a, err := e.article(ctx, in)
	if a != nil {
		return &result{in: in, output: e.render(a), trace: a.Trace, note: err}
	}
	if in.stored != nil {
		if reason := noPage(err); reason != "" {
			return &result{in: in, passed: reason}
		}
		in.stored = nil
	}
	if err = cause(in.source, err); errors.Is(err, fs.ErrNotExist) && in.listed {
		err = advised{err, "check the name; files of a manifest are relative to its folder"}
	}
	r := &result{in: in, err: err}
	if e.opts.json() {
		r.output = e.marshal(failure{in.id, in.source, in.url, err.Error()})
	}
	return r
}

// article is the record of an input. Both it and an error are there where the
// address is wrong.
func (e *extractor) article(ctx context.Context, in pageInput) (*extract.Article, error) {
	if in.err != nil {
		return nil, in.err
	}
	p, err := e.reader.read(ctx, in)
	if err != nil {
		return nil, err
	}
	opts := e.opts.settings()
	opts.FetchedAt = p.fetchedAt
	address := in.url
	if address == in.source { // links are relative to where redirects led
		address = p.url
	}
	a, err := extract.Extract(p.body, address, p.contentType, &opts)
	if a == nil {
		return nil, err
	}
	a.ID, a.Source = in.id, in.source
	if err != nil {
		return a, fmt.Errorf("%w; the record has no addresses", err)
	}
	a.URL = in.url
	return a, nil
}

// noPage is why a record of an archive turns out to hold no page, or "" where
// err is damage.
func noPage(err error) string {
	switch {
	case errors.Is(err, extract.ErrEmpty):
		return extract.ErrEmpty.Error()
	case errors.Is(err, extract.ErrNotHTML):
		return notHTML
	case errors.Is(err, extract.ErrTooLarge), errors.Is(err, warc.ErrTooLarge):
		return tooLarge
	}
	return ""
}

// failure is the record of a page that failed.
type failure struct {
	ID     string `json:"id,omitempty"`
	Source string `json:"source,omitempty"`
	URL    string `json:"url,omitempty"`
	Error  string `json:"error"`
}

// render writes a record in the format asked for.
func (e *extractor) render(a *extract.Article) []byte {
	switch e.opts.format {
	case "text":
		return []byte(a.Text + "\n")
	case "markdown":
		return []byte(a.Markdown + "\n")
	case "html":
		return []byte(a.HTML + "\n")
	}
	if !e.opts.wants("trace") {
		short := *a
		short.Trace = nil // it is told on standard error
		a = &short
	}
	return e.marshal(a)
}

// marshal writes a record as JSON. It cannot fail: records are made of strings,
// numbers and lists of them.
func (e *extractor) marshal(record any) []byte {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if e.opts.format == "json" {
		enc.SetIndent("", "  ")
	}
	if err := enc.Encode(record); err != nil {
		panic(err)
	}
	return out.Bytes()
}

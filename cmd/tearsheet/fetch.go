package main

import (
	"cmp"
	"context"

	"github.com/tearsheet-news/tearsheet/crawl"
	"github.com/tearsheet-news/tearsheet/crawl/fetch"
)

const (
	// userAgent is how requests for single pages name this program and where to read
	// about it.
	userAgent = "Tearsheet/1.0 (+" + crawl.Home + ")"

	// maxFetched is the largest page that is fetched unless --max-bytes says
	// otherwise.
	maxFetched = 20 << 20
)

// newVisitor fetches pages within the limits, by the way that o says.
func newVisitor(l limits, o fetch.Options) (*crawl.Visitor, error) {
	o.Header, o.Idle, o.Whole = l.timeout, l.timeout, l.timeout
	o.MaxBytes = int64(cmp.Or(l.maxBytes, maxFetched))
	return crawl.NewVisitor(&crawl.Options{UserAgent: userAgent, AllowPrivate: l.allowPrivate, Fetch: o})
}

// visited is a page that is fetched from the web.
func visited(ctx context.Context, web *crawl.Visitor, at string) (rawPage, error) {
	p, err := web.Visit(ctx, at)
	if err != nil {
		return rawPage{}, err
	}
	return rawPage{body: p.Body, url: p.URL, contentType: p.ContentType, fetchedAt: p.Fetched}, nil
}

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

// newVisitor fetches pages within the limits.
func newVisitor(l limits) (*crawl.Visitor, error) {
	return crawl.NewVisitor(&crawl.Options{UserAgent: userAgent, AllowPrivate: l.allowPrivate,
		Fetch: fetch.Options{Header: l.timeout, Idle: l.timeout, Whole: l.timeout, MaxBytes: int64(cmp.Or(l.maxBytes, maxFetched))}})
}

// visited is a page that is fetched from the web.
func visited(ctx context.Context, web *crawl.Visitor, at string) (rawPage, error) {
	p, err := web.Visit(ctx, at)
	if err != nil {
		return rawPage{}, err
	}
	return rawPage{body: p.Body, url: p.URL, contentType: p.ContentType, fetchedAt: p.Fetched}, nil
}

// Package collyhook reads the articles of a program's own Colly collector.
//
// It stands beside package crawl, which has a crawler of its own, and not in
// package extract, which must not bring Colly to those who have none. Nothing
// else of Tearsheet uses it: package crawl knows Colly in crawl/fetch alone.
package collyhook

import (
	"mime"
	"slices"

	"github.com/gocolly/colly/v2"

	"github.com/tearsheet-news/tearsheet/extract"
)

// On has the collector read each HTML page that it fetches, and calls found with
// the record. nil options mean the recommended settings. It adds one callback
// for responses and changes nothing else: what is visited, how politely, and
// whether in parallel (colly.Async) stays the collector's. found is called from
// as many goroutines as the collector uses.
//
// Answers that are no pages are passed over. So are pages of other types, such
// as lists of stories; a program that wants them calls extract.Extract in a
// callback of its own.
func On(c *colly.Collector, opts *extract.Options, found func(*extract.Article)) {
	c.OnResponse(func(r *colly.Response) {
		contentType := r.Headers.Get("Content-Type")
		if !isPage(contentType) {
			return
		}
		// Colly has made UTF-8 of the page where its header, or the setting to
		// look for it, told the encoding; Extract hears what the bytes say.
		article, err := extract.Extract(r.Body, r.Request.URL.String(), contentType, opts)
		if err == nil && article.Type == extract.TypeArticle {
			found(article)
		}
	})
}

// isPage tells the media types of pages; one that is not told may be one.
func isPage(contentType string) bool {
	media, _, err := mime.ParseMediaType(contentType)
	return err != nil || slices.Contains([]string{"", "text/html", "application/xhtml+xml"}, media)
}

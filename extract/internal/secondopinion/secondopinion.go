// Package secondopinion asks go-readability, Readability.js in Go, what the
// story of a page is. It is the only user of that library. One call costs more
// than three times as much as parsing the page, so it is asked only where our
// own judgement is unsure.
package secondopinion

import (
	"github.com/go-shiori/go-readability"
	"golang.org/x/net/html"

	"github.com/tearsheet-news/tearsheet/extract/internal/page"
)

// Texts are the text nodes of the story, by their text; nil where none was
// found, or where looking for it would take too long. The page is not changed.
func Texts(p *page.Page) map[string]bool {
	if !affordable(p) {
		return nil
	}
	article, err := readability.FromDocument(p.Doc, p.URL)
	if err != nil || article.Node == nil {
		return nil
	}
	texts := make(map[string]bool)
	for n := range article.Node.Descendants() {
		if n.Type == html.TextNode {
			texts[n.Data] = true
		}
	}
	return texts
}

// affordable tells whether a page is of a size that pages have. go-readability
// reads the text of an element again for each element around it, so what it
// costs is the words inside each element, added up, and something for the
// element itself. The most expensive of 670 news pages measured has 370,000 of
// these; one that was made to be expensive has millions.
func affordable(p *page.Page) bool {
	const (
		most       = 1 << 19
		eachItself = 8
	)
	cost := 0
	for i := range p.Elems {
		cost += eachItself + int(p.Elems[i].Count.Words)
	}
	return cost <= most
}

// Package secondopinion asks go-readability, Readability.js in Go, what the
// story of a page is. It is the only user of that library. One call costs more
// than three times as much as parsing the page, so it is asked only where our
// own judgement is unsure.
package secondopinion

import (
	"net/url"

	"github.com/go-shiori/go-readability"
	"golang.org/x/net/html"
)

// Texts are the text nodes of the story, by their text; nil where none was
// found. The document is not changed.
func Texts(doc *html.Node, u *url.URL) map[string]bool {
	article, err := readability.FromDocument(doc, u)
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

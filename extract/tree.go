package extract

import (
	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// Node reads a page that a program has parsed already, as html.Parse returns
// it, or the part of one inside an element. The tree is left as it was; several
// goroutines may read one tree at once, as long as none changes it.
//
// It is as Extract otherwise, but MaxBytes and MaxTags do not apply, and the
// error of a tree without elements is ErrEmpty.
func Node(doc *html.Node, pageURL string, opts *Options) (*Article, error) {
	if opts == nil {
		opts = &Options{}
	}
	if !hasElements(doc) {
		return nil, ErrEmpty
	}
	return read(doc, pageURL, opts)
}

func hasElements(doc *html.Node) bool {
	if doc == nil || doc.Type == html.ElementNode {
		return doc != nil
	}
	for n := doc.FirstChild; n != nil; n = n.NextSibling {
		if n.Type == html.ElementNode {
			return true
		}
	}
	return false
}

// Document is Node for a page that goquery has parsed. Its address is pageURL,
// or where that is "" the one that the document carries, if any.
func Document(doc *goquery.Document, pageURL string, opts *Options) (*Article, error) {
	if doc == nil || len(doc.Nodes) == 0 {
		return nil, ErrEmpty
	}
	if pageURL == "" && doc.Url != nil {
		pageURL = doc.Url.String()
	}
	return Node(doc.Nodes[0], pageURL, opts)
}

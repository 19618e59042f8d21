package body

import (
	"github.com/tearsheet-news/tearsheet/extract/internal/page"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// polls removes questions to the reader with the answers to choose from.
func (c *choice) polls() {
	const longest = 150 // words
	for i := c.root + 1; i < c.p.Elems[c.root].End; i++ {
		e := &c.p.Elems[i]
		if e.Count.Words == 0 || e.Count.Words > longest || e.Tag != atom.Form && !e.Hints.Any(page.Poll) || !asks(e.Node) {
			continue
		}
		for s := e.First; s < e.Last; s++ {
			c.set(s, false, "poll")
		}
		i = e.End - 1
	}
}

// asks tells whether n has answers to choose from and a button to press.
func asks(n *html.Node) bool {
	answers, buttons := 0, 0
	for d := range n.Descendants() {
		switch kind := page.Attr(d, "type"); {
		case d.DataAtom == atom.Button, d.DataAtom == atom.Input && (kind == "submit" || kind == "button" || kind == "image"):
			buttons++
		case d.DataAtom == atom.Input && (kind == "radio" || kind == "checkbox"), page.Attr(d, "role") == "radio":
			answers++
		}
	}
	return answers > 1 && buttons > 0 || buttons > 1
}

package extract

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// detail is how much of a tree an outline tells.
type detail int

const (
	exact      detail = iota // all but the tbody that parsers add to tables
	inMarkdown               // what Markdown can say
)

// outline writes a tree down, a line for each tag and text. White space between
// blocks is left out.
func outline(n *html.Node, d detail) []string {
	var o outliner
	o.detail = d
	o.children(n)
	return o.lines
}

type outliner struct {
	detail detail
	lines  []string
}

func (o *outliner) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		o.node(c)
	}
}

func (o *outliner) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		o.text(n)
	case n.Data == "tbody" || n.Data == "thead":
		o.children(n)
	case o.detail == exact:
		o.tag(n.Data, n)
	case n.Data == "p" || n.Data == "figure":
		o.border()
		o.children(n)
		o.border()
	case n.Data == "figcaption":
		if n.PrevSibling != nil {
			o.add("<br>")
		}
		o.children(n)
	case n.Data == "br" && (isIn(n, "td") || isIn(n, "h")):
		o.add(" ")
	case (n.Data == "td" || n.Data == "th") && n.FirstChild == nil:
	case n.Data == "th":
		o.tag("td", n)
	case n.Data == "br":
		o.add("<br>")
	default:
		o.tag(n.Data, n)
	}
}

func isIn(n *html.Node, tag string) bool {
	for ; n != nil; n = n.Parent {
		if n.Data == tag || tag == "td" && n.Data == "th" || tag == "h" && len(n.Data) == 2 && n.Data[0] == 'h' {
			return true
		}
	}
	return false
}

// border separates paragraphs. Beside a tag it goes without saying.
func (o *outliner) border() {
	if last := len(o.lines) - 1; last >= 0 && !strings.HasSuffix(o.lines[last], ">") {
		o.lines = append(o.lines, "¶")
	}
}

func (o *outliner) tag(name string, n *html.Node) {
	open := "<" + name
	for _, a := range n.Attr {
		if o.detail == exact || a.Key == "href" || a.Key == "src" || a.Key == "alt" || a.Key == "start" {
			open += fmt.Sprintf(" %s=%q", a.Key, unescape(a.Val))
		}
	}
	o.add(open + ">")
	o.children(n)
	o.add("</" + name + ">")
}

// unescape undoes what parsers and URL writers do in different ways.
func unescape(address string) string {
	if v, err := url.PathUnescape(address); err == nil {
		return v
	}
	return address
}

func (o *outliner) text(n *html.Node) {
	s := n.Data
	if o.detail == inMarkdown && !isIn(n, "pre") {
		s = strings.ReplaceAll(s, "\n", "")
	}
	if s = strings.TrimSuffix(s, "\n"); s != "" {
		o.add(s)
	}
}

// add adds a line; texts that touch are one.
func (o *outliner) add(line string) {
	last := len(o.lines) - 1
	if last >= 0 && o.lines[last] == "¶" && strings.HasPrefix(line, "<") && isBlockTag(line) {
		o.lines = o.lines[:last]
		last--
	}
	if last >= 0 && !isTag(line) && !isTag(o.lines[last]) && o.lines[last] != "¶" {
		o.lines[last] += line
		return
	}
	o.lines = append(o.lines, line)
}

func isTag(line string) bool {
	return strings.HasPrefix(line, "<") && strings.HasSuffix(line, ">")
}

func isBlockTag(line string) bool {
	name := strings.Trim(line, "</>")
	name, _, _ = strings.Cut(name, " ")
	return !slices.Contains([]string{"a", "em", "strong", "code", "sub", "sup", "br", "img"}, name)
}

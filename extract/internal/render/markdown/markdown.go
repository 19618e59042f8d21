// Package markdown translates the small HTML documents of package render into
// Markdown: CommonMark 0.31 with the tables of GitHub Flavored Markdown.
//
// A parser makes the same document of the result again, but for what Markdown
// cannot say: cells that span others, and figures, which become a paragraph of
// the picture with its caption below.
//
// A converter for any HTML would be less code here and say less exactly what the
// page says: of the stories of 1,368 news pages, html-to-markdown 2.5.2 turns 35
// into something that parses to other words, mostly for emphasis that ends in
// punctuation. For a text that is cited that will not do; of these, none.
package markdown

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Write translates a document of nothing but the elements that render.Tree
// names.
func Write(doc *html.Node) string { return blocks(doc, "\n\n") }

// blocks translates the children of a container and joins them. Words that
// stand in a list item without a paragraph are one.
func blocks(parent *html.Node, sep string) string {
	var w strings.Builder
	var last *html.Node // the list before, if a list is what comes before
	marker := ""
	for n := parent.FirstChild; n != nil; {
		if w.Len() > 0 {
			w.WriteString(sep)
		}
		end := n.NextSibling
		switch {
		case isInline(n):
			for end != nil && isInline(end) {
				end = end.NextSibling
			}
			w.WriteString(paragraph(n, end))
			last = nil
		case isList(n):
			marker = nextMarker(n, last, marker)
			w.WriteString(list(n, marker))
			last = n
		default:
			w.WriteString(block(n))
			last = nil
		}
		n = end
	}
	return w.String()
}

func block(n *html.Node) string {
	switch n.DataAtom {
	case atom.P, atom.Figcaption:
		return paragraph(n.FirstChild, nil)
	case atom.Blockquote:
		return prefix(blocks(n, "\n\n"), "> ", "> ")
	case atom.Figure:
		return figure(n)
	case atom.Pre:
		return fenced(textOf(n))
	case atom.Table:
		return table(n)
	}
	return heading(n)
}

// paragraph translates the inline nodes from first up to end.
func paragraph(first, end *html.Node) string {
	lines := strings.Split(inline(first, end, line), "\n")
	for i := range lines {
		lines[i] = escapeStart(lines[i])
	}
	return strings.Join(lines, "\n")
}

// heading writes a heading. Number signs at its end would be taken for its
// frame.
func heading(n *html.Node) string {
	text := inline(n.FirstChild, nil, oneLine)
	if strings.HasSuffix(text, "#") {
		text = text[:len(text)-1] + `\#`
	}
	return strings.Repeat("#", int(n.Data[1]-'0')) + " " + text
}

// figure puts the caption under its picture.
func figure(n *html.Node) string {
	var lines []string
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Figcaption:
			lines = append(lines, block(c))
		default:
			lines = append(lines, inline(c, c.NextSibling, line))
		}
	}
	return strings.Join(lines, hardBreak)
}

// fenced is a listing between two rows of backticks, more than it has itself.
func fenced(code string) string {
	fence := strings.Repeat("`", max(3, longestRun(code, '`')+1))
	return fence + "\n" + code + "\n" + fence
}

func isList(n *html.Node) bool { return n.DataAtom == atom.Ul || n.DataAtom == atom.Ol }

// nextMarker is the marker of a list: the other of the two that a parser tells
// apart where it follows a list of the same kind.
func nextMarker(list, before *html.Node, marker string) string {
	first, second := "-", "*"
	if list.DataAtom == atom.Ol {
		first, second = ".", ")"
	}
	if before != nil && before.DataAtom == list.DataAtom && marker == first {
		return second
	}
	return first
}

// list writes a list. A blank line between any two of its parts makes all its
// items hold paragraphs, so there is one everywhere or nowhere.
func list(n *html.Node, marker string) string {
	sep := "\n"
	if isLoose(n) {
		sep = "\n\n"
	}
	number := 1
	if start, err := strconv.Atoi(attr(n, "start")); err == nil {
		number = start
	}
	var items []string
	for li := n.FirstChild; li != nil; li = li.NextSibling {
		first := marker + " "
		if n.DataAtom == atom.Ol {
			first = strconv.Itoa(number) + marker + " "
			number++
		}
		items = append(items, prefix(blocks(li, sep), first, strings.Repeat(" ", len(first))))
	}
	return strings.Join(items, sep)
}

// isLoose tells a list with an item that holds more than words and lists, or a
// list that cannot follow words directly: one that starts with another number
// than 1.
func isLoose(list *html.Node) bool {
	for li := list.FirstChild; li != nil; li = li.NextSibling {
		for c := li.FirstChild; c != nil; c = c.NextSibling {
			if !isInline(c) && !isList(c) || attr(c, "start") != "" {
				return true
			}
		}
	}
	return false
}

// prefix puts first before the first line of text and rest before all others,
// without white space at the ends of empty lines.
func prefix(text, first, rest string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		p := rest
		if i == 0 {
			p = first
		}
		if lines[i] = p + line; line == "" {
			lines[i] = strings.TrimRight(p, " ")
		}
	}
	return strings.Join(lines, "\n")
}

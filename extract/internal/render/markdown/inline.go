package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// place is where inline nodes stand: what stands for a line break, the characters
// before and behind them, and whether they are in the brackets of a link.
type place struct {
	br         string
	prev, next rune
	linked     bool
}

var (
	line    = place{hardBreak, ' ', ' ', false} // in a paragraph
	oneLine = place{" ", ' ', ' ', false}       // in a heading or a cell
)

const hardBreak = "\\\n"

// between is the place inside markup that begins and ends with two characters.
func (at place) between(prev, next rune) place { return place{at.br, prev, next, at.linked} }

// inBrackets is the place inside the brackets of a link.
func (at place) inBrackets() place { return place{at.br, '[', ']', true} }

// inline translates the inline nodes from first up to end.
func inline(first, end *html.Node, at place) string {
	var w strings.Builder
	for n := first; n != end; n = n.NextSibling {
		here := at
		if w.Len() > 0 {
			here.prev, _ = utf8.DecodeLastRuneInString(w.String())
		}
		if n.NextSibling != end {
			here.next = firstRune(n.NextSibling)
		}
		w.WriteString(phrase(n, here))
	}
	return w.String()
}

func phrase(n *html.Node, at place) string {
	switch n.DataAtom {
	case 0:
		return escape(n.Data, at)
	case atom.Br:
		return at.br
	case atom.Em:
		return emphasis(n, "*", at)
	case atom.Strong:
		return emphasis(n, "**", at)
	case atom.Code:
		return code(n, at)
	case atom.A:
		return link(n, at)
	case atom.Img:
		return "![" + escape(attr(n, "alt"), at.inBrackets()) + "](" + destination(attr(n, "src")) + ")"
	}
	return tagged(n, at) // sub and sup, for which Markdown has nothing but HTML
}

func isInline(n *html.Node) bool {
	switch n.DataAtom {
	case 0, atom.Br, atom.Em, atom.Strong, atom.Code, atom.A, atom.Img, atom.Sub, atom.Sup:
		return true
	}
	return false
}

// firstRune is the character that the translation of n begins with, or any that
// is like it to its neighbours.
func firstRune(n *html.Node) rune {
	switch n.DataAtom {
	case 0:
		r, _ := utf8.DecodeRuneInString(n.Data)
		return r
	case atom.Br:
		return ' '
	case atom.Em, atom.Strong:
		return '*'
	case atom.A:
		return '['
	}
	return '('
}

func tagged(n *html.Node, at place) string {
	return "<" + n.Data + ">" + inline(n.FirstChild, nil, at.between('>', '<')) + "</" + n.Data + ">"
}

// emphasis puts delimiters around the words of n, or tags where a parser would
// not take delimiters for such: CommonMark, section 6.2, on left- and
// right-flanking runs. Chinese and Japanese often need tags, having no space
// between a closing quote and the next word.
func emphasis(n *html.Node, delimiter string, at place) string {
	inner := inline(n.FirstChild, nil, at.between('*', '*'))
	first, _ := utf8.DecodeRuneInString(inner)
	last, _ := utf8.DecodeLastRuneInString(inner)
	if flanks(at.prev, first) && flanks(at.next, last) {
		return delimiter + inner + delimiter
	}
	return tagged(n, at)
}

// flanks tells whether delimiters between an outer and an inner character open
// or close an emphasis. They must not touch others.
func flanks(outer, inner rune) bool {
	if outer == '*' || inner == '*' {
		return false
	}
	return !unicode.IsPunct(inner) && !unicode.IsSymbol(inner) || unicode.IsSpace(outer) || unicode.IsPunct(outer)
}

// code puts backticks around code, more than it has itself. Code that has the
// middle of a link, or the beginning of the definition of one, is put between tags,
// as is all with brackets inside a link: some parsers look for those before they
// look at backticks.
func code(n *html.Node, at place) string {
	text := textOf(n)
	if strings.Contains(text, "](") || strings.Contains(text, "]:") || strings.Contains(text, "][") ||
		at.linked && strings.ContainsAny(text, "[]`") {
		return tagged(n, at)
	}
	fence := strings.Repeat("`", longestRun(text, '`')+1)
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return fence + text + fence
}

func link(n *html.Node, at place) string {
	href := attr(n, "href")
	if c := n.FirstChild; strings.HasPrefix(href, "http") && c.Type == html.TextNode && c.Data == href {
		return "<" + href + ">"
	}
	return "[" + inline(n.FirstChild, nil, at.inBrackets()) + "](" + destination(href) + ")"
}

// destination writes an address, which has neither spaces nor angle brackets. Square
// ones are written as references, lest a parser take them for those of the link.
func destination(address string) string {
	address = bracketEntities.Replace(escapeEntities(address))
	if strings.ContainsAny(address, "()") {
		return "<" + address + ">"
	}
	return address
}

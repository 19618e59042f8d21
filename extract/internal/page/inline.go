package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isInline tells an element that does not end a line of text.
func isInline(n *html.Node) bool {
	return inline[n.DataAtom] || n.Namespace == "math" || n.DataAtom == 0 && inSentence(n)
}

// inline are the elements of HTML that are part of a line. Formulas are, too.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.Acronym: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true,
	atom.Button: true, atom.Cite: true, atom.Code: true, atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true,
	atom.Font: true, atom.I: true, atom.Ins: true, atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Meter: true,
	atom.Nobr: true, atom.Output: true, atom.Picture: true, atom.Q: true, atom.Rp: true, atom.Rt: true, atom.Ruby: true,
	atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true, atom.Strike: true, atom.Strong: true, atom.Sub: true,
	atom.Sup: true, atom.Time: true, atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true, atom.Source: true,
	atom.Track: true, atom.Progress: true, atom.Math: true,
}

// inSentence tells an element that HTML does not know and that is part of a
// line: <person> in the stories of agencies, <o:p> of word processors, a term
// with a glossary. Elsewhere such elements mostly are containers.
func inSentence(n *html.Node) bool {
	return standsInLine(n) && !holdsBlock(n)
}

// standsInLine tells whether there is a line around n: a paragraph or heading,
// an element that is part of a line itself, or text beside it.
func standsInLine(n *html.Node) bool {
	if n.Parent == nil {
		return false
	}
	switch n.Parent.DataAtom {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return inline[n.Parent.DataAtom] || isText(n.PrevSibling) || isText(n.NextSibling)
}

func isText(n *html.Node) bool {
	return n != nil && n.Type == html.TextNode && !blank(n.Data)
}

// holdsBlock tells whether one of the first elements inside n ends a line.
func holdsBlock(n *html.Node) bool {
	const most = 50 // elements; a word or two in a sentence has no more
	seen := 0
	for d := range n.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		if seen++; seen > most || d.DataAtom != 0 && !inline[d.DataAtom] && d.DataAtom != atom.Img && d.DataAtom != atom.Br {
			return true
		}
	}
	return false
}

// dropCaps reads a first letter that has a block of its own, to be large and to
// float, where the rest of its word is: at the head of the next block.
func (b *builder) dropCaps(parent *html.Node) {
	for n := parent.FirstChild; n != nil; n = n.NextSibling {
		letter := dropCap(n)
		if letter == nil {
			continue
		}
		next := n.NextSibling
		for next != nil && next.Type == html.TextNode && blank(next.Data) {
			next = next.NextSibling
		}
		if next != nil && next.Type == html.ElementNode && !inline[next.DataAtom] && isText(next.FirstChild) {
			if b.instead == nil {
				b.instead = make(map[*html.Node]*html.Node)
			}
			whole := strings.TrimSpace(letter.Data) + strings.TrimLeft(next.FirstChild.Data, " \t\r\n")
			b.instead[letter], b.instead[next.FirstChild] = nil, &html.Node{Type: html.TextNode, Data: whole}
		}
	}
}

// dropCap is the letter that n is a drop cap of, with a quotation mark before
// it or not; nil where n is none.
func dropCap(n *html.Node) *html.Node {
	if n.Type != html.ElementNode || n.FirstChild == nil || n.FirstChild != n.LastChild {
		return nil
	}
	inner := n.FirstChild
	if inner.Type == html.ElementNode && inline[inner.DataAtom] {
		inner = inner.FirstChild
	}
	if inner == nil || inner.Type != html.TextNode || len(inner.Data) > 40 || inner.NextSibling != nil {
		return nil
	}
	letter := strings.Trim(inner.Data, quotationMarks+" \t\r\n")
	if r, size := utf8.DecodeRuneInString(letter); size != len(letter) || !unicode.IsLetter(r) || !floats(n) {
		return nil
	}
	return inner
}

// floats tells an element that the text flows around, by its style or by what
// its class is called.
func floats(n *html.Node) bool {
	class := strings.ToLower(Attr(n, "class"))
	if strings.Contains(class, "drop") && strings.Contains(class, "cap") || strings.Contains(class, "initial") || strings.Contains(class, "firstletter") ||
		strings.Contains(class, "first-letter") {
		return true
	}
	return strings.Contains(strings.ReplaceAll(strings.ToLower(Attr(n, "style")), " ", ""), "float:left")
}

// quotationMarks are those that quotations begin with, in any language.
const quotationMarks = "\"'«»‹›“”„‘’‚「『"

// quoted lays out a quotation with the marks that browsers draw around it,
// unless it begins with its own.
func (b *builder) quoted(n *html.Node, s scope) {
	first, _ := utf8.DecodeRuneInString(firstText(n))
	if strings.ContainsRune(quotationMarks, first) {
		b.children(n, s)
		return
	}
	b.text(&html.Node{Type: html.TextNode, Data: "“"}, s)
	b.children(n, s)
	b.text(&html.Node{Type: html.TextNode, Data: "”"}, s)
}

// firstText is the first text inside n, without the space before it.
func firstText(n *html.Node) string {
	for d := range n.Descendants() {
		if isText(d) {
			return strings.TrimSpace(d.Data)
		}
	}
	return ""
}

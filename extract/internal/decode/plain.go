package decode

import "slices"

// maxOpenFormats is how deep formatting may nest inside a line: bold, italic,
// underlined, in a font, and as much again.
const maxOpenFormats = 8

// plain renames formatting elements to span, which a parser never opens again
// by itself. Those that are closed inside the same line of text stay: they
// cannot be copied into later ones.
//
// It does not know scripts and comments from markup, and need not: between a
// start tag that stays and its end tag nothing but text, links and formatting
// stands, so both are markup or neither is.
func plain(text []byte) []byte {
	p := plainer{text: text, attrs: newAttrCounter(text)}
	for i := next(text, 0); i < len(text); i = next(text, i+1) {
		p.tag(i + 1)
	}
	p.breakLine()
	slices.Sort(p.renamed)
	return p.rewrite()
}

type plainer struct {
	text    []byte
	attrs   attrCounter
	open    []int // where the names of open formatting elements begin
	renamed []int // where the names that will be replaced begin
	roots   int
}

// tag handles the tag whose name, or slash and name, begins at i.
func (p *plainer) tag(i int) {
	end := i < len(p.text) && p.text[i] == '/'
	if end {
		i++
	}
	switch kindOf(p.text[i:]) {
	case format:
		if end {
			p.close(i)
		} else {
			p.start(i)
		}
	case anchor:
		if !end && p.attrs.over(p.text[i:]) {
			p.renamed = append(p.renamed, i)
		}
	case root:
		p.breakLine()
		if p.roots++; p.roots > maxRoots {
			p.renamed = append(p.renamed, i)
		}
	case block:
		p.breakLine()
	}
}

func (p *plainer) start(i int) {
	if len(p.open) == maxOpenFormats || p.attrs.over(p.text[i:]) {
		p.breakLine()
		p.renamed = append(p.renamed, i)
		return
	}
	p.open = append(p.open, i)
}

func (p *plainer) close(i int) {
	last := len(p.open) - 1
	if last >= 0 && p.name(p.open[last]) == p.name(i) {
		p.open = p.open[:last]
		return
	}
	p.breakLine()
	p.renamed = append(p.renamed, i)
}

// breakLine gives up on what is open: it was not closed in its line.
func (p *plainer) breakLine() {
	p.renamed = append(p.renamed, p.open...)
	p.open = p.open[:0]
}

func (p *plainer) name(i int) string {
	return string(p.text[i:skip(p.text, i, letter)])
}

func (p *plainer) rewrite() []byte {
	out := make([]byte, 0, len(p.text)+4*len(p.renamed))
	done := 0
	for _, i := range p.renamed {
		out = append(append(out, p.text[done:i]...), "span"...)
		done = skip(p.text, i, letter)
	}
	return append(out, p.text[done:]...)
}

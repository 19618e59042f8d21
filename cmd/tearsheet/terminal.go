package main

import (
	"io"
	"os"
	"strings"
	"unicode"
)

// style writes text for a person. On a terminal it marks parts of it, by the
// control sequences of ECMA-48; elsewhere it leaves them plain.
type style struct{ on bool }

// styleFor marks only where someone looks and has not asked for plain text
// (https://no-color.org).
func styleFor(w io.Writer) style {
	return style{isTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"}
}

func (s style) bold(text string) string  { return s.mark("1", text) }
func (s style) faint(text string) string { return s.mark("2", text) }
func (s style) red(text string) string   { return s.mark("31", text) }
func (s style) green(text string) string { return s.mark("32", text) }

func (s style) mark(code, text string) string {
	if !s.on || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// harmless takes out of a page's text what a terminal would obey, but leaves
// white space.
func harmless(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, text)
}

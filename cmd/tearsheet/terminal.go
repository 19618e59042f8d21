package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"reflect"
	"strings"
	"unicode"

	"github.com/mattn/go-isatty"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
)

// isTerminal reports whether someone looks at w.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && (isatty.IsTerminal(f.Fd()) || isatty.IsCygwinTerminal(f.Fd()))
}

// tell writes to a person, by the rules of fmt. It is the one way by which text
// gets onto a terminal: strings, errors and whatever has a text among args are
// made harmless, so that no page, file name or server can command the terminal.
// Styled text is so already.
func tell(w io.Writer, format string, args ...any) error {
	for i, arg := range args {
		args[i] = inert(arg)
	}
	_, err := fmt.Fprintf(w, format, args...)
	return err
}

func inert(arg any) any {
	switch v := arg.(type) {
	case styled:
		return string(v)
	case error:
		return harmless(v.Error())
	case fmt.Stringer:
		return harmless(v.String())
	}
	if v := reflect.ValueOf(arg); v.Kind() == reflect.String {
		return harmless(v.String())
	}
	return arg // a number
}

// forRecords is w for records. A terminal gets them as harmless as all else, a
// pipe or a file as they are.
func forRecords(w io.Writer) io.Writer {
	if !isTerminal(w) {
		return w
	}
	return transform.NewWriter(w, runes.Remove(runes.Predicate(obeyed)))
}

// buffered is w for results: records in JSON, or text for a person.
func buffered(w io.Writer, records bool) *bufio.Writer {
	if records {
		w = forRecords(w)
	}
	return bufio.NewWriter(w)
}

// writeJSON writes a value on a line, with the & of addresses as it is.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// harmless takes out of a text what a terminal would obey.
func harmless(text string) string {
	return strings.Map(func(r rune) rune {
		if obeyed(r) {
			return -1
		}
		return r
	}, text)
}

// obeyed reports whether a character does something to a terminal, beside being
// shown: the control characters of both blocks of ISO 6429 and DEL, but not white
// space, and those by which text is written over in the other direction (Unicode
// Standard Annex 9, chapter 2).
func obeyed(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' ||
		'\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
}

// style writes text for a person. On a terminal it marks parts of it, by the
// control sequences of ECMA-48; elsewhere it leaves them plain.
type style struct{ on bool }

// styled is text that was made harmless, with the marks of a style in it.
type styled string

// styleFor marks only where someone looks and has not asked for plain text
// (https://no-color.org).
func styleFor(w io.Writer) style {
	return style{isTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"}
}

func (s style) bold(text string) styled  { return s.mark("1", text) }
func (s style) faint(text string) styled { return s.mark("2", text) }
func (s style) red(text string) styled   { return s.mark("31", text) }
func (s style) green(text string) styled { return s.mark("32", text) }
func (s style) plain(text string) styled { return styled(harmless(text)) }

func (s style) mark(code, text string) styled {
	text = harmless(text)
	if !s.on || text == "" {
		return styled(text)
	}
	return styled("\x1b[" + code + "m" + text + "\x1b[0m")
}

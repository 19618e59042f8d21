package jsonld

import (
	"encoding/json"
	"html"
	"slices"
	"strings"
)

// decode reads all JSON values in a script. What is broken is repaired in the
// ways it is broken in the wild; what stays broken is dropped.
func decode(text string) []any {
	text = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text), "\ufeff"))
	if values, ok := values(text); ok {
		return values
	}
	found, _ := values(repair(text))
	return found
}

// values reads JSON values one after another, as pages that concatenate two
// scripts need it. It tells whether all of the text was read.
func values(text string) ([]any, bool) {
	dec := json.NewDecoder(strings.NewReader(text))
	var out []any
	for {
		var v any
		err := dec.Decode(&v)
		if err != nil {
			return out, err.Error() == "EOF"
		}
		out = append(out, v)
		rest := text[dec.InputOffset():]
		skip := len(rest) - len(strings.TrimLeft(rest, " \t\r\n;,"))
		if skip > 0 {
			text = rest[skip:]
			dec = json.NewDecoder(strings.NewReader(text))
		}
	}
}

// repair undoes what template engines and editors do to JSON: CDATA and HTML
// comment marks, entities for quotes, comments, control characters inside
// strings, backslashes before characters that need none, commas before a
// closing bracket.
func repair(text string) string {
	for _, mark := range [...]string{"<![CDATA[", "]]>", "<!--", "-->", "//<![CDATA[", "/*<![CDATA[*/", "/*]]>*/"} {
		text = strings.ReplaceAll(text, mark, "")
	}
	if !strings.Contains(text, `"`) && strings.Contains(text, "&quot;") {
		text = html.UnescapeString(text)
	}
	if start := strings.IndexAny(text, "{["); start > 0 {
		text = text[start:]
	}
	var r repairer
	for i := 0; i < len(text); {
		i += r.step(text[i:])
	}
	return r.finish()
}

// repairer copies JSON text and mends it on the way.
type repairer struct {
	out     strings.Builder
	quote   byte   // what the string that is open began with; 0 outside of strings
	comma   bool   // a comma is waiting for what follows it
	last    byte   // the last sign outside of strings
	open    []byte // the brackets that are to be closed
	whole   int    // how much of out ended with a member of what is open,
	inWhole int    // and how many brackets were open there
}

// step handles the start of s and returns how many bytes it was.
func (r *repairer) step(s string) int {
	if r.quote != 0 {
		return r.stringByte(s)
	}
	switch c := s[0]; c {
	case ' ', '\t', '\r', '\n':
	case ',':
		r.comma = true
	case '/':
		return comment(s)
	case '}', ']':
		r.comma = false
		r.open = r.open[:max(0, len(r.open)-1)]
		r.sign(c)
	default:
		if r.comma {
			r.whole, r.inWhole = r.out.Len(), len(r.open)
			r.sign(',')
			r.comma = false
		}
		r.start(c)
	}
	return 1
}

func (r *repairer) sign(c byte) {
	r.last = c
	r.out.WriteByte(c)
}

// start handles a byte that begins a string or something else.
func (r *repairer) start(c byte) {
	switch c {
	case '"', '\'':
		r.quote = c
		r.out.WriteByte('"')
		return
	case '{':
		r.open = append(r.open, '}')
	case '[':
		r.open = append(r.open, ']')
	}
	r.sign(c)
}

// finish closes what a page that was cut off left open. A string that is the
// value of a key ends where the page does; any other last member is left out.
func (r *repairer) finish() string {
	out := r.out.String()
	if len(r.open) == 0 {
		return out
	}
	if r.quote != 0 && r.last == ':' {
		out += `"`
	} else if r.whole > 0 {
		out, r.open = out[:r.whole], r.open[:r.inWhole]
	}
	slices.Reverse(r.open)
	return out + string(r.open)
}

func (r *repairer) stringByte(s string) int {
	switch c := s[0]; {
	case c == '\\' && len(s) > 1:
		if strings.IndexByte(`"\/bfnrtu`, s[1]) >= 0 {
			r.out.WriteString(s[:2])
		} else {
			r.out.WriteByte(s[1])
		}
		return 2
	case c == r.quote && endsString(s[1:]):
		r.quote = 0
		r.out.WriteByte('"')
	case c == '"':
		r.out.WriteString(`\"`)
	case c < ' ':
		r.out.WriteByte(' ')
	default:
		r.out.WriteByte(c)
	}
	return 1
}

// endsString tells whether a quote before rest ends a string: what follows
// must be able to follow a string. A quote that was not escaped is not
// followed by such.
func endsString(rest string) bool {
	rest = strings.TrimLeft(rest, " \t\r\n")
	return rest == "" || strings.IndexByte(",:}]", rest[0]) >= 0 || strings.HasPrefix(rest, "/*")
}

// comment is the length of the comment at the start of s, or 1.
func comment(s string) int {
	var end int
	switch {
	case strings.HasPrefix(s, "//"):
		end = strings.IndexByte(s, '\n')
	case strings.HasPrefix(s, "/*"):
		end = strings.Index(s, "*/") + 1
	default:
		return 1
	}
	if end <= 0 {
		return len(s)
	}
	return end + 1
}

package main

import (
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// option is a flag of a command. Whatever is known of it stands here, once: parsing,
// the help, and what the workers of a crawl share are made from it.
type option struct {
	name string // without dashes
	arg  string // what its value is called; empty for a switch

	// to is where the value goes, with the default in it: a *bool, *string, *int,
	// *int64, *time.Duration or flag.Value.
	to any

	help      string // one paragraph, without the default
	otherwise string // what the help calls the default, where the value does not tell
	shared    bool   // it holds for a crawl of many machines as a whole
}

// group is options under a common title; the title may be empty.
type group struct {
	title   string
	options []option
}

// manual is the help of a command: what it is for and how it is called, its options,
// and what else there is to know, with examples.
type manual struct {
	head    string
	options []group
	tail    string
}

// all are the options of a manual, without their groups.
func (m manual) all() (all []option) {
	for _, g := range m.options {
		all = append(all, g.options...)
	}
	return all
}

// flags has the options of a manual. It stays silent: parse reports its errors.
func (m manual) flags() *flag.FlagSet {
	fs := flag.NewFlagSet("", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Usage = func() {}
	for _, o := range m.all() {
		o.addTo(fs)
	}
	return fs
}

func (o option) addTo(fs *flag.FlagSet) {
	switch to := o.to.(type) {
	case *bool:
		fs.BoolVar(to, o.name, *to, "")
	case *string:
		fs.StringVar(to, o.name, *to, "")
	case *int:
		fs.IntVar(to, o.name, *to, "")
	case *int64:
		fs.Int64Var(to, o.name, *to, "")
	case *float64:
		fs.Float64Var(to, o.name, *to, "")
	case *time.Duration:
		fs.DurationVar(to, o.name, *to, "")
	case flag.Value:
		fs.Var(to, o.name, "")
	default:
		panic(fmt.Sprintf("--%s: a value of type %T", o.name, to))
	}
}

// parse reads flags wherever they stand among the arguments, and returns the other
// arguments and the names of the flags that are given. Package flag alone stops at
// the first of those; here only "--" ends the flags.
func (m manual) parse(args []string) (rest []string, given map[string]bool, err error) {
	fs := m.flags()
	var behind []string
	if i := slices.Index(args, "--"); i >= 0 {
		args, behind = args[:i], args[i+1:]
	}
	for len(args) > 0 {
		if err := fs.Parse(args); err != nil {
			return nil, nil, err
		}
		if args = fs.Args(); len(args) > 0 {
			rest, args = append(rest, args[0]), args[1:]
		}
	}
	given = map[string]bool{}
	fs.Visit(func(f *flag.Flag) { given[f.Name] = true })
	return append(rest, behind...), given, nil
}

// The layout of a manual, in characters.
const (
	helpColumn = 21 // where what options do is told
	helpWidth  = 82
)

// String is the text of the help.
func (m manual) String() string {
	var b strings.Builder
	b.WriteString(m.head)
	for _, g := range m.options {
		b.WriteString("\n")
		if g.title != "" {
			b.WriteString(g.title + "\n")
		}
		for _, o := range g.options {
			o.write(&b)
		}
	}
	b.WriteString("\n" + m.tail)
	return b.String()
}

// write writes the lines of an option.
func (o option) write(b *strings.Builder) {
	line := strings.TrimRight("  --"+o.name+" "+o.arg, " ")
	if len(line) > helpColumn-2 {
		b.WriteString(line + "\n")
		line = ""
	}
	b.WriteString(filled(line, helpColumn, o.text()))
}

// filled writes a paragraph behind a line that has begun, and on as many as it needs,
// from the column on.
func filled(line string, column int, paragraph string) string {
	var b strings.Builder
	for _, word := range strings.Fields(paragraph) {
		switch pad := column - len(line); {
		case line == "" || pad > 0:
			line += strings.Repeat(" ", pad) + word
		case len(line)+1+len(word) > helpWidth:
			b.WriteString(line + "\n")
			line = strings.Repeat(" ", column) + word
		default:
			line += " " + word
		}
	}
	return b.String() + line + "\n"
}

// text is what the option does, with its default.
func (o option) text() string {
	usual := o.otherwise
	if usual == "" {
		usual = o.usual()
	}
	if usual == "" {
		return o.help
	}
	return o.help + " (default " + usual + ")"
}

// usual is the default, or empty for the zero value.
func (o option) usual() string {
	switch to := o.to.(type) {
	case *string:
		return *to
	case *int:
		return nonzero(int64(*to))
	case *int64:
		return nonzero(*to)
	case *time.Duration:
		return short(*to)
	}
	return ""
}

// short is a time as a person writes it: 2m, not 2m0s.
func short(d time.Duration) string {
	text := d.String()
	for _, zero := range []string{"m0s", "h0m"} {
		if strings.HasSuffix(text, zero) {
			text = text[:len(text)-2]
		}
	}
	if d == 0 {
		return ""
	}
	return text
}

func nonzero(n int64) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}
